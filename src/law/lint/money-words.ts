import type { FaultWords, Judge } from "./judge.ts"
import { all, faultOf, says } from "./judge.ts"
import { isAsserted } from "./negation.ts"
import { abroad } from "./other-languages.ts"
import { pattern, placesOf, sentenceAround } from "./read-text.ts"

/** How texts speak of what lateness costs: patterns that several documents judge in their own way. */

const FORTY = "(?<![\\d,])40(,00)? ?(€|euros?)|€ ?40(,00)?(?![\\d,])"

/** The fixed indemnity of 40 €, by its name or its amount. */
export const INDEMNITY = pattern(
  `(indemnite|forfait\\w*|compensation)[^.!?\\n]{0,80}?(${FORTY})|(${FORTY})[^.!?\\n]{0,40}?(forfait|indemnit|recouvrement|compensation|par facture|per invoice)|indemnites? forfaitaires?|fixed compensation|(d )?441-5`,
  "40|forfait|fixed compensation|indemnite|441-5",
)

/** Costs put on the debtor: reminder fees, file fees, collection costs; as the source of a pattern. */
export const COST_WORDS =
  "frais (de|d')( )?(relance|rappel|dossier|recouvrement|gestion|retard|mise en demeure|traitement|impaye|rejet|procedure|contentieux|poursuite|huissier|commissaire|commissaires|courrier)s?|frais (administratifs|supplementaires|forfaitaires|de notre part|engages)|tous les frais|(reminder|late|collection|recovery|administrative|handling|processing) (fees?|costs?|charges?)"
const COSTS = pattern(COST_WORDS, "frais|fee|cost|charge")

/** Penalties of L. 441-10 and the rate of the ECB. */
export const PENALTIES = pattern(
  "penalites?( de retard)?|majorations? de retard|l ?441-10|taux (de refinancement|de la bce|bce)|banque centrale europeenne|late[- ]payment penalt\\w+|\\becb\\b",
  "penal|majoration|441-10|taux|banque centrale|ecb",
)

/** Interest of any name. */
export const INTEREST = pattern(
  "interets? (de retard|moratoires?|legaux|legal|au taux legal|conventionnels?)|porte(nt)? interets?|(late[- ]payment|legal|statutory) interest|bears? interest",
  "interet|interest",
)

/** Legal interest, by its rate or its articles. */
export const LEGAL_INTEREST = pattern(
  "taux (de l'interet )?legal|interets? legal|interets? legaux|1231-6|1344-1|legal rate|legal interest",
  "taux|legal|legaux|1231-6|1344-1",
)

const TIMES =
  "presente?|reception|ce (courrier|message|rappel|delai|courriel)|cette (lettre|date|relance|mise en demeure)|la mise en demeure|ce terme"
const ADDED = "penalites?( de retard)?|interets? de retard|majorations?|indemnites? forfaitaires?"

/** Words that make penalties start with a letter or after a delay, as if they were not already running. */
export const LATE_START = pattern(
  [
    `(${ADDED})[^.!?\\n]{0,90}?(a compter|a partir|a dater|des|passe|apres|au-dela)( de| du| d')?( la| l'| le)? ?(${TIMES})`,
    `(${ADDED})[^.!?\\n]{0,60}?(passe|apres|au-dela de|sous|au bout de)( un delai de)? (\\d+|huit|dix|quinze|trente) jours`,
    `sous peine (de|d')[^.!?\\n]{0,60}?(${ADDED}|interets)`,
    `(a defaut|faute de|sans (paiement|reglement|reponse)|si vous ne|passe ce delai|au-dela de ce delai)[^.!?\\n]{0,100}?(${ADDED})[^.!?\\n]{0,40}?(ser(a|ont)|s'appliqu|courr|commenc|factur)`,
    "(late[- ]payment )?(penalt\\w+|compensation)[^.!?\\n]{0,60}?(from|after|as of|upon)( the)?( date of| receipt of)? (this|the present|receipt|that date)",
    "under penalty of|(failing|without) (payment|which)[^.!?\\n]{0,60}?penalt\\w+ (will|shall|may)",
  ].join("|"),
  "penal|interet|majoration|indemnite|compensation",
)

