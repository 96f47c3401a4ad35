import { type Rate, rateWords } from "../kernel/rate.ts"
import type { Sentence } from "../kernel/wording.ts"
import type { AppliedRate, PenaltyBasis } from "./regime.ts"

const TEXTS: Record<PenaltyBasis, Sentence> = {
  default: {
    fr: "C. com. L441-10 II : taux de la BCE + 10 points",
    en: "C. com. L441-10 II: ECB rate + 10 points",
  },
  contract: { fr: "Taux du contrat (C. com. L441-10 II)", en: "Contract rate (C. com. L441-10 II)" },
  "clause-below-floor": {
    fr: "Clause sous le minimum légal (C. com. L441-10 II) : le plus bas des deux taux licites",
    en: "Clause below the legal minimum (C. com. L441-10 II): the lower of the two lawful rates",
  },
  legal: {
    fr: "Intérêt légal (C. civ. 1231-6, CMF L313-2)",
    en: "Legal interest (C. civ. 1231-6, CMF L313-2)",
  },
  public: {
    fr: "CCP R2192-31 : taux de la BCE + 8 points, fixé au départ des intérêts",
    en: "CCP R2192-31: ECB rate + 8 points, fixed when interest began",
  },
  judgment: {
    fr: "Intérêt légal après jugement, + 5 points après deux mois (CMF L313-3)",
    en: "Legal interest after judgment, + 5 points after two months (CMF L313-3)",
  },
}

/** The text that the rate of a line rests on, and where the published rate was read. */
export function rateSource({ basis, published }: AppliedRate): Sentence {
  const text = TEXTS[basis]
  if (published === null) return text
  const { status, source } = published
  const french = status === "entered" ? `${source}, saisi par vous` : source
  const english = status === "entered" ? `${source}, entered by you` : source
  return { fr: `${text.fr} (${french})`, en: `${text.en} (${english})` }
}

/** What a person should know before relying on the rate of a line; null when there is nothing to say. */
export function rateCaution({ basis, published, floor, rate }: AppliedRate): Sentence | null {
  if (basis === "clause-below-floor" && floor !== null) {
    return {
      fr: `Le taux de la clause est inférieur au minimum de ${rateWords(floor, "fr")} (trois fois l’intérêt légal). Ce qui le remplace est discuté : ${rateWords(rate, "fr")} est le plus prudent.`,
      en: `The clause is below the minimum of ${rateWords(floor, "en")} (three times legal interest). What replaces it is contested: ${rateWords(rate, "en")} is the cautious reading.`,
    }
  }
  if (basis === "contract" && floor === null) {
    return {
      fr: "Le minimum légal de ce semestre n’est pas connu de Relance : le taux du contrat n’a pas pu y être comparé.",
      en: "The legal minimum of this half-year is not known to Relance: the contract rate could not be compared with it.",
    }
  }
  return published?.caution ?? null
}

/** What to say of a contract rate beside the legal minimum of a half-year (C. com. L441-10 II); null when it is lawful. */
export function floorCaution(contractRate: Rate | null, floor: Rate | null): Sentence | null {
  if (contractRate === null || floor === null || contractRate >= floor) return null
  return {
    fr: `Ce taux est inférieur au minimum légal du semestre, ${rateWords(floor, "fr")} (trois fois l’intérêt légal, C. com. L441-10 II).`,
    en: `This rate is below the legal minimum of the half-year, ${rateWords(floor, "en")} (three times legal interest, C. com. L441-10 II).`,
  }
}
