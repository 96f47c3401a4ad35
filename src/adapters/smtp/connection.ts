import type { ConnectionOptions } from "node:tls"
import SMTPConnection from "nodemailer/lib/smtp-connection"
import XOAuth2 from "nodemailer/lib/xoauth2"
import type { MailServer } from "../../delivery/mail-account/mail-account.ts"

/** How patient a connection is, and whom it trusts beyond the machine's own certificates. */
export interface SmtpOptions {
  /** Milliseconds for the name, the line, the greeting and TLS together. */
  readonly connectMs?: number
  /**
   * Milliseconds without a word from the server. Ten minutes by default: RFC 5321 (4.5.3.2.6) lets
   * a server take that long to answer the end of a message, and giving up earlier makes doubts.
   */
  readonly silenceMs?: number
  readonly tls?: ConnectionOptions
  /** Questions put to the server in the place of a sign-in; see verify.ts. */
  readonly customAuth?: SMTPConnection.CustomAuthenticationHandlers
}

/** An error of a mail connection, with the server's answer where there was one. */
export type SmtpError = SMTPConnection.SMTPError & {
  readonly originalCode?: string
  readonly rejectedErrors?: readonly SmtpError[]
}

/** Opens a line to the server and signs in when there is a user. Fails with an SmtpError. */
export async function connect(server: MailServer, options: SmtpOptions): Promise<SMTPConnection> {
  const connection = await openLine(server, options)
  if (server.user) await signIn(connection, server)
  return connection
}

/** Opens a line up to the encrypted greeting, without signing in. */
export function openLine(server: MailServer, options: SmtpOptions): Promise<SMTPConnection> {
  const connectMs = options.connectMs ?? 30_000
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === "tls",
    requireTLS: server.security === "starttls",
    ignoreTLS: server.security === "none",
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: options.silenceMs ?? 600_000,
    customAuth: options.customAuth,
    tls: { minVersion: "TLSv1.2", ...options.tls },
  })
  return new Promise((resolve, reject) => {
    connection.once("error", reject)
    connection.connect((error) => {
      connection.removeListener("error", reject)
      // From now on every command reports its own errors; an idle line that breaks is seen at its next use.
      connection.on("error", () => undefined)
      if (error) reject(error)
      else resolve(connection)
    })
  })
}

/** Signs in; fails with code EAUTH when the server does not accept the name and password. */
export function signIn(connection: SMTPConnection, server: MailServer): Promise<void> {
  const user = server.user ?? ""
  const auth = server.accessToken
    ? { oauth2: new XOAuth2({ user, accessToken: server.accessToken }) }
    : { credentials: { user, pass: server.password ?? "" } }
  return new Promise((resolve, reject) => {
    connection.once("error", reject)
    connection.login(auth, (error) => {
      connection.removeListener("error", reject)
      if (error) {
        connection.close()
        reject(error)
      } else resolve()
    })
  })
}
