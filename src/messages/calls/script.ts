import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { amountWords, countWords, dayWords, NBSP, type Sentence } from "../../kernel/wording.ts"

/** How far the follow-up has come: nothing said yet, then the tones of the steps that were taken. */
export type CallStage = "first" | "reminded" | "firm" | "formal"

/** What the words of a call depend on. */
export interface CallSituation {
  readonly companyName: string
  readonly customerName: string
  readonly kind: "professional" | "consumer" | "public"
  /** Whom to ask for; null when nobody is known by name. */
  readonly personName: string | null
  readonly stage: CallStage
  /** The late invoices that may be asked for, the oldest first. */
  readonly late: readonly { readonly number: string; readonly dueOn: Day }[]
  readonly askedCents: Cents
  readonly currency: string
  /** The last promise that was not kept. */
  readonly brokenPromise: { readonly promisedFor: Day; readonly amountCents: Cents | null } | null
  /** A part is contested: it is not spoken of as due. */
  readonly hasDispute: boolean
  /** The day that was named as the last one by a formal notice, or the notice's own. */
  readonly noticeOn: Day | null
}

/** What to say, line by line, in the order of the call. */
export function callScript(call: CallSituation): Sentence[] {
  return [
    greeting(call),
    subject(call),
    question(call),
    ...(call.hasDispute ? [DISPUTED] : []),
    call.kind === "public" ? PUBLIC_CLOSE : CLOSE,
  ]
}

function greeting({ companyName, personName, customerName, kind }: CallSituation): Sentence {
  if (kind === "consumer") {
    return {
      fr: `«${NBSP}Bonjour, ${companyName}. Êtes-vous bien ${personName ?? customerName}${NBSP}?${NBSP}»`,
      en: `“Hello, this is ${companyName}. Am I speaking to ${personName ?? customerName}?”`,
    }
  }
  if (personName) {
    return {
      fr: `«${NBSP}Bonjour, ${companyName}. Puis-je parler à ${personName}${NBSP}?${NBSP}»`,
      en: `“Hello, this is ${companyName}. May I speak to ${personName}?”`,
    }
  }
  return {
    fr: `«${NBSP}Bonjour, ${companyName}. Qui suit chez vous le paiement de nos factures${NBSP}?${NBSP}»`,
    en: `“Hello, this is ${companyName}. Who looks after the payment of our invoices?”`,
  }
}

/** What the call is about: the broken promise first, then the invoices, as firmly as what was written. */
function subject(call: CallSituation): Sentence {
  if (call.brokenPromise) return promiseWords(call.brokenPromise, call.currency)
  const sum = sumWords(call)
  const about = aboutWords(call)
  switch (call.stage) {
    case "first":
    case "reminded":
      return {
        fr: `«${NBSP}Je vous appelle pour ${about.fr}. Il reste ${sum.fr} à payer. ${call.late.length > 1 ? "Les avez-vous bien reçues" : "L’avez-vous bien reçue"}${NBSP}?${NBSP}»`,
        en: `“I am calling about ${about.en}. ${sum.en} is left to pay. Did you receive ${call.late.length > 1 ? "them" : "it"}?”`,
      }
    case "firm":
      return {
        fr: `«${NBSP}Nous vous avons écrit plusieurs fois au sujet de ${about.fr}. ${sum.fr} restent dus. Qu’est-ce qui bloque${NBSP}?${NBSP}»`,
        en: `“We have written to you several times about ${about.en}. ${sum.en} is still owed. What is holding it up?”`,
      }
    case "formal": {
      const on = call.noticeOn
      return {
        fr: `«${NBSP}Vous avez reçu notre mise en demeure${on ? ` du ${dayWords(on, "fr")}` : ""}. ${sum.fr} restent dus. Je préfère m’entendre avec vous aujourd’hui.${NBSP}»`,
        en: `“You received our formal notice${on ? ` of ${dayWords(on, "en")}` : ""}. ${sum.en} is still owed. I would rather come to terms with you today.”`,
      }
    }
  }
}

function promiseWords(promise: NonNullable<CallSituation["brokenPromise"]>, currency: string): Sentence {
  const { promisedFor, amountCents } = promise
  const of = (language: "fr" | "en") =>
    amountCents === null
      ? ""
      : `${language === "fr" ? " de" : " of"} ${amountWords(amountCents, currency, language)}`
  return {
    fr: `«${NBSP}Vous nous aviez annoncé un paiement${of("fr")} pour le ${dayWords(promisedFor, "fr")}. Nous ne l’avons pas reçu. Que s’est-il passé${NBSP}?${NBSP}»`,
    en: `“You had announced a payment${of("en")} for ${dayWords(promisedFor, "en")}. We have not received it. What happened?”`,
  }
}

const sumWords = ({ askedCents, currency }: CallSituation): Sentence => ({
  fr: amountWords(askedCents, currency, "fr"),
  en: amountWords(askedCents, currency, "en"),
})

function aboutWords({ late }: CallSituation): Sentence {
  const [first] = late
  if (late.length === 1 && first) {
    return {
      fr: `notre facture ${first.number}, échue le ${dayWords(first.dueOn, "fr")}`,
      en: `our invoice ${first.number}, due on ${dayWords(first.dueOn, "en")}`,
    }
  }
  return {
    fr: countWords(late.length, "facture échue", "factures échues", "fr"),
    en: countWords(late.length, "overdue invoice", "overdue invoices", "en"),
  }
}

function question({ kind, stage, brokenPromise }: CallSituation): Sentence {
  if (kind === "public") {
    return {
      fr: `«${NBSP}Où en est le mandatement${NBSP}? Vous manque-t-il une pièce ou un numéro d’engagement${NBSP}?${NBSP}»`,
      en: "“How far has the payment order come? Is a document or a commitment number missing?”",
    }
  }
  if (brokenPromise || stage === "formal") {
    return {
      fr: `«${NBSP}Quel jour le virement partira-t-il, et de quel montant${NBSP}? Si c’est trop en une fois, voyons un échéancier.${NBSP}»`,
      en: "“On which day will the transfer leave, and for how much? If it is too much at once, let us look at a plan.”",
    }
  }
  return {
    fr: `«${NBSP}Quel jour pensez-vous payer${NBSP}?${NBSP}» Attendez la réponse${NBSP}: notez une date et un montant.`,
    en: "“Which day do you expect to pay?” Wait for the answer: note a day and an amount.",
  }
}

const DISPUTED: Sentence = {
  fr: "Une partie est contestée\u00a0: ne réclamez que le reste, et dites où en est le désaccord.",
  en: "A part is contested: ask for the rest only, and say how far the disagreement has come.",
}
const CLOSE: Sentence = {
  fr: "«\u00a0C’est noté, merci. Je vous le confirme par écrit.\u00a0»",
  en: "“I have noted that, thank you. I will confirm it in writing.”",
}
const PUBLIC_CLOSE: Sentence = {
  fr: "«\u00a0Qui puis-je joindre chez le comptable public pour la date de paiement\u00a0?\u00a0»",
  en: "“Whom may I call at the public accountant’s for the day of payment?”",
}
