import type { Sentence } from "../../kernel/wording.ts"
import type { CallSituation } from "./script.ts"

/** Something not to say on the telephone, and the text that forbids it; null for a rule of the house. */
export interface Avoidance {
  readonly sentence: Sentence
  readonly source: string | null
}

/**
 * What not to say, by kind of debtor. Each line rests on the text that it names. No text fixes hours for
 * calls about a debt (C. conso D223-9 is about calls that sell): the hours are a rule of the house.
 */
export function callAvoidances({
  kind,
  hasDispute,
}: Pick<CallSituation, "kind" | "hasDispute">): Avoidance[] {
  return [
    ...(kind === "consumer" ? CONSUMER : []),
    ...(kind === "public" ? PUBLIC : []),
    ...(hasDispute ? [CONTESTED] : []),
    ...ALL,
  ]
}

const CONSUMER: readonly Avoidance[] = [
  {
    sentence: {
      fr: "Ni indemnité de 40 €, ni frais de relance ou de dossier\u00a0: rien de cela n’est dû par un particulier sans titre exécutoire.",
      en: "No 40 € compensation, no reminder or file costs: a consumer owes none of it without an enforceable title.",
    },
    source: "C. com. L441-10 II\u00a0; CPCE L111-8",
  },
  {
    sentence: {
      fr: "Aucune menace d’une action que vous ne pouvez pas légalement engager, et pas d’appels répétés contre son gré.",
      en: "No threat of an action that you cannot legally take, and no repeated calls against their will.",
    },
    source: "C. conso L121-6, L121-7 3°",
  },
]
const PUBLIC: readonly Avoidance[] = [
  {
    sentence: {
      fr: "Ne parlez ni de saisie ni d’huissier\u00a0: les biens d’une personne publique sont insaisissables.",
      en: "Speak neither of seizure nor of a bailiff: the property of a public body cannot be seized.",
    },
    source: "CPCE L111-1",
  },
]
const CONTESTED: Avoidance = {
  sentence: {
    fr: "Ne réclamez pas la partie contestée tant que vous n’avez pas répondu au désaccord.",
    en: "Do not ask for the contested part before you have answered the disagreement.",
  },
  source: null,
}
const ALL: readonly Avoidance[] = [
  {
    sentence: {
      fr: "Ne parlez de cette dette à personne d’autre\u00a0: ni standard, ni collègue, ni famille. Sur un répondeur, votre nom et votre numéro suffisent.",
      en: "Speak of this debt to nobody else: not to the switchboard, a colleague or the family. On voicemail, your name and number are enough.",
    },
    source: "RGPD art. 5(1)(f)",
  },
  {
    sentence: {
      fr: "Ne menacez pas de rendre le retard public.",
      en: "Do not threaten to make the delay public.",
    },
    source: "C. pén. 312-10",
  },
  {
    sentence: {
      fr: "N’appelez pas pour faire pression\u00a0: des appels malveillants et répétés sont un délit.",
      en: "Do not call to put on pressure: malicious repeated calls are an offence.",
    },
    source: "C. pén. 222-16",
  },
]
