import { type Day, daysBetween, weekday } from "../kernel/day.ts"
import { amountWords, countWords, dayWords, type Language, NBSP, type Sentence } from "../kernel/wording.ts"
import type { DecidedItem, Decision } from "./decision.ts"
import { channelLabel, stepLabel, stepName } from "./step-words.ts"

/** What the sentence needs beyond the decision: the day, and the numbers people know invoices by. */
export interface SentenceContext {
  readonly today: Day
  numberOf(invoiceId: string): string
}

/** Says a decision in one sentence or two that an owner understands, in both languages. */
export function sentence(decision: Decision, context: SentenceContext): Sentence {
  return { fr: say(decision, context, "fr"), en: say(decision, context, "en") }
}

function say(decision: Decision, context: SentenceContext, language: Language): string {
  switch (decision.kind) {
    case "act":
      return sayAct(decision, context, language)
    case "wait":
      return sayWait(decision, language)
    case "ask":
      return ASK[decision.because][language]
    case "nothing":
      return sayNothing(decision, language)
  }
}

function sayAct(
  decision: Extract<Decision, { kind: "act" }>,
  context: SentenceContext,
  language: Language,
): string {
  const step = stepName(decision.step)[language]
  const channel = channelLabel(decision.channel)[language]
  const sum = amountWords(decision.amountCents, decision.currency, language)
  if (decision.because !== "step-due" && decision.because !== "promise-broken") {
    const about = AGREED[decision.because][language]
    const amount =
      decision.amountCents > 0 ? (language === "fr" ? ` Montant${NBSP}: ${sum}.` : ` Amount: ${sum}.`) : ""
    return language === "fr"
      ? `${step}, par ${channel}${NBSP}: ${about}${amount}`
      : `${step}, by ${channel}: ${about}${amount}`
  }
  if (decision.because === "promise-broken") {
    return language === "fr"
      ? `${step}, par ${channel}${NBSP}: le paiement promis n’est pas arrivé à la date dite. Reste dû${NBSP}: ${sum}.`
      : `${step}, by ${channel}: the promised payment has not arrived on the day named. Still owed: ${sum}.`
  }
  const lead = decision.items.find((item) => item.role === "lead") as DecidedItem
  const number = context.numberOf(lead.invoiceId)
  const age = ageWords(daysBetween(lead.dueOn, context.today), language)
  const beside = decision.items.filter((item) => item.role === "covered" || item.role === "listed")
  const late = beside.filter((item) => item.dueOn < context.today).length
  // "Phone call today, by phone" says it twice.
  const isSaid = decision.channel === "phone" || decision.channel === "task"
  const byChannel = isSaid ? "" : language === "fr" ? `, par ${channel}` : `, by ${channel}`
  const others = besideWords(late, beside.length - late, language)
  return language === "fr"
    ? `${step} aujourd’hui${byChannel}${NBSP}: la facture ${number} ${age}.${others} Montant${NBSP}: ${sum}.`
    : `${step} today${byChannel}: invoice ${number} ${age}.${others} Amount: ${sum}.`
}

/** What messages are about that follow from an agreement, or from a payment. */
const AGREED: Readonly<Record<"notice" | "plan-instalment" | "plan-broken", Sentence>> = {
  notice: {
    fr: "on confirme par écrit ce qui a été décidé.",
    en: "what was decided is confirmed in writing.",
  },
  "plan-instalment": {
    fr: "une échéance de l’échéancier convenu.",
    en: "an instalment of the payment plan agreed on.",
  },
  "plan-broken": {
    fr: "l’échéancier n’est plus tenu malgré l’avertissement, tout redevient exigible.",
    en: "the payment plan is not kept in spite of the notice, the whole falls due again.",
  },
}

/** What else the message shows: other late invoices, and some that will fall due. */
function besideWords(late: number, coming: number, language: Language): string {
  const words: string[] = []
  if (language === "fr") {
    if (late > 0)
      words.push(
        countWords(
          late,
          "autre facture en retard y est rappelée",
          "autres factures en retard y sont rappelées",
          "fr",
        ),
      )
    if (coming > 0)
      words.push(
        countWords(coming, "facture à venir y est annoncée", "factures à venir y sont annoncées", "fr"),
      )
  } else {
    if (late > 0)
      words.push(countWords(late, "other late invoice is recalled", "other late invoices are recalled", "en"))
    if (coming > 0)
      words.push(countWords(coming, "coming invoice is announced", "coming invoices are announced", "en"))
  }
  return words.map((text) => ` ${text}.`).join("")
}

