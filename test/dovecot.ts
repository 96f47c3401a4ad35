import { execFileSync, spawn } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir, userInfo } from "node:os"
import { join } from "node:path"

const DOVECOT = "/usr/sbin/dovecot"

/** True where Debian's own IMAP server is installed (apt-get install dovecot-imapd). */
export const hasDovecot = existsSync(DOVECOT) && userInfo().uid === 0

/** A real mailbox on a real server: the user "compta" with the password "sesame", over TLS. */
export interface Dovecot {
  readonly port: number
  /** The certificate to trust. */
  readonly ca: Buffer
  /** The file that names it to a program (NODE_EXTRA_CA_CERTS). */
  readonly caFile: string
  close(): Promise<void>
}

/** Starts Debian's dovecot in a folder of its own, with STARTTLS, IDLE and UIDPLUS. */
export async function startDovecot(): Promise<Dovecot> {
  const home = mkdtempSync(join(tmpdir(), "relance-dovecot-"))
  const port = await freePort()
  mkdirSync(join(home, "mail"), { recursive: true })
  const [key, cert] = [join(home, "key.pem"), join(home, "cert.pem")]
  execFileSync(
    "openssl",
    [
      ...[
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
      ],
      ...["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
      ...["-keyout", key, "-out", cert],
    ],
    { stdio: "ignore" },
  )
  writeFileSync(join(home, "dovecot.conf"), configuration(home, port, key, cert))
  execFileSync("chown", ["-R", "mail:mail", join(home, "mail")])
  execFileSync("chmod", ["755", home])
  const server = spawn(DOVECOT, ["-F", "-c", join(home, "dovecot.conf")], { stdio: "ignore" })
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()))
  await listening(port)
  return {
    ...{ port, ca: readFileSync(cert), caFile: cert },
    async close() {
      server.kill("SIGTERM")
      await ended
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const configuration = (home: string, port: number, key: string, cert: string): string => `
protocols = imap
listen = 127.0.0.1
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/log
mail_location = maildir:${home}/mail/%u
mail_uid = mail
mail_gid = mail
first_valid_uid = 1
ssl = yes
ssl_cert = <${cert}
ssl_key = <${key}
disable_plaintext_auth = yes
auth_mechanisms = plain login
passdb {
  driver = static
  args = user=compta password=sesame
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${home}/mail/%u
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
  mailbox Archives {
    auto = create
  }
}
`

async function freePort(): Promise<number> {
  return await new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0))
    })
  })
}

async function listening(port: number): Promise<void> {
  const { connect } = await import("node:net")
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => [socket.destroy(), resolve(true)])
      socket.once("error", () => resolve(false))
    })
    if (isOpen) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error("dovecot did not start")
}
