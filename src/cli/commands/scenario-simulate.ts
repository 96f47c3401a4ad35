import { Command, InvalidArgumentError, Option } from "commander"
import { amountWords } from "../../kernel/wording.ts"
import {
  ASSUMPTIONS,
  type Assumption,
  compareSimulations,
  type SimulationRequest,
  type SimulationSummary,
} from "../../policy/simulation.ts"
import { type SimulationResult, simulate } from "../../policy/simulations/workflows.ts"
import { channelLabel, stepLabel } from "../../policy/step-words.ts"
import { type CompanySession, runInCompany, withCommonOptions } from "../command.ts"
import { table } from "../output.ts"
import { dayValue } from "../values.ts"

interface Options {
  readonly days: number
  readonly assume: Assumption
  readonly draft?: string
  readonly everybody?: string
  readonly compareEverybody?: string
  readonly steps?: boolean
}

/** `relance scenario simulate`: what would leave on the days to come, or would have left on those gone by. */
export const scenarioSimulateCommand = (): Command =>
  withCommonOptions(new Command("simulate"))
    .option("--days <nombre>", "combien de jours", daysValue, 60)
    .option("--on <jour>", "le premier jour, aujourd’hui par défaut", dayValue)
    .addOption(
      new Option("--assume <hypothèse>", "personne ne paie, chacun comme d’habitude, ou le passé rejoué")
        .choices([...ASSUMPTIONS])
        .default("nobody-pays"),
    )
    .option("--draft <scénario>", "avec le brouillon de ce scénario à sa place")
    .option("--everybody <scénario>", "comme si tous les clients suivaient ce scénario")
    .option("--compare-everybody <scénario>", "comparé à ce que ferait cet autre scénario pour tous")
    .option("--steps", "toutes les étapes, client par client")
    .description("ce qui partirait, jour par jour, sans rien écrire ni envoyer")
    .action((_, command: Command) =>
      runInCompany(command, async (session) => {
        const options = command.opts<Options & { on?: typeof session.today }>()
        const tried = await run(requestOf(options), options.on ?? session.today, session)
        const against = options.compareEverybody ?? (options.draft ? "" : undefined)
        const other =
          against === undefined
            ? null
            : await run(
                {
                  ...requestOf(options),
                  draftOf: null,
                  everybodyFollows: against || options.everybody || null,
                },
                options.on ?? session.today,
                session,
              )
        const comparison = other && compareSimulations(other.summary, tried.summary)
        const steps = options.steps ? { steps: tried.steps } : {}
        return {
          json: { request: requestOf(options), summary: tried.summary, comparison, ...steps },
          text: text(tried.summary, session, other?.summary),
        }
      }),
    )

const requestOf = ({ days, assume, draft, everybody }: Options): SimulationRequest => ({
  ...{ days, assumption: assume, draftOf: draft ?? null, everybodyFollows: everybody ?? null },
})

/** Runs in the foreground; how far it is goes to the standard error, and Ctrl-C ends it with nothing written. */
async function run(
  request: SimulationRequest,
  today: CompanySession["today"],
  session: CompanySession,
): Promise<SimulationResult> {
  const tell = (days: number) => {
    if (process.stderr.isTTY)
      process.stderr.write(`\r${days}/${request.days}${days === request.days ? "\n" : ""}`)
    return true
  }
  const result = await simulate(session.relance.db, session.company.id, request, today, tell)
  return result!
}

function text(summary: SimulationSummary, session: CompanySession, before?: SimulationSummary): string {
  const head = `Du ${summary.from} au ${summary.to} : ${summary.steps} étape(s) pour ${summary.customers} client(s), ${cost(summary, session)} d’affranchissement.`
  const was = before ? `Avant : ${before.steps} étape(s), ${cost(before, session)}.` : null
  const days = table(summary.days, [
    { title: "Jour", text: (day) => day.on },
    { title: "Messages", align: "right", text: (day) => String(day.messages) },
    { title: "Appels", align: "right", text: (day) => String(day.calls) },
    { title: "Tâches", align: "right", text: (day) => String(day.tasks) },
  ])
  const steps = table(summary.byStep, [
    { title: "Scénario", text: (step) => step.scenarioKey },
    { title: "Étape", text: (step) => session.say(stepLabel(step.stepKey)) },
    { title: "Moyen", text: (step) => session.say(channelLabel(step.channel)) },
    { title: "Nombre", align: "right", text: (step) => String(step.count) },
  ])
  return [head, was, "", days, "", steps].filter((part) => part !== null).join("\n")
}

const cost = (summary: SimulationSummary, session: CompanySession): string =>
  amountWords(summary.costCents, "EUR", session.language)

function daysValue(typed: string): number {
  const days = Number(typed)
  if (!Number.isInteger(days) || days < 1 || days > 366)
    throw new InvalidArgumentError("un nombre de jours, de 1 à 366 / a number of days, from 1 to 366")
  return days
}
