import { Command, Option } from "commander"
import type { Day } from "../../kernel/day.ts"
import { dueDay, type PaymentTerms, parsePaymentTerms, paymentTermsText } from "../../kernel/payment-terms.ts"
import { refuse } from "../../kernel/refusal.ts"
import { dayWords, type Language } from "../../kernel/wording.ts"
import { workingCalendar } from "../../law/calendar.ts"
import { PUBLIC_BUYERS, SECTORS } from "../../law/rules/terms.ts"
import { checkTerms, type KnownDays, maxDueDay, type TermsContext, termsRuleOf } from "../../law/terms.ts"
import { limitsSentence } from "../../law/terms-words.ts"
import { type Answer, runPure, withCommonOptions } from "../command.ts"
import { dayValue } from "../values.ts"

const METHODS = ["plus45-then-eom", "eom-then-plus45"] as const

interface Options extends KnownDays {
  readonly issued: Day
  readonly terms: string
  readonly method?: (typeof METHODS)[number]
  readonly kind: TermsContext["kind"]
  readonly sector: TermsContext["sector"]
  readonly buyer: TermsContext["buyer"]
  readonly periodic?: boolean
  readonly seasonalAccords?: boolean
  readonly delivered?: Day
  readonly received?: Day
}

const withContext = (command: Command): Command =>
  withCommonOptions(command)
    .requiredOption("--issued <jour>", "le jour de la facture", dayValue)
    .addOption(
      new Option("--kind <qui>", "le débiteur")
        .choices(["professional", "consumer", "public"])
        .default("professional"),
    )
    .addOption(new Option("--sector <métier>", "un secteur aux délais propres").choices(SECTORS))
    .addOption(new Option("--buyer <qui>", "avec --kind public\u00a0: l’acheteur").choices(PUBLIC_BUYERS))
    .option("--periodic", "facture périodique, qui regroupe les livraisons d’une période")
    .option("--seasonal-accords", "applique les accords saisonniers, dont les chiffres sont contestés")
    .option("--delivered <jour>", "le jour de la livraison, quand la loi compte de là", dayValue)
    .option("--received <jour>", "le jour où l’acheteur public a reçu la demande", dayValue)

const contextOf = ({ kind, sector, buyer, periodic, seasonalAccords }: Options): TermsContext => ({
  kind,
  ...(sector ? { sector } : {}),
  ...(buyer ? { buyer } : {}),
  ...{ periodic: periodic === true, seasonalAccords: seasonalAccords === true },
})

const knownOf = ({ delivered, received }: Options): KnownDays => ({
  ...(delivered ? { deliveredOn: delivered } : {}),
  ...(received ? { receivedOn: received } : {}),
})

/** `relance law due-date`: when an invoice falls due by its terms, and whether they are lawful. */
export const lawDueDateCommand = (): Command =>
  withContext(new Command("due-date"))
    .description("l’échéance d’une facture selon ses conditions, et si elles sont permises")
    .requiredOption("--terms <conditions>", "«\u00a030 jours\u00a0», «\u00a045 jours fin de mois\u00a0»…")
    .addOption(
      new Option("--method <ordre>", "pour une fin de mois\u202f; la plus tardive par défaut").choices(
        METHODS,
      ),
    )
    .action(async (o: Options, command: Command) => {
      await runPure(command, ({ language }) => dueDateAnswer(o, language))
    })

