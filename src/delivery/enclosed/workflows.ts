import type { Day } from "../../kernel/day.ts"
import { assert, refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { type Enclosed, type SetPaper, sameEnclosures } from "../../messages/enclosures/enclosure.ts"
import { enclosedFile, enclosedFiles, keptOf, readEnclosures } from "../../messages/enclosures/workflows.ts"
import type { MessageSource } from "../../messages/inputs/store.ts"
import { readMessageSources } from "../../messages/inputs/store.ts"
import type { Attachment } from "../../messages/mime.ts"
import type { ActDecision } from "../../policy/gate.ts"
import { decideFor } from "../../policy/plan/workflows.ts"
import { isRemedyStep } from "../../policy/remedy-steps.ts"
import { readArchive } from "../archive/store.ts"
import type { Message } from "../outbox/message.ts"
import { readMessage } from "../outbox/store.ts"
import { STATE_SENTENCES } from "../outbox/wording.ts"
import { sourceOfMessage } from "../remedies/source/workflows.ts"
import { writeEmail } from "../rendering/workflows.ts"
import type { GateVerdict, Outgoing } from "../sending/ports.ts"
import { archivedFiles } from "./archived-files.ts"

/** What goes along with each message, read anew as of the day of its preparation. */
export async function enclosedOf(
  tx: CompanyTx,
  messages: readonly Message[],
  sourceOf: ReadonlyMap<string, MessageSource>,
): Promise<ReadonlyMap<string, readonly Enclosed[]>> {
  const wishes = messages.flatMap(({ id, customerId, enclosures, plannedOn }) => {
    const source = sourceOf.get(customerId)
    if (enclosures.length === 0 || !source) return []
    const on = enclosures.find((one) => one.on)?.on ?? plannedOn
    return [{ id, customerId, attachments: source.step.attachments, input: source.input, on }]
  })
  const found = await readEnclosures(tx, wishes)
  return new Map(wishes.map(({ id }, index) => [id, found[index]!]))
}

/** What leaves is what was looked at: a statement or an invoice that changed since keeps the message back. */
export function withEnclosed(
  tx: CompanyTx,
  message: Message,
  source: MessageSource,
  enclosed: readonly Enclosed[],
): GateVerdict {
  if (!sameEnclosures(message.enclosures, keptOf(enclosed))) {
    const because = "enclosures-changed"
    return { ok: false, because, sentence: STATE_SENTENCES[because], outcome: "held" }
  }
  return {
    ok: true,
    write: async (outgoing) => writeEmail(source.input, outgoing, await filesOf(tx, enclosed, outgoing)),
  }
}

function filesOf(tx: CompanyTx, enclosed: readonly Enclosed[], { setPaper }: Outgoing) {
  if (enclosed.length === 0) return []
  assert(setPaper !== undefined, "what sends messages with statements can set them")
  return enclosedFiles(tx, enclosed, setPaper)
}

/** What goes along with one message as it would leave now; nothing when it is no longer due. */
export async function enclosedNow(tx: CompanyTx, message: Message, today: Day): Promise<readonly Enclosed[]> {
  if (message.enclosures.length === 0) return []
  if (isRemedyStep(message.stepKey)) return (await sourceOfMessage(tx, message, today))?.enclosed ?? []
  const [decision] = await decideFor(tx, [message.customerId], today)
  if (decision?.kind !== "act" || decision.turn !== message.turn) return []
  const sources = await readMessageSources(tx, [decision as ActDecision], today)
  const found = await enclosedOf(tx, [message], new Map(sources.map((one) => [message.customerId, one])))
  return found.get(message.id) ?? []
}

/** One file that goes along with a message, or that went: its place counts from 0. Refused with ENCLOSURE_UNKNOWN. */
export async function readEnclosure(
  tx: CompanyTx,
  messageId: string,
  place: number,
  today: Day,
  setPaper: SetPaper,
): Promise<Attachment> {
  const message = await readMessage(tx, messageId)
  const archive = message.channel === "email" ? await readArchive(tx, messageId) : null
  const enclosed = archive ? [] : await enclosedNow(tx, message, today)
  const file = archive
    ? (await archivedFiles(archive.content))[place]
    : enclosed[place] && (await enclosedFile(tx, enclosed[place], setPaper))
  return (
    file ??
    refuse(
      "ENCLOSURE_UNKNOWN",
      {
        fr: "Cette pièce jointe n’est pas connue\u00a0: ajoutez le PDF sur la page de la facture, ou préparez de nouveau la journée.",
        en: "This attachment is not known: add the PDF on the page of the invoice, or prepare the day again.",
      },
      { messageId, place },
    )
  )
}
