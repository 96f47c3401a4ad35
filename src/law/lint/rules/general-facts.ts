import { CLAIMS, EVERYBODY, LETTERS } from "../document.ts"
import { all, faultOf, type Judge, knowing, type LintRule } from "../judge.ts"
import { fold, has, pattern } from "../read-text.ts"

/** What must be true around a letter: the debt, the day, the limitation, the rates. */

const INVOICE = pattern(
  "\\b(factures?|invoices?|rechnung(en)?|facturas?|fattur[ae]|factu(ur|ren)|faturas?)\\b[^.!?\\n]{0,30}?[a-z]{0,6}[-/ ]?\\d[\\w/-]*",
)
const A_DAY = pattern(
  "\\b\\d{1,2}(er|,|·)?( de)? (janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|marz|mai|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|januari|februari|maart|mei|augustus|janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|novembro|dezembro)( de)? \\d{4}|\\b\\d{1,2}/\\d{1,2}/\\d{2,4}|\\b\\d{4}-\\d{2}-\\d{2}",
)
const AN_AMOUNT = pattern(
  "\\d(,\\d{2})? ?(€|euros?|eur)\\b|\\d ?€|€ ?\\d|\\b(eur|usd|gbp|chf) ?\\d|\\d ?(usd|gbp|chf)\\b",
)

const invoicesShown: Judge = (text, { invoices, channel }) => {
  // A short message has no room for a table: it names the invoice when there is one, else their number.
  if (channel === "sms" && invoices !== undefined && invoices.length > 1) return []
  const words = (fr: string, en: string) => [
    faultOf(text, {
      fr: `${fr} Donnez pour chaque facture le numéro, la date, l’échéance, le montant TTC et le reste dû.`,
      en: `${en} Give for each invoice its number, date, due date, amount with VAT and what is left.`,
    }),
  ]
  if (invoices === undefined) {
    return has(text, INVOICE) && has(text, A_DAY) && has(text, AN_AMOUNT)
      ? []
      : words(
          "Le texte ne dit pas quelle facture il réclame.",
          "The text does not say which invoice it asks for.",
        )
  }
  const missing = invoices.filter(
    ({ number }) => !text.folded.includes(plainNumber(number)) && !text.raw.includes(number),
  )
  if (missing.length === 0) return []
  const numbers = missing
    .slice(0, 3)
    .map(({ number }) => number)
    .join(", ")
  return words(`Ne figurent pas dans le texte\u00a0: ${numbers}.`, `Not in the text: ${numbers}.`)
}

const plainNumber = (number: string): string => fold(number.normalize("NFC")).replace(/(\d)\.(?=\d)/g, "$1,")

const stillDue: Judge = all(
  knowing(
    ({ invoices }) => (invoices?.every((one) => one.openCents === undefined) ? undefined : invoices),
    (invoices) =>
      invoices.some(
        ({ openCents, askedCents }) =>
          openCents !== undefined && (openCents <= 0 || (askedCents ?? 0) > openCents),
      ),
    {
      fr: "Une facture est soldée, ou le texte réclame plus que ce qui reste dû. Préparez de nouveau le message avec les soldes du jour.",
      en: "An invoice is settled, or the text asks for more than is left. Prepare the message again with today’s balances.",
    },
  ),
  knowing(
    ({ invoices }) =>
      invoices?.every((one) => one.isDisputed === undefined && one.isAssigned === undefined)
        ? undefined
        : invoices,
    (invoices) => invoices.some(({ isDisputed, isAssigned }) => isDisputed || isAssigned),
    {
      fr: "Une facture est contestée sans réponse, ou cédée\u00a0: elle ne se relance pas. Retirez-la.",
      en: "An invoice is disputed without an answer, or assigned: it must not be chased. Take it out.",
    },
  ),
  knowing(
    ({ insolvency }) => insolvency,
    (insolvency) => insolvency !== null,
    {
      fr: "Le débiteur est en procédure collective\u00a0: on ne relance plus, on déclare la créance.",
      en: "The debtor is in insolvency proceedings: no more reminders, a proof of claim is filed.",
    },
  ),
)

