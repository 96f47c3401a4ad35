import type { Author } from "../../../kernel/author.ts"
import { Refusal } from "../../../kernel/refusal.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import type { Message } from "../../outbox/message.ts"
import { lockWaitingLetters } from "../judgement/store.ts"
import { judgeWaitingLetters } from "../judgement/workflows.ts"
import { type LetterPorts, letterToPrint, TEST_LETTER } from "../workflows.ts"
import { type Destination, readDestinations } from "./store.ts"

/** A letter of the batch, as it is kept, with what the list of contents says of it. */
export interface BatchLetter {
  readonly message: Message
  readonly to: Destination
  readonly pdf: Buffer
}

/** A letter left out of the batch, and why. */
export interface LeftOut {
  readonly message: Message
  readonly refusal: Refusal
}

/**
 * The approved letters that wait for the post, each as it is kept from its first print, in postal
 * order: France first, then by country, postcode and name. A letter that must not be posted any more,
 * or that cannot be set, is left out with its reason; the others go on.
 */
export async function batchForPost(
  tx: CompanyTx,
  ports: LetterPorts,
  by: Author,
): Promise<{ readonly letters: readonly BatchLetter[]; readonly leftOut: readonly LeftOut[] }> {
  await judgeWaitingLetters(tx, ports.gate, by)
  const waiting = (await lockWaitingLetters(tx)).map(({ letter }) => letter)
  const destinations = await readDestinations(
    tx,
    waiting.map(({ customerId }) => customerId),
  )
  const letters: BatchLetter[] = []
  const leftOut: LeftOut[] = []
  for (const message of waiting) {
    try {
      if (message.mode === "test") throw new Refusal("TEST_LETTER", TEST_LETTER, { messageId: message.id })
      if (message.stateSentence) {
        throw new Refusal("LETTER_NO_LONGER_DUE", message.stateSentence, { messageId: message.id })
      }
      const pdf = await letterToPrint(tx, message.id, ports, by)
      letters.push({ message, to: destinations.get(message.customerId)!, pdf })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      leftOut.push({ message, refusal: error })
    }
  }
  return { letters: letters.sort((a, b) => byPost(a.to, b.to)), leftOut }
}

/** The order of a postal sorting frame. */
export function byPost(a: Destination, b: Destination): number {
  return (
    Number(a.country !== "FR") - Number(b.country !== "FR") ||
    a.country.localeCompare(b.country) ||
    a.postalCode.localeCompare(b.postalCode) ||
    a.name.localeCompare(b.name, "fr")
  )
}
