import { all, faultOf, type Judge, knowing, says } from "./judge.ts"
import { pattern, placesOf, sentenceAround } from "./read-text.ts"

/** What lateness adds stands apart: from the principal, from VAT, and from legal interest. */

const COMPRISED = pattern(
  "(penalites?|indemnites?|interets)[^.!?\\n]{0,40}?(incluse?s?|comprise?s?|inclus)\\b|(penalties|interest|compensation)[^.!?\\n]{0,30}?included",
  "inclus|compris|included",
)
const TAXED = pattern(
  "(penalites?|indemnites?( forfaitaires?)?)[^.!?\\n]{0,50}?\\b(ttc|ht|tva)\\b|(penalties|compensation)[^.!?\\n]{0,30}?(vat|tax) (included|added)|plus vat",
  "ttc|ht|tva|vat|tax",
)

/** Principal, penalties and indemnity each on their own, without VAT. Used by reminder and formal notice. */
export const separated: Judge = all(
  (text, { accessories }) =>
    accessories
      ? []
      : placesOf(text, COMPRISED)
          .filter(
            (span) =>
              !/\b(pas|ne|n'|hors|not|separement|a part|lignes?|distinct\w*)\b/.test(
                sentenceAround(text, span),
              ),
          )
          .map((span) =>
            faultOf(
              text,
              {
                fr: "Le principal, les pénalités et les 40\u00a0€ s’écrivent chacun à part, avec le total.",
                en: "Principal, penalties and the €40 are each written apart, with the total.",
              },
              span,
            ),
          ),
  knowing(
    ({ accessories }) => accessories ?? undefined,
    ({ penaltiesCents, indemnityCents }, _, text) =>
      [penaltiesCents, indemnityCents].some((cents) => cents > 0 && !showsAmount(text.folded, cents)),
    {
      fr: "Les pénalités ou l’indemnité sont réclamées sans figurer à part dans le texte.",
      en: "Penalties or compensation are claimed without standing apart in the text.",
    },
  ),
  says(TAXED, {
    fr: "Les pénalités et les 40\u00a0€ sont des dommages-intérêts\u00a0: ils ne portent pas de TVA.",
    en: "Penalties and the €40 are damages: they bear no VAT.",
  }),
  knowing(
    ({ accessories }) => accessories?.vatCents,
    (vat) => vat > 0,
    {
      fr: "Les pénalités et les 40\u00a0€ ne portent pas de TVA.",
      en: "Penalties and the €40 bear no VAT.",
    },
  ),
)

/** True when an amount stands in a folded text, whatever its separators: "1 234,56", "1,234,56". */
export function showsAmount(folded: string, cents: number): boolean {
  const whole = String(Math.trunc(cents / 100)).replace(/\B(?=(\d{3})+$)/g, "[ ,]?")
  const rest = String(cents % 100).padStart(2, "0")
  return new RegExp(`(?<!\\d)${whole}${rest === "00" ? "(,00)?" : `,${rest}`}(?!\\d)`).test(folded)
}

const LEGAL = "(?<!fois (le taux de )?l')interets? (au taux )?(legal|legaux)"
const AND = "\\b(ainsi que|et|majorees?|en sus|outre|plus|ajout\\w*)\\b"
const BOTH = pattern(
  `penalites?[^.!?\\n]{0,80}?${AND}[^.!?\\n]{0,40}?${LEGAL}|${LEGAL}[^.!?\\n]{0,60}?${AND}[^.!?\\n]{0,40}?penalites?|penalties[^.!?\\n]{0,40}?\\b(and|plus) (legal|statutory) interest`,
  "taux legal|interet legal|interets legal|interets au|legaux|legal interest|statutory interest",
)

const cumulated = {
  fr: "Les pénalités de retard sont déjà des intérêts moratoires\u00a0: l’intérêt légal ne s’y ajoute pas.",
  en: "Late-payment penalties are moratory interest already: legal interest is not added to them.",
}

/** Penalties and legal interest in one claim. */
export const addsLegalInterest: Judge = all(
  says(BOTH, cumulated),
  knowing(({ accessories }) => accessories?.hasLegalInterest, Boolean, cumulated),
)