const language: Judge = (text, { debtorCountry }) => {
  if (debtorCountry === undefined) return null
  return debtorCountry === "FR" && text.language !== "fr"
    ? [
        faultOf(text, {
          fr: "Ce client est en France\u00a0: écrivez-lui en français, la traduction peut suivre.",
          en: "This customer is in France: write in French, a translation may follow.",
        }),
      ]
    : []
}

const dated: Judge = (text, { channel }) => {
  if (channel !== undefined) return []
  return has(text, A_DAY)
    ? []
    : [faultOf(text, { fr: "La lettre ne porte aucune date.", en: "The letter bears no date." })]
}

const goodMoment: Judge = all(
  knowing(({ isRestDay }) => isRestDay, Boolean, {
    fr: "Ce jour est un dimanche ou un jour férié\u00a0: attendez le prochain jour ouvré.",
    en: "This is a Sunday or a public holiday: wait for the next working day.",
  }),
  knowing(
    ({ hour }) => hour,
    (hour) => hour < 8 || hour >= 20,
    {
      fr: "Entre 20 h et 8 h, un message passe pour une pression\u00a0: attendez le matin.",
      en: "Between 8 p.m. and 8 a.m. a message looks like pressure: wait for the morning.",
    },
  ),
  knowing(
    ({ daysSinceSameChannel, leastGapDays }) =>
      daysSinceSameChannel === undefined || leastGapDays === undefined
        ? undefined
        : daysSinceSameChannel - leastGapDays,
    (margin) => margin < 0,
    {
      fr: "Ce client a reçu un message par la même voie il y a trop peu de jours.",
      en: "This customer received a message by the same channel too few days ago.",
    },
  ),
)

const BARRED = pattern("prescri(t|te|ts|tes|ption)\\b|time-barred")

const timeBarred: Judge = (text, { on, limitationOn, debtor }) => {
  if (on === undefined || limitationOn === undefined) return null
  if (limitationOn === null || on <= limitationOn) return []
  if (debtor === "consumer" && has(text, BARRED)) return []
  return [
    faultOf(text, {
      fr: "La créance est peut-être prescrite. Notez à la facture ce qui a interrompu la prescription (un paiement, une reconnaissance, un acte), ou ne la réclamez plus\u00a0: à un particulier, on ne demande pas une dette prescrite sans le dire.",
      en: "The claim may be time-barred. Record on the invoice what interrupted limitation (a payment, an acknowledgement, an act), or stop asking for it: a time-barred debt is not asked of a consumer without saying so.",
    }),
  ]
}

/** The rules on facts that hold for every letter. */
export const GENERAL_FACTS: readonly LintRule[] = [
  {
    ...{ id: "GEN-02", documents: CLAIMS, debtors: EVERYBODY, severity: "error" },
    article: "CPC 1407\u00a0; usage",
    judge: invoicesShown,
  },
  {
    ...{ id: "GEN-03", documents: LETTERS, debtors: EVERYBODY, severity: "error" },
    article: "C. com. L622-21\u00a0; C. conso. L121-6\u00a0; CMF L313-28",
    judge: stillDue,
  },
  {
    ...{ id: "GEN-13", documents: LETTERS, debtors: EVERYBODY, severity: "info" },
    article: "Loi 94-665 du 4 août 1994",
    judge: all(language, dated),
  },
  {
    ...{ id: "GEN-14", documents: LETTERS, debtors: EVERYBODY, severity: "warning" },
    article: "C. pén. 222-16\u00a0; C. conso. L121-7, 3°",
    judge: goodMoment,
  },
  {
    ...{ id: "GEN-15", documents: CLAIMS, debtors: EVERYBODY, severity: "error" },
    article: "C. conso. L218-2\u00a0; C. com. L110-4",
    judge: timeBarred,
  },
  {
    ...{
      id: "GEN-16",
      documents: [...LETTERS, "statement", "proof-of-claim", "petition"],
      debtors: EVERYBODY,
      severity: "error",
    },
    article: "C. com. L441-10, II",
    judge: knowing(
      ({ rates }) => rates,
      (rates) => rates.some(({ status }) => status === "unknown" || status === "contested"),
      {
        fr: "Un taux du calcul n’est pas connu\u00a0: Relance ne le devine pas. Saisissez-le avec sa source, ou arrêtez le calcul plus tôt.",
        en: "A rate of the computation is not known: Relance does not guess it. Enter it with its source, or stop the computation earlier.",
      },
    ),
  },
]