function dueDateAnswer(o: Options, language: Language): Answer {
  const written =
    parsePaymentTerms(o.terms) ??
    refuse(
      "TERMS_UNCLEAR",
      {
        fr: `Les conditions «\u00a0${o.terms}\u00a0» ne sont pas comprises. Écrivez par exemple «\u00a030 jours\u00a0», «\u00a045 jours fin de mois\u00a0» ou «\u00a0à réception\u00a0».`,
        en: `The terms “${o.terms}” are not understood. Write for instance “30 days”, “45 end of month” or “on receipt”.`,
      },
      { field: "terms" },
    )
  const terms = byMethod(written, o.method)
  const dueOn = dueDay(o.issued, terms)
  const check = checkTerms(written, contextOf(o))
  const closed = workingCalendar("FR").closedBecause(dueOn)
  const json = {
    ...{ issuedOn: o.issued, terms: paymentTermsText(terms), dueOn },
    method: written.rule === "end-of-month" ? (o.method ?? "later-of-both") : null,
    byMethod:
      written.rule === "end-of-month"
        ? Object.fromEntries(METHODS.map((method) => [method, dueDay(o.issued, byMethod(written, method))]))
        : null,
    ...{ isWorkingDay: closed === null, closedBecause: closed?.[language] ?? null, extendedByLaw: false },
    ...{ legal: check.legal, code: check.code, article: check.article, status: check.rule.status },
    ...{ sentence: check.sentence[language], caution: check.caution?.[language] ?? null },
  }
  const day = dayWords(dueOn, language)
  const lines = [
    language === "fr" ? `Échéance\u00a0: ${day}.` : `Due on ${day}.`,
    check.sentence[language],
    ...(closed ? [notExtended(closed[language], language)] : []),
  ]
  return { json, text: lines.join("\n") }
}

const byMethod = (terms: PaymentTerms, method: Options["method"]): PaymentTerms =>
  method === undefined || terms.rule !== "end-of-month"
    ? terms
    : { ...terms, rule: method === "plus45-then-eom" ? "days-first" : "end-of-month-first" }

const notExtended = (why: string, language: Language): string =>
  language === "fr"
    ? `Ce jour est un ${why}\u00a0: aucun texte ne reporte une échéance de paiement.`
    : `That day is a ${why}: no text moves the due day of a payment.`

/** `relance law max-due-date`: the latest due day that the law allows. */
export const lawMaxDueDateCommand = (): Command =>
  withContext(new Command("max-due-date"))
    .description("la dernière échéance que la loi permet pour une facture")
    .action(async (o: Options, command: Command) => {
      await runPure(command, ({ language }) => maxDueDateAnswer(o, language))
    })

function maxDueDateAnswer(o: Options, language: Language): Answer {
  const of = contextOf(o)
  const rule = termsRuleOf(of)
  const max = maxDueDay(o.issued, of, knownOf(o))
  const cautions = (max?.cautions ?? []).map((caution) => caution[language])
  const json = {
    ...{ issuedOn: o.issued, maxDueOn: max?.maxDueOn ?? null },
    ifNothingAgreedOn: max?.ifNothingAgreedOn ?? null,
    ways: (max?.ways ?? []).map(({ limit, method, dueOn }) => ({
      ...{ rule: limitsSentence([limit])[language], days: limit.days, counted: limit.counted },
      ...{ from: limit.from, method: method ?? null, dueOn },
    })),
    ...{ rule: rule.id, article: rule.source.text, status: rule.status, since: rule.since, cautions },
  }
  if (max === null) {
    const none =
      language === "fr"
        ? `La loi ne fixe pas de délai maximum à un particulier (${rule.source.text}).`
        : `The law sets consumers no longest term (${rule.source.text}).`
    return { json, text: none }
  }
  const day = (on: Day) => dayWords(on, language)
  const lines = [
    language === "fr"
      ? `Au plus tard le ${day(max.maxDueOn)} (${rule.source.text}).`
      : `At the latest on ${day(max.maxDueOn)} (${rule.source.text}).`,
    ...max.ways.map(({ limit, dueOn }) => `  ${limitsSentence([limit])[language]}\u00a0: ${day(dueOn)}`),
    ...(max.ifNothingAgreedOn
      ? [
          language === "fr"
            ? `Si rien n’est convenu\u00a0: ${day(max.ifNothingAgreedOn)}.`
            : `If nothing was agreed: ${day(max.ifNothingAgreedOn)}.`,
        ]
      : []),
    ...cautions,
  ]
  return { json, text: lines.join("\n") }
}
