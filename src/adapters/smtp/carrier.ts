import { Readable } from "node:stream"
import type SMTPConnection from "nodemailer/lib/smtp-connection"
import type { Carrier, CarrierOutcome, Parcel } from "../../delivery/carrier.ts"
import type { MailAccount } from "../../delivery/mail-account/mail-account.ts"
import { sameAddress } from "../../delivery/sending/outgoing.ts"
import { assert } from "../../kernel/refusal.ts"
import { connect, type SmtpError, type SmtpOptions } from "./connection.ts"
import { mayBeTheLine, outcomeOf } from "./outcome.ts"

/** A carrier over the company's own mail account. The line is opened at the first message and kept. */
export function smtpCarrier(account: MailAccount, options: SmtpOptions = {}): Carrier {
  let line: SMTPConnection | null = null

  async function send(parcel: Parcel, beforeLastBytes: () => Promise<void>): Promise<CarrierOutcome> {
    assertMayGoThere(parcel)
    const isKept = line !== null && !line.destroyed
    try {
      if (!isKept) line = await connect(account.smtp, options)
    } catch (error) {
      line = null
      return { kind: "unreachable", answer: messageOf(error) }
    }
    const delivery = await deliver(line as SMTPConnection, parcel, beforeLastBytes)
    if (delivery.error === null) return { kind: "accepted", answer: delivery.answer }
    dropLine()
    if (delivery.withdrawnBy) throw delivery.withdrawnBy
    if (isKept && !delivery.lastBytesGiven && !delivery.beganHandingOver && mayBeTheLine(delivery.error))
      return await send(parcel, beforeLastBytes)
    return outcomeOf(delivery.error, delivery.lastBytesGiven)
  }

  function dropLine(): void {
    line?.close()
    line = null
  }

  return {
    send,
    async close() {
      if (line && !line.destroyed) line.quit()
      line = null
    },
  }
}

/** Said twice, here and in the claim: a test message goes nowhere but to the company's own address. */
function assertMayGoThere(parcel: Parcel): void {
  if (parcel.mode === "live") return
  const isOwn = parcel.testRecipient !== null && sameAddress(parcel.to, parcel.testRecipient)
  assert(isOwn, "a test message goes only to the test address")
}

/** How handing one message over went, with all that is needed to say whether it may have left. */
interface Delivery {
  readonly error: SmtpError | null
  readonly answer: string
  readonly beganHandingOver: boolean
  readonly lastBytesGiven: boolean
  /** The caller's own failure just before the last bytes, which withdrew the message. */
  readonly withdrawnBy: Error | null
}

async function deliver(
  line: SMTPConnection,
  parcel: Parcel,
  beforeLastBytes: () => Promise<void>,
): Promise<Delivery> {
  let handingOver: Promise<void> | null = null
  let lastBytesGiven = false
  let withdrawnBy: Error | null = null

  async function* bytes() {
    // The server can only take the message once its very end has come: the last byte waits here.
    yield parcel.mime.subarray(0, -1)
    handingOver = beforeLastBytes().catch((error: unknown) => {
      withdrawnBy = error instanceof Error ? error : new Error(String(error))
      throw withdrawnBy
    })
    await handingOver
    // The line broke while we waited: nothing more goes out, so the server surely has no whole message.
    if (stream.destroyed) return
    lastBytesGiven = true
    yield parcel.mime.subarray(-1)
  }

  const stream = Readable.from(bytes())
  const envelope = { from: parcel.from, to: [parcel.to], size: parcel.mime.length }
  const { error, answer } = await new Promise<{ error: SmtpError | null; answer: string }>((resolve) => {
    line.send(envelope, stream, (failure, sent) => resolve({ error: failure, answer: sent?.response ?? "" }))
  })
  // A line that broke meanwhile must not leave the caller's own note half written.
  await (handingOver as Promise<void> | null)?.catch(() => undefined)
  return { error, answer, beganHandingOver: handingOver !== null, lastBytesGiven, withdrawnBy }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