function ageWords(late: number, language: Language): string {
  if (language === "fr") {
    if (late > 0) return `a ${countWords(late, "jour", "jours", "fr")} de retard`
    return late === 0
      ? "arrive à échéance aujourd’hui"
      : `arrive à échéance dans ${countWords(-late, "jour", "jours", "fr")}`
  }
  if (late > 0) return `is ${countWords(late, "day", "days", "en")} late`
  return late === 0 ? "falls due today" : `falls due in ${countWords(-late, "day", "days", "en")}`
}

function sayWait(decision: Extract<Decision, { kind: "wait" }>, language: Language): string {
  const until = decision.until ? dayWords(decision.until, language) : ""
  const step = decision.stepKey ? stepLabel(decision.stepKey)[language] : ""
  const words = WAIT[decision.because][language].replace("{until}", until).replace("{step}", step)
  return decision.until ? words.replace("{weekday}", WEEKDAYS[language][weekday(decision.until) - 1]!) : words
}

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  fr: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}

const WAIT: Readonly<Record<Extract<Decision, { kind: "wait" }>["because"], Sentence>> = {
  "not-due": {
    fr: "Rien n’est en retard. Prochaine étape prévue\u00a0: {step}, le {until}.",
    en: "Nothing is late. Next step: {step}, on {until}.",
  },
  promise: {
    fr: "Un paiement est promis\u00a0: on n’écrit pas avant d’avoir pu vérifier, le {until}.",
    en: "A payment has been promised: nothing is sent before it can be checked, on {until}.",
  },
  "call-again": {
    fr: "Un appel est prévu\u00a0: rien ne part avant. Suite le {until} si personne n’a pu être joint.",
    en: "A call is planned: nothing leaves before it. The follow-up goes on {until} if nobody could be reached.",
  },
  plan: {
    fr: "Un échéancier est convenu et tenu\u00a0: on ne relance pas. Prochain regard le {until}.",
    en: "A payment plan is agreed on and kept: nothing is sent. It is looked at again on {until}.",
  },
  "next-step": {
    fr: "Prochaine étape\u00a0: {step}, le {until}. D’ici là, rien ne part.",
    en: "Next step: {step}, on {until}. Nothing leaves before.",
  },
  "too-soon-since-last-contact": {
    fr: "{step}\u00a0: on a déjà pris contact il y a quelques jours. On attend le {until}.",
    en: "{step}: there was a contact a few days ago. Waiting until {until}.",
  },
  "too-many-contacts": {
    fr: "{step}\u00a0: assez de contacts sur trente jours. On attend le {until}.",
    en: "{step}: enough contacts in thirty days. Waiting until {until}.",
  },
  calendar: {
    fr: "{step}\u00a0: aujourd’hui n’est pas un jour ouvré. Départ le {until}.",
    en: "{step}: today is not a working day. It leaves on {until}.",
  },
  "preferred-day": {
    fr: "{step}\u00a0: on préfère écrire un {weekday}. Départ le {until}.",
    en: "{step}: messages leave on a {weekday} rather. It leaves on {until}.",
  },
  closure: {
    fr: "{step}\u00a0: on n’écrit pas pendant la fermeture. Départ le {until}.",
    en: "{step}: nothing is sent during the closing period. It leaves on {until}.",
  },
  "payment-run": {
    fr: "{step}\u00a0: ce client paie à jours fixes, on laisse passer le prochain. On attend le {until}.",
    en: "{step}: this customer pays on fixed days, the next one is let pass. Waiting until {until}.",
  },
  "morning-full": {
    fr: "{step}\u00a0: la matinée est pleine, les relances plus urgentes passent d’abord. Départ le {until}.",
    en: "{step}: the morning is full, more urgent reminders come first. It leaves on {until}.",
  },
  "amount-too-small": {
    fr: "Le montant en retard est trop petit pour une relance.",
    en: "The late amount is too small for a reminder.",
  },
}

