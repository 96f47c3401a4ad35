import type { Author } from "../../../kernel/author.ts"
import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { NBSP, type Sentence } from "../../../kernel/wording.ts"
import type { WaitReason } from "../../../policy/decision.ts"
import type { Message } from "../../outbox/message.ts"
import { changeState } from "../../outbox/store.ts"
import { stop } from "../../outbox/workflows.ts"
import type { Gate, GateVerdict } from "../../sending/ports.ts"
import { lockWaitingLetters, type WaitingLetter } from "./store.ts"

/** Why a letter must not be posted any more. */
export type NotToPost = Extract<GateVerdict, { readonly ok: false }>

// Reasons to choose another day, which are for machines: a person goes to the post office when it is open.
const MATTERS_OF_DAYS: readonly string[] = [
  "calendar",
  "preferred-day",
  "closure",
  "payment-run",
  "morning-full",
] satisfies WaitReason[]

/** Why each of these approved letters must not be posted any more, by its identifier, as of a day; those that may are not in it. */
export async function lettersNotToPost(
  tx: CompanyTx,
  gate: Gate,
  letters: readonly Message[],
  on: Day,
): Promise<ReadonlyMap<string, NotToPost>> {
  if (letters.length === 0) return new Map()
  const found = [...(await gate(tx, letters, on))].flatMap(([id, verdict]): [string, NotToPost][] =>
    verdict.ok || MATTERS_OF_DAYS.includes(verdict.because) ? [] : [[id, verdict]],
  )
  return new Map(found)
}

/**
 * Judges again the approved letters that wait for the post: paid, promised or contested since. One
 * that nobody printed is withdrawn with its reason. One that was printed may be in the post already:
 * it stays and says so, and a person cancels it or notes its posting. Doing it again changes nothing.
 */
export async function judgeWaitingLetters(tx: CompanyTx, gate: Gate, by: Author): Promise<void> {
  const waiting = await lockWaitingLetters(tx)
  const letters = waiting.map(({ letter }) => letter)
  const notToPost = await lettersNotToPost(tx, gate, letters, by.today)
  for (const one of waiting) await judgeOne(tx, one, notToPost.get(one.letter.id), by)
}

async function judgeOne(
  tx: CompanyTx,
  { letter, isPrinted }: WaitingLetter,
  verdict: NotToPost | undefined,
  by: Author,
): Promise<void> {
  if (verdict && !isPrinted) {
    await stop(tx, letter, verdict.outcome ?? "held", verdict, by)
    return
  }
  const because = verdict?.because ?? null
  const sentence = verdict ? notToPostWords(verdict.sentence) : null
  if (because === letter.stateReason && sentence?.fr === letter.stateSentence?.fr) return
  await changeState(tx, letter.id, ["approved"], {
    state: "approved",
    stateReason: because,
    stateSentence: sentence,
  })
}

/** What a printed letter says when it must not be posted any more. */
export const notToPostWords = (why: Sentence): Sentence => ({
  fr: `Ne postez pas cette lettre${NBSP}: ${lowerFirst(why.fr)} Annulez-la, ou notez le jour si elle est déjà partie.`,
  en: `Do not post this letter: ${lowerFirst(why.en)} Cancel it, or note the day if it has left already.`,
})

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
