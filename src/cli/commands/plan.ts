import { Command } from "commander"
import { readSendingCompany, type SendingCompany } from "../../delivery/company/store.ts"
import { destinationWords } from "../../delivery/company/words.ts"
import type { Message } from "../../delivery/outbox/message.ts"
import type { Approval } from "../../delivery/outbox/workflows.ts"
import { type AnnouncedStep, announceDay, type DayRun, runDay } from "../../delivery/run/workflows.ts"
import { pressingLimits } from "../../ledger/limitation/workflows.ts"
import type { DecisionView } from "../../policy/plan/view.ts"
import { planOn } from "../../policy/plan/workflows.ts"
import { type CompanySession, runInCompany, withCommonOptions } from "../command.ts"
import { amountCell, dayCell, table } from "../output.ts"
import { dayValue } from "../values.ts"
import { limitJson } from "./limitation.ts"
import { addPaymentPlans } from "./payment-plans.ts"

/** `relance plan --on DAY`, and payment plans under it: every customer with an open item, with the decision and its reason. */
export const planCommand = (): Command =>
  addPaymentPlans(withCommonOptions(new Command("plan")))
    .description("que faire pour chaque client, et pourquoi")
    .option("--on <jour>", "AAAA-MM-JJ, aujourd’hui par défaut", dayValue)
    .action(async (_: unknown, command: Command) => {
      await runInCompany(command, async (session) => {
        const { on = session.today } = command.opts()
        const views: DecisionView[] = []
        for await (const batch of planOn(session.relance.db, session.company.id, on)) views.push(...batch)
        const limits = await session.in((tx) => pressingLimits(tx, on))
        views.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.amountCents - a.amountCents)
        return {
          json: { on, decisions: views.map((view) => decisionJson(view, session, limits)) },
          text: planText(views, session),
        }
      })
    })

const ORDER: readonly DecisionView["kind"][] = ["act", "ask", "wait", "nothing"]

function decisionJson(
  view: DecisionView,
  session: CompanySession,
  limits: Awaited<ReturnType<typeof pressingLimits>>,
) {
  const limit = limits.get(view.customerId)
  return {
    customer: { id: view.customerId, code: view.customerCode, name: view.customerName },
    ...{
      kind: view.kind,
      step: view.stepKey,
      channel: view.channel,
      because: view.because,
      until: view.until,
    },
    invoices: view.items.map(({ sentence, ...item }) => ({ ...item, sentence: session.say(sentence) })),
    ...{ amountCents: view.amountCents, openCents: view.openCents, currency: view.currency },
    sentence: session.say(view.sentence),
    // A warning beside the decision: it changes nothing in what is decided.
    limitation: limit ? limitJson(limit, session) : null,
  }
}

function planText(views: readonly DecisionView[], session: CompanySession): string {
  if (views.length === 0) return "Personne ne doit rien ce jour-là."
  return table(views, [
    { title: "Client", text: (view) => view.customerName },
    {
      title: "En retard",
      align: "right",
      text: (view) => amountCell(view.amountCents, view.currency, session.language),
    },
    { title: "Suite", text: (view) => dayCell(view.until, session.language) },
    { title: "Pourquoi", text: (view) => session.say(view.sentence) },
  ])
}

/** `relance run --on DAY [--dry-run]`: plans, prepares, approves what nobody must approve one by one, and sends. */
export const runCommand = (): Command =>
  withCommonOptions(new Command("run"))
    .description("fait la journée : prépare, approuve ce qui peut l’être, envoie")
    .option("--on <jour>", "AAAA-MM-JJ, aujourd’hui par défaut", dayValue)
    .option("--dry-run", "annonce sans rien écrire ni envoyer")
    .action(async (_: unknown, command: Command) => {
      await runInCompany(command, async (session) => {
        const { on = session.today, dryRun = false } = command.opts()
        const { db, ports } = session.relance
        if (dryRun) {
          const company = await session.in(readSendingCompany)
          return announcement(await announceDay(db, session.company.id, on), on, company, session)
        }
        return outcome(await runDay(db, session.company.id, ports, () => new Date(), session.by(on)), session)
      })
    })

function announcement(
  steps: readonly AnnouncedStep[],
  on: string,
  company: SendingCompany,
  session: CompanySession,
) {
  const count = (destination: AnnouncedStep["destination"]) =>
    steps.filter((step) => step.destination === destination).length
  const json = {
    ...{ on, ...modeJson(company), dryRun: true, sent: 0, prepared: 0, held: 0 },
    ...{ toSend: count("send"), toApprove: count("approve"), toPost: count("post"), tasks: count("task") },
    messages: steps.map(({ sentence, customerId, customerCode, customerName, ...step }) => ({
      customer: { id: customerId, code: customerCode, name: customerName },
      ...step,
      sentence: session.say(sentence),
    })),
  }
  const text = table(steps, [
    { title: "Client", text: (step) => step.customerName },
    {
      title: "Montant",
      align: "right",
      text: (step) => amountCell(step.amountCents, step.currency, session.language),
    },
    { title: "Ce qui se ferait", text: (step) => session.say(step.sentence) },
  ])
  const mode = session.say(destinationWords(company))
  return { json, text: `${mode}\n${steps.length > 0 ? `\n${text}` : "Rien à faire ce jour-là."}` }
}

function outcome(done: DayRun, session: CompanySession) {
  const { sending } = done
  const toApprove = done.messages.filter(
    (message) => message.state === "prepared" && message.needsApproval,
  ).length
  const json = {
    ...{
      on: done.on,
      ...modeJson(done.company),
      dryRun: false,
      ...sending,
      prepared: done.prepared,
      toApprove,
      tasks: done.tasksOpened,
    },
    faults: [...done.faults, ...sending.faults],
    refused: refusedJson(done.refused, session),
    messages: done.messages.map((message) => messageJson(message, done.company, session)),
  }
  const lines = [
    session.say(destinationWords(done.company)),
    `${sending.sent} envoyé(s), ${sending.held} retenu(s), ${sending.cancelled} annulé(s), ${sending.unknown} en doute, ${sending.failed} échoué(s).`,
    `${toApprove} à approuver, ${done.tasksOpened} tâche(s) ouverte(s).`,
    ...done.faults.map((fault) => `Non préparé pour ${fault.customerId} : ${fault.what}`),
    ...notApproved(done.refused, session),
  ]
  return { json, text: lines.join("\n") }
}

/** Why messages were not approved, each reason once. */
function notApproved(refused: Approval["refused"], session: CompanySession): string[] {
  const reasons = Map.groupBy(refused, ({ refusal }) => session.say(refusal.sentence))
  return [...reasons].map(([reason, messages]) => `${messages.length} message(s) en attente : ${reason}`)
}

/** Refused approvals as programs read them. */
export const refusedJson = (refused: Approval["refused"], session: CompanySession) =>
  refused.map(({ id, refusal }) => ({ id, code: refusal.code, sentence: session.say(refusal.sentence) }))

/** The mode as programs read it; in test mode with the one address that all messages go to. */
export const modeJson = ({ mode, testRecipient }: SendingCompany) => ({
  mode,
  testRecipient: mode === "test" ? testRecipient : null,
})

/** A message as programs read it, with the address that it goes to: in test mode the company's own. */
export function messageJson(message: Message, company: SendingCompany, session: CompanySession) {
  const { factsSha256, stateSentence, ...rest } = message
  return {
    ...rest,
    goesTo:
      message.mode === "live" ? message.recipient : message.mode === "test" ? company.testRecipient : null,
    factsSha256: factsSha256.toString("hex"),
    stateSentence: stateSentence && session.say(stateSentence),
  }
}
