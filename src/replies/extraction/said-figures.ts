import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { SentenceSpan } from "../understanding/sentences.ts"
import { type AmountMention, amountsIn } from "./amounts.ts"
import { type DayMention, daysIn } from "./days.ts"
import { plain } from "./plain.ts"

/** A stretch of the debtor’s own words: from `start`, up to `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

// What comes just before a day that is not the one promised: "depuis le", "votre facture du", "fermés jusqu'au".
const NOT_PROMISED = new RegExp(
  [
    "(?:depuis|a compter|a partir|absente?s?|fermee?s?|conges?|de retour|recue?|since|starting)(?: (?:du|de|le|jusqu'au|from|on))*",
    "(?:factures?|courrier|courriel|mail|message|lettre|commande|devis|relance|appel|intervention|livraison|invoice|e-mail)(?: (?:du|dated?|datee?s? du|of|from))+",
  ]
    .map((words) => `(?:${words})\\W*$`)
    .join("|"),
)
const CLOSED_DAY = /^ (?:etant |est |est un jour )?(?:un )?(?:jour )?ferie/
const SETTLES_IT = /(?:soit|c'est a dire|a savoir|ie|i\.e\.)(?: (?:le|au|jusqu'au|pour le))?\W*$/

/**
 * The day that a debtor promises, or asks to wait for: the first one to come in the deciding sentence,
 * or else around it. The mail’s own day counts; days gone by do not. "…, soit le 20 mars" settles it.
 */
export function saidDay(own: string, sentence: SentenceSpan | null, mailOn: Day): DayMention | null {
  const flat = plain(own)
  const isOpen = ({ on, start, end }: DayMention) =>
    on >= mailOn &&
    !NOT_PROMISED.test(flat.slice(Math.max(0, start - 40), start)) &&
    !CLOSED_DAY.test(flat.slice(end))
  const all = daysIn(own, mailOn).filter(isOpen)
  const here = all.filter((each) => isWithin(each, sentence))
  const settled = here.findLast(({ start }) => SETTLES_IT.test(flat.slice(Math.max(0, start - 30), start)))
  return settled ?? here[0] ?? nearest(all, sentence)
}

/** The amount that a debtor speaks of: in the deciding sentence, or the only one in the mail. */
export function saidAmount(own: string, sentence: SentenceSpan | null): AmountMention | null {
  const all = amountsIn(own)
  const here = all.filter((each) => isWithin(each, sentence))
  return here[0] ?? (new Set(all.map((each): Cents => each.cents)).size === 1 ? all[0]! : null)
}

const isWithin = ({ start, end }: Span, sentence: SentenceSpan | null): boolean =>
  sentence !== null && start >= sentence.start && end <= sentence.end

function nearest(mentions: readonly DayMention[], sentence: SentenceSpan | null): DayMention | null {
  const from = sentence?.start ?? 0
  return mentions.toSorted((a, b) => Math.abs(a.start - from) - Math.abs(b.start - from))[0] ?? null
}
