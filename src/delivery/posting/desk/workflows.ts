import type { Author } from "../../../kernel/author.ts"
import type { Day } from "../../../kernel/day.ts"
import { Refusal, refuse } from "../../../kernel/refusal.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { record } from "../../../ledger/journal/store.ts"
import { readCreditor, readDebtor } from "../../../messages/inputs/store.ts"
import { postalLines } from "../../../messages/postal-address.ts"
import { journalEntry } from "../../outbox/journal-entry.ts"
import { isOnPaper } from "../../outbox/message.ts"
import { changeState, lockMessage } from "../../outbox/store.ts"
import { refuseUnlessIn } from "../../outbox/workflows.ts"
import { type LetterPorts, recordPosting } from "../workflows.ts"
import { clearProvider } from "./provider/store.ts"
import type { DeskLetter } from "./store.ts"

/** What is written by hand on the slip of a registered letter. */
export interface Slip {
  readonly addressee: readonly string[]
  readonly sender: readonly string[]
}

/** What the slips of these letters say, by message. */
export async function slipsOf(
  tx: CompanyTx,
  letters: readonly DeskLetter[],
): Promise<ReadonlyMap<string, Slip>> {
  const slips = new Map<string, Slip>()
  if (letters.length === 0) return slips
  const company = await readCreditor(tx)
  const sender = postalLines(company.name, company.address)
  for (const { message } of letters) {
    const debtor = await readDebtor(tx, message.customerId)
    slips.set(message.id, { addressee: postalLines(debtor.name, debtor.address), sender })
  }
  return slips
}

/** One of several letters that were posted together. */
export interface PostedTogether {
  readonly messageId: string
  readonly depositNumber?: string | null
}

/**
 * Writes down that several letters were posted by hand on one day. One that may not be noted says why
 * and does not keep the others back.
 */
export async function recordPostings(
  tx: CompanyTx,
  letters: readonly PostedTogether[],
  day: { readonly postedOn: Day; readonly evenIfNotDue?: boolean },
  ports: LetterPorts,
  by: Author,
): Promise<{ posted: string[]; refused: { id: string; refusal: Refusal }[] }> {
  const posted: string[] = []
  const refused: { id: string; refusal: Refusal }[] = []
  for (const letter of letters) {
    try {
      await recordPosting(tx, { ...letter, ...day }, ports, by)
      posted.push(letter.messageId)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ id: letter.messageId, refusal: error })
    }
  }
  return { posted, refused }
}

/**
 * Takes an approved letter back from the provider that would carry it: a person posts it. Refused
 * (NOT_ON_PAPER) for what cannot be posted, and once a worker has begun with it (MESSAGE_MOVED_ON).
 */
export async function takeBack(tx: CompanyTx, messageId: string, by: Author): Promise<void> {
  const message = await lockMessage(tx, messageId)
  refuseUnlessIn(message, ["approved"])
  if (!isOnPaper(message.channel)) {
    refuse(
      "NOT_ON_PAPER",
      {
        fr: "Seule une lettre sur papier peut être postée à la main.",
        en: "Only a letter on paper can be posted by hand.",
      },
      { messageId },
    )
  }
  await clearProvider(tx, messageId)
  await changeState(tx, messageId, ["approved"], {
    state: "approved",
    nextAttemptAt: null,
    stateReason: null,
  })
  await record(tx, [journalEntry("message.taken-back", message, by, { provider: message.provider })])
}