/** The sentence that says when penalties are due; it stands in place of one that says it wrongly. */
export const DUE_OF_RIGHT = {
  label: { fr: "Dire qu’elles sont dues de plein droit", en: "Say that they are due by law" },
  replacement: {
    fr: "Les pénalités de retard et l’indemnité forfaitaire de 40\u00a0€ par facture sont dues de plein droit depuis le lendemain de l’échéance",
    en: "Late-payment penalties and the fixed compensation of €40 per invoice are due by law from the day after the due date",
  },
} as const

/** Penalties made to start with a letter or a delay. */
export const startLate = {
  fr: "Entre professionnels, les pénalités et les 40\u00a0€ courent depuis le lendemain de l’échéance, sans rappel\u00a0: le texte les fait commencer plus tard.",
  en: "Between professionals, penalties and the €40 run from the day after the due date, without a reminder: the text makes them start later.",
  remedy: DUE_OF_RIGHT,
}
/** Penalties said to be a mere possibility. */
export const onlyPossible = {
  fr: "Les pénalités ne sont pas une éventualité\u00a0: elles sont dues de plein droit.",
  en: "Penalties are not a mere possibility: they are due by law.",
}

/** What a reminder may not ask of a consumer. */
export const consumerOwesNothingMore = {
  fr: "Un particulier ne doit ni l’indemnité de 40\u00a0€, ni les pénalités du code de commerce, ni frais de relance\u00a0: les frais sans titre exécutoire restent au créancier.",
  en: "A consumer owes neither the €40, nor the penalties of the Commercial Code, nor reminder fees: costs without an enforceable title stay with the creditor.",
}

/** Commercial law cited to a public buyer; the remedy is the text that binds it. */
export const COMMERCIAL_TEXT = pattern("\\bl ?441-10\\b|\\bd ?441-5\\b|code de commerce|commercial code")
/** The wrong code, cited to a public buyer. */
export const publicText = {
  fr: "Un acheteur public relève du code de la commande publique, pas de l’article L.\u00a0441-10 du code de commerce.",
  en: "A public buyer is bound by the Public Procurement Code, not by article L. 441-10 of the Commercial Code.",
}

/** Nothing may be added to a consumer's debt: no indemnity, no penalties of the commercial code, no costs. */
export const nothingFromConsumers = (what: FaultWords): Judge =>
  all(
    ...[says(INDEMNITY, what), says(PENALTIES, what), says(COSTS, what)],
    ...[abroad("indemnity", what), abroad("costs", what)],
  )

const MAY_APPLY =
  /\b(pourr(a|ont|ait|aient)|peu(t|vent)) +(vous +)?(etre +)?(en outre +|egalement +)?(vous +)?(etre +)?(appliqu|factur|exig|reclam|demand|ajout|imput)\w*|\bmay +(also +)?be +(charged|applied|claimed|added|invoiced)/g

/** "Pourront être appliquées": what is due by law is not a mere possibility. The remedy keeps number and gender. */
export const mayBeApplied =
  (what: FaultWords): Judge =>
  (text) =>
    placesOf(text, MAY_APPLY)
      .filter((span) => isAsserted(text, span))
      .filter((span) =>
        /penalit|interets|indemnit|majoration|penalt|interest|compensation/.test(sentenceAround(text, span)),
      )
      .map((span) => {
        const words = text.folded.slice(span.start, span.end)
        return faultOf(
          text,
          {
            ...what,
            remedy: { label: DUE_OF_RIGHT.label, replacement: { fr: dueWords(words), en: "are due by law" } },
          },
          span,
        )
      })

function dueWords(words: string): string {
  const participle = words.split(" ").at(-1) ?? ""
  if (participle.endsWith("ees") || participle.endsWith("er")) return "sont dues de plein droit"
  if (participle.endsWith("es")) return "sont dus de plein droit"
  return participle.endsWith("ee") ? "est due de plein droit" : "est dû de plein droit"
}
