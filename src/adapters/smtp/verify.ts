import MailComposer from "nodemailer/lib/mail-composer"
import type SMTPConnection from "nodemailer/lib/smtp-connection"
import type { MailAccount, MailCheck, VerifySending } from "../../delivery/mail-account/mail-account.ts"
import type { Sentence } from "../../kernel/wording.ts"
import { openLine, type SmtpError, type SmtpOptions, signIn } from "./connection.ts"
import { failureSentence, PASSED } from "./verify-words.ts"

type CustomAuthenticationContext = SMTPConnection.CustomAuthenticationContext

/**
 * Tries the sending account step by step on a real line: name and line, encryption, sign-in, sender,
 * and a message to the given address. Stops at the first step that fails and says how to mend it.
 */
export const verifySmtp =
  (smtpOptions: SmtpOptions = {}): VerifySending =>
  async (account, { sendTestTo }) => {
    const steps: MailCheck[] = []
    const passed = (key: MailCheck["key"], sentence: Sentence) => steps.push({ key, ok: true, sentence })
    let line: SMTPConnection | null = null
    let key: MailCheck["key"] = "connect"
    try {
      line = await openLine(account.smtp, {
        ...smtpOptions,
        customAuth: senderQuestion(account.fromEmail),
      })
      passed("connect", PASSED.connected)
      if (account.smtp.security === "none") {
        steps.push({ key: "encryption", ok: true, isWarning: true, sentence: PASSED.notEncrypted })
      } else passed("encryption", PASSED.encrypted)
      key = "sign-in"
      if (account.smtp.user) await signIn(line, account.smtp)
      passed("sign-in", account.smtp.user ? PASSED.signedIn : PASSED.noSignIn)
      key = "sender"
      await offerSender(line)
      passed("sender", PASSED.senderAccepted)
      key = "test-message"
      if (sendTestTo) {
        await sendTestMessage(line, account, sendTestTo)
        passed("test-message", PASSED.testSent(sendTestTo))
      }
    } catch (error) {
      const failure = error as SmtpError
      if (key === "connect" && isEncryptionFailure(failure)) {
        passed("connect", PASSED.connected)
        key = "encryption"
      }
      steps.push({ key, ok: false, sentence: failureSentence(key, failure) })
    } finally {
      if (line && !line.destroyed) line.quit()
    }
    return steps
  }

/**
 * Asks whether the server lets us send as this address, then takes the question back. nodemailer
 * gives raw commands to sign-in methods only, so the question is put as one.
 */
function offerSender(line: SMTPConnection): Promise<void> {
  const question = { method: SENDER_QUESTION, credentials: { user: "-", pass: "-" } }
  return new Promise((resolve, reject) => {
    line.login(question, (error) => (error ? reject(error) : resolve()))
  })
}

const SENDER_QUESTION = "RELANCE-SENDER"

const senderQuestion = (fromEmail: string) => ({
  [SENDER_QUESTION]: async (context: CustomAuthenticationContext) => {
    const answer = await context.sendCommand(`MAIL FROM:<${fromEmail}>`)
    if (answer.status < 200 || answer.status > 299) throw new Error(answer.response)
    await context.sendCommand("RSET")
  },
})

function sendTestMessage(line: SMTPConnection, account: MailAccount, to: string): Promise<void> {
  const mime = new MailComposer({
    from: { name: account.fromName ?? "", address: account.fromEmail },
    to,
    subject: "Relance : essai d’envoi réussi / sending test passed",
    text: TEST_TEXT,
    headers: { "Auto-Submitted": "auto-generated" },
  }).compile()
  return mime.build().then(
    (bytes) =>
      new Promise<void>((resolve, reject) => {
        line.send({ from: account.fromEmail, to: [to], size: bytes.length }, bytes, (error) =>
          error ? reject(error) : resolve(),
        )
      }),
  )
}

const TEST_TEXT = [
  "Bonjour,",
  "",
  `Si vous lisez ce message, Relance peut envoyer vos relances avec votre messagerie. Il n’y a rien à faire.`,
  "",
  "If you read this message, Relance can send with your mail account. There is nothing to do.",
  "",
].join("\r\n")

/** True when the line was there but its encryption could not be agreed on. */
function isEncryptionFailure(failure: SmtpError): boolean {
  if (failure.code === "ETLS") return true
  const cause = `${failure.originalCode ?? ""} ${failure.message}`
  return /CERT|SELF_SIGNED|EPROTO|ERR_SSL|ERR_TLS|UNABLE_TO_VERIFY|STARTTLS/i.test(cause)
}
