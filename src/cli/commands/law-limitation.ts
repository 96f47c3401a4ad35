import { Command, InvalidArgumentError } from "commander"
import { type Day, dayAt } from "../../kernel/day.ts"
import { dayWords, type Language } from "../../kernel/wording.ts"
import {
  type Limitation,
  type LimitationEvent,
  type LimitationReading,
  limitation,
  limitationWarning,
} from "../../law/limitation.ts"
import {
  limitationSentence,
  outcomeSentence,
  startWords,
  warningSentence,
} from "../../law/limitation-words.ts"
import {
  CLAIM_KINDS,
  type ClaimKind,
  EVENT_TYPES,
  type LimitationEventType,
} from "../../law/rules/limitation.ts"
import { type Answer, runPure, withCommonOptions } from "../command.ts"
import { dayValue } from "../values.ts"

const KIND_NAMES: Readonly<Record<string, ClaimKind>> = {
  ...{ b2b: "business", professional: "business", b2c: "consumer", transport: "carriage" },
}

const TYPE_NAMES: Readonly<Record<string, LimitationEventType>> = {
  ...{ acknowledgment: "acknowledgement", summons: "judicial-claim", "service-of-order": "order-served" },
  ...{
    "declaration-of-claim": "claim-declared",
    payment: "part-payment",
    "formal-notice-lrar": "formal-notice",
  },
  ...{
    petition: "petition-filed",
    "injonction-petition-filed": "petition-filed",
    "l125-1": "small-claims-agreement",
  },
  ...{ "mediation-ended": "suspension-ended", "conciliation-ended": "suspension-ended" },
}

const plain = (text: string): string => text.trim().toLowerCase().replaceAll("_", "-")

/** A kind of claim as people type it; a usage error otherwise. */
export function claimKindValue(text: string): ClaimKind {
  const kind = CLAIM_KINDS.find((one) => one === plain(text)) ?? KIND_NAMES[plain(text)]
  if (!kind) throw new InvalidArgumentError(`une de / one of: ${CLAIM_KINDS.join(", ")}`)
  return kind
}

/** A type of event as people type it; a usage error otherwise. */
export function eventTypeValue(text: string): LimitationEventType {
  const type = EVENT_TYPES.find((one) => one === plain(text)) ?? TYPE_NAMES[plain(text)]
  if (!type) throw new InvalidArgumentError(`un de / one of: ${EVENT_TYPES.join(", ")}`)
  return type
}

function eventValue(text: string, before: readonly LimitationEvent[] = []): LimitationEvent[] {
  const [, on, type] = /^(\d{4}-\d{2}-\d{2}):(.+)$/.exec(text) ?? []
  if (on === undefined || type === undefined) {
    throw new InvalidArgumentError("s’écrit AAAA-MM-JJ:type / is written YYYY-MM-DD:type")
  }
  return [...before, { on: dayValue(on), type: eventTypeValue(type) }]
}

interface Options {
  readonly kind: ClaimKind
  readonly completed?: Day
  readonly issued?: Day
  readonly due?: Day
  readonly event?: readonly LimitationEvent[]
  readonly on?: Day
}

/** `relance law limitation`: when a claim becomes time-barred, and what its events changed. */
export const lawLimitationCommand = (): Command =>
  withCommonOptions(new Command("limitation"))
    .description("quand une créance se prescrit, et ce que chaque événement y change")
    .requiredOption("--kind <créance>", CLAIM_KINDS.join(", "), claimKindValue)
    .option("--completed <jour>", "la prestation achevée, la livraison", dayValue)
    .option("--issued <jour>", "la facture, quand l’achèvement n’est pas connu", dayValue)
    .option("--due <jour>", "l’échéance", dayValue)
    .option("--event <jour:type>", `répétable\u00a0: ${EVENT_TYPES.join(", ")}`, eventValue)
    .option("--on <jour>", "vu de ce jour, aujourd’hui par défaut", dayValue)
    .action(async (o: Options, command: Command) => {
      await runPure(command, ({ language }) => {
        const today = o.on ?? dayAt(new Date())
        const read = limitation({
          ...{ kind: o.kind, completedOn: o.completed, issuedOn: o.issued, dueOn: o.due },
          events: o.event ?? [],
        })
        return limitationAnswer(read, today, language)
      })
    })

function limitationAnswer(read: Limitation, today: Day, language: Language): Answer {
  const [alarm] = read.readings
  const warning = warningSentence(read.lastSafeOn, today)
  const json = {
    ...{ on: today, kind: read.kind, years: read.rule.value.years, article: read.rule.source.text },
    ...{ status: read.rule.status, lastSafeOn: read.lastSafeOn, barredFromOn: read.barredFromOn },
    ...{ timeBarred: read.lastSafeOn < today, warning: limitationWarning(read.lastSafeOn, today) },
    ...{ interrupted: alarm.interrupted, pending: alarm.pending, toConfirm: read.toConfirm },
    readings: read.readings.map((reading) => readingJson(reading, language)),
    cautions: read.cautions.map((caution) => caution[language]),
    sentence: limitationSentence(read)[language],
  }
  const lines = [
    json.sentence,
    ...alarm.outcomes.map(
      (outcome) => `  ${dayWords(outcome.on, language)}  ${outcomeSentence(outcome)[language]}`,
    ),
    ...(warning ? [warning[language]] : []),
    ...json.cautions,
  ]
  return { json, text: lines.join("\n") }
}

const readingJson = (reading: LimitationReading, language: Language) => ({
  ...{ from: reading.from, fromWords: startWords(reading.from)[language], startOn: reading.startOn },
  ...{ lastSafeOn: reading.lastSafeOn, interrupted: reading.interrupted, pending: reading.pending },
  ...{ restartedOn: reading.restartedOn, suspended: reading.suspended },
  events: reading.outcomes.map((outcome) => ({ ...outcome, sentence: outcomeSentence(outcome)[language] })),
})
