import { type Command, Option } from "commander"
import type { CompanyTx } from "../../kernel/store.ts"
import { PLAN_OUTCOMES, PLAN_PERIODS } from "../../ledger/agreements/choices.ts"
import { readPlans } from "../../ledger/agreements/plans/store.ts"
import { type PlanView, planView } from "../../ledger/agreements/plans/view.ts"
import { acceptPlan, closePlan, proposePlan } from "../../ledger/agreements/plans/workflows.ts"
import { readAgreementSettings } from "../../ledger/agreements/settings/store.ts"
import { type CompanySession, withCommonOptions } from "../command.ts"
import { amountCell, dayCell, table } from "../output.ts"
import { amountValue, countValue, dayValue } from "../values.ts"
import { acting, named, withCustomer } from "./facts.ts"

/** `relance plan add|list|accept|close`: payment plans, beside the plan of the day. */
export function addPaymentPlans(group: Command): Command {
  // What comes after a subcommand is its own: "plan add --on" is not "plan --on".
  group.enablePositionalOptions()
  withCustomer(group.command("add"))
    .description("propose un échéancier pour des factures d’un client")
    .option("--times <n>", "en combien de fois", countValue)
    .option("--part <montant>", "ou combien à chaque fois", amountValue)
    .requiredOption("--first <jour>", "la première échéance", dayValue)
    .addOption(new Option("--every <rythme>", "puis").choices(PLAN_PERIODS).default("month"))
    .option("--waive-penalties", "renoncer aux pénalités s’il est tenu")
    .option("--on <jour>", "aujourd’hui par défaut", dayValue)
    .option("--confirm", "l’écrire au client")
    .action((o, command: Command) =>
      acting(command, o, async (tx, session) => {
        const { customerId, invoices } = await named(tx, o)
        const plan = {
          ...{
            customerId,
            invoiceIds: invoices.map((invoice) => invoice.id),
            firstOn: o.first,
            period: o.every,
          },
          wish: { count: o.times ?? null, partCents: o.part ?? null },
          penalties: o.waivePenalties ? ("waived" as const) : ("kept" as const),
          confirms: o.confirm ?? false,
        }
        const by = session.by(o.on)
        const { id, reference } = await proposePlan(tx, plan, by)
        const [view] = await views(tx, session, { ids: [id] })
        return [{ plan: view }, `Échéancier ${reference} proposé (${id}).`]
      }),
    )
  withCommonOptions(group.command("list"))
    .description("les échéanciers et où ils en sont")
    .action((o, command: Command) =>
      acting(command, o, async (tx, session) => {
        const plans = await views(tx, session, {})
        return [{ plans }, plans.length > 0 ? listText(plans, session) : "Aucun échéancier."]
      }),
    )
  endings(group)
  return group
}

function endings(group: Command): void {
  withCommonOptions(group.command("accept <id>"))
    .description("note que le client a accepté un échéancier")
    .requiredOption("--proof <texte>", "où est la preuve : exemplaire signé, courriel…")
    .option("--acknowledges", "l’écrit reconnaît la dette (C. civ. 2240)")
    .option("--on <jour>", "aujourd’hui par défaut", dayValue)
    .action((id: string, o, command: Command) =>
      acting(command, o, async (tx, session) => {
        const by = session.by(o.on)
        await acceptPlan(tx, id, { proof: o.proof, acknowledges: o.acknowledges ?? false }, by)
        return [{ id, acceptedOn: by.today }, "Échéancier accepté."]
      }),
    )
  withCommonOptions(group.command("close <id>"))
    .description("met fin à un échéancier")
    .addOption(new Option("--outcome <issue>", "pourquoi").choices(PLAN_OUTCOMES).default("cancelled"))
    .option("--on <jour>", "aujourd’hui par défaut", dayValue)
    .action((id: string, o, command: Command) =>
      acting(command, o, async (tx, session) => {
        await closePlan(tx, id, o.outcome, session.by(o.on))
        return [{ id, outcome: o.outcome }, "Échéancier terminé."]
      }),
    )
}

async function views(
  tx: CompanyTx,
  session: CompanySession,
  which: { readonly ids?: readonly string[] },
): Promise<PlanView[]> {
  const { today } = session
  const { promiseGraceDays: graceDays } = await readAgreementSettings(tx)
  return (await readPlans(tx, which, today)).map((row) => planView(row, { today, graceDays }))
}

const STATES: Readonly<Record<PlanView["state"], string>> = {
  proposed: "proposé",
  lapsed: "sans réponse",
  running: "tenu",
  late: "en retard",
  broken: "rompu",
  kept: "soldé",
  cancelled: "abandonné",
  replaced: "remplacé",
}

const listText = (plans: readonly PlanView[], { language }: CompanySession): string =>
  table(plans, [
    { title: "Échéancier", text: (plan) => plan.reference },
    { title: "Client", text: (plan) => plan.customerName },
    { title: "État", text: (plan) => STATES[plan.state] },
    { title: "Reste", align: "right", text: (plan) => amountCell(plan.openCents, plan.currency, language) },
    { title: "Prochaine date", text: (plan) => dayCell(plan.nextOn, language) },
  ])