const ASK: Readonly<Record<Extract<Decision, { kind: "ask" }>["because"], Sentence>> = {
  "reply-unanswered": {
    fr: "Le client a répondu et personne ne s’en est encore occupé. La relance attend que vous l’ayez lu.",
    en: "The customer has answered and nobody has dealt with it yet. The follow-up waits for you to read it.",
  },
  "payment-unallocated": {
    fr: "Un paiement ou un avoir de ce client n’est rattaché à aucune facture. Dites ce qu’il règle avant toute relance.",
    en: "A payment or credit note of this customer is not set against any invoice. Say what it pays before anything is sent.",
  },
  "data-too-old": {
    fr: "Les données datent trop\u00a0: un paiement récent peut manquer. Importez vos écritures avant de relancer.",
    en: "The data is too old: a recent payment may be missing. Import your books before sending reminders.",
  },
  "address-bounced": {
    fr: "L’adresse e-mail de ce client ne fonctionne plus. Indiquez-en une autre ou choisissez la lettre.",
    en: "This customer’s e-mail address no longer works. Give another one, or choose a letter.",
  },
  "no-address": {
    fr: "Ni adresse e-mail ni adresse postale complète pour ce client. Ajoutez-en une pour pouvoir écrire.",
    en: "There is neither an e-mail address nor a full postal address for this customer. Add one so that we can write.",
  },
  "no-electronic-consent": {
    fr: "Ce particulier n’a pas accepté de recevoir des recommandés électroniques (CPCE L100). Notez son accord dans sa fiche, ou passez cette étape au papier.",
    en: "This consumer has not agreed to receive electronic registered letters (CPCE L100). Record the agreement on the customer’s page, or take this step on paper.",
  },
  "outcome-unknown": {
    fr: "On ne sait pas si le dernier message est parti. Dites-le avant qu’un autre ne parte.",
    en: "It is not known whether the last message left. Say so before another one leaves.",
  },
  "dispute-deadline": {
    fr: "Un litige a dépassé sa date limite\u00a0: à vous de le trancher, ou de lui donner un nouveau délai.",
    en: "A dispute is past its deadline: settle it, or give it a new one.",
  },
}

const NOTHING: Readonly<Record<Extract<Decision, { kind: "nothing" }>["because"], Sentence>> = {
  settled: { fr: "Tout est réglé.", en: "Everything is settled." },
  disputed: {
    fr: "Tout ce qui reste dû est contesté\u00a0: aucune relance tant que le litige n’est pas clos.",
    en: "All that remains due is disputed: no reminder until the dispute is closed.",
  },
  insolvent: {
    fr: "Le client est en procédure collective\u00a0: toute relance est arrêtée, la créance se déclare.",
    en: "The customer is in insolvency proceedings: all follow-up is stopped, the claim is to be filed.",
  },
  assigned: {
    fr: "La créance est confiée ou cédée à un tiers\u00a0: on ne relance plus nous-mêmes.",
    en: "The debt was handed or assigned to a third party: we no longer follow it up ourselves.",
  },
  "do-not-chase": {
    fr: "Vous avez demandé de ne pas relancer ce client.",
    en: "You asked not to send reminders to this customer.",
  },
  finished: {
    fr: "Toutes les étapes prévues ont été faites. À vous de décider de la suite.",
    en: "All the steps have been taken. What comes next is for you to decide.",
  },
}

function sayNothing(decision: Extract<Decision, { kind: "nothing" }>, language: Language): string {
  const text = NOTHING[decision.because][language]
  if (!decision.until) return text
  const until = dayWords(decision.until, language)
  return language === "fr" ? `${text} Suivi repris le ${until}.` : `${text} Follow-up resumes on ${until}.`
}

/** Says in one sentence why one invoice is, or is not, in a message today. */
export function itemSentence(item: DecidedItem, today: Day): Sentence {
  return { fr: sayItem(item, today, "fr"), en: sayItem(item, today, "en") }
}

function sayItem(item: DecidedItem, today: Day, language: Language): string {
  const french = language === "fr"
  const step = item.nextStepKey ? stepLabel(item.nextStepKey)[language] : null
  switch (item.role) {
    case "lead":
      return french ? "C’est elle qui décide de l’étape du jour." : "This one sets today’s step."
    case "covered":
      return french
        ? "Rappelée dans le même message, qui vaut aussi pour elle."
        : "Recalled in the same message, which counts for it too."
    case "listed":
      return french ? "Rappelée dans le même message." : "Recalled in the same message."
    case "disputed":
      return french ? "Contestée\u00a0: elle n’est pas relancée." : "Disputed: it is not followed up."
    case "promised":
      return french ? "Couverte par une promesse de paiement." : "Covered by a promise to pay."
    case "planned":
      return french ? "Dans un échéancier convenu." : "In a payment plan."
    case "held":
      return french ? "Suivi suspendu pour cette facture." : "Follow-up suspended for this invoice."
    case "not-due":
      return item.dueOn < today
        ? french
          ? "Pas encore à l’étape."
          : "Not at its step yet."
        : french
          ? `Pas encore échue (${dayWords(item.dueOn, "fr")}).`
          : `Not due yet (${dayWords(item.dueOn, "en")}).`
    case "waiting": {
      const late = ageWords(daysBetween(item.dueOn, today), language)
      if (!step || !item.nextStepOn) return french ? `Elle ${late}.` : `It ${late}.`
      const from = dayWords(item.nextStepOn, language)
      return french
        ? `Elle ${late}. Étape suivante\u00a0: ${step}, à partir du ${from}.`
        : `It ${late}. Next step: ${step}, from ${from}.`
    }
  }
}
