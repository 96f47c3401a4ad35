import type { Cents } from "../../kernel/cents.ts"
import { amountWords, type Language, NBSP, type Sentence } from "../../kernel/wording.ts"
import { findingSentence, type MessageFinding, openFindings } from "../legal-check/findings.ts"

/** In what a message is unlike the others of its group. */
export const DIFFERENCES = [
  "changed",
  "replaces",
  "legal",
  "no-address",
  "second-person",
  "edited",
  "new-address",
  "first-contact",
  "unusual-amount",
] as const
export type DifferenceKind = (typeof DIFFERENCES)[number]

/** A difference, with the sentence that says it. */
export interface Difference {
  readonly kind: DifferenceKind
  readonly sentence: Sentence
}

/** What must be known of a message to tell it from the rest of its group. */
export interface GroupMember {
  readonly id: string
  readonly channel: string
  readonly recipient: string | null
  readonly amountCents: Cents
  readonly currency: string
  readonly edited: boolean
  readonly findings: readonly MessageFinding[]
  readonly acknowledgedRules: readonly string[]
  /** It no longer says what is due: it must be prepared again. */
  readonly isChanged: boolean
  /** It took the place of a message that said something else. */
  readonly isReplacing: boolean
  /** Its step asks for two people. */
  readonly asksForTwo: boolean
  /** Where the last message to this customer went; null when it never got one. */
  readonly lastRecipient: string | null
  readonly hasBeenWrittenTo: boolean
}

// A group of fewer has no usual amount; five times the middle of the others is worth a look.
const LEAST_FOR_USUAL = 5
const UNUSUAL_TIMES = 5

/** What each message of a group has that the others have not, by message; those that are alike are not in it. */
export function differencesIn(group: readonly GroupMember[]): ReadonlyMap<string, readonly Difference[]> {
  const usual = usualAmounts(group)
  const found = group.map((member) => [member.id, differencesOf(member, usual)] as const)
  return new Map(found.filter(([, differences]) => differences.length > 0))
}

function differencesOf(member: GroupMember, usual: ReadonlyMap<string, Cents>): Difference[] {
  const [finding] = openFindings(member)
  const middle = usual.get(member.currency)
  const isEmail = member.channel === "email"
  const isNewAddress =
    isEmail &&
    member.recipient !== null &&
    member.lastRecipient !== null &&
    member.recipient !== member.lastRecipient
  const all: (Difference | false)[] = [
    member.isChanged && { kind: "changed", sentence: CHANGED },
    member.isReplacing && { kind: "replaces", sentence: REPLACES },
    finding !== undefined && { kind: "legal", sentence: findingSentence(finding) },
    isEmail && member.recipient === null && { kind: "no-address", sentence: NO_ADDRESS },
    member.asksForTwo && { kind: "second-person", sentence: SECOND_PERSON },
    member.edited && { kind: "edited", sentence: EDITED },
    isNewAddress && { kind: "new-address", sentence: newAddress(member.lastRecipient!) },
    !member.hasBeenWrittenTo && { kind: "first-contact", sentence: FIRST_CONTACT },
    middle !== undefined &&
      member.amountCents >= UNUSUAL_TIMES * middle && {
        kind: "unusual-amount",
        sentence: unusual(middle, member.currency),
      },
  ]
  return all.filter((difference) => difference !== false)
}

/** The middle amount of a group in each currency that has enough of them. */
function usualAmounts(group: readonly GroupMember[]): ReadonlyMap<string, Cents> {
  const byCurrency = Map.groupBy(group, ({ currency }) => currency)
  return new Map(
    [...byCurrency]
      .filter(([, some]) => some.length >= LEAST_FOR_USUAL)
      .map(([currency, some]) => {
        const amounts = some.map(({ amountCents }) => amountCents).sort((a, b) => a - b)
        return [currency, amounts[Math.floor(amounts.length / 2)]!]
      }),
  )
}

const CHANGED: Sentence = {
  fr: `Ce qui est dû a changé depuis sa préparation${NBSP}: préparez-le de nouveau avant de l’approuver.`,
  en: "What is due changed after it was prepared: prepare it again before you approve it.",
}
const REPLACES: Sentence = {
  fr: `Il remplace un message préparé avant${NBSP}: voyez ce qui a changé, puis cochez-le.`,
  en: "It replaces a message prepared before: see what changed, then tick it.",
}
const NO_ADDRESS: Sentence = {
  fr: "Ce client n’a pas d’adresse e-mail.",
  en: "This customer has no e-mail address.",
}
const SECOND_PERSON: Sentence = {
  fr: "Cette étape demande l’accord de deux personnes.",
  en: "This step asks for the approval of two people.",
}
const EDITED: Sentence = {
  fr: "Son texte a été modifié à la main.",
  en: "Its text was changed by hand.",
}
const FIRST_CONTACT: Sentence = {
  fr: "Premier message de Relance à ce client.",
  en: "The first message of Relance to this customer.",
}
const newAddress = (last: string): Sentence => ({
  fr: `Nouvelle adresse${NBSP}: le dernier message était allé à ${last}.`,
  en: `New address: the last message went to ${last}.`,
})
const unusual = (middle: Cents, currency: string): Sentence => {
  const amount = (language: Language) => amountWords(middle, currency, language)
  return {
    fr: `Montant inhabituel${NBSP}: le milieu de ce groupe est de ${amount("fr")}.`,
    en: `Unusual amount: the middle of this group is ${amount("en")}.`,
  }
}
