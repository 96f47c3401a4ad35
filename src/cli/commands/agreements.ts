import { Command, Option } from "commander"
import { refuse } from "../../kernel/refusal.ts"
import { PAYMENT_METHODS } from "../../ledger/agreements/choices.ts"
import { readDisputeRows } from "../../ledger/agreements/disputes/store.ts"
import { endDispute } from "../../ledger/agreements/disputes/workflows.ts"
import { DISPUTE_OUTCOMES, DISPUTE_REASONS } from "../../ledger/facts/choices.ts"
import { openDispute, recordPromise, withdrawPromise } from "../../ledger/facts/workflows.ts"
import { listPromiseViews } from "../../server/views/promises.ts"
import { withCommonOptions } from "../command.ts"
import { amountCell, dayCell, table } from "../output.ts"
import { amountValue, dayValue } from "../values.ts"
import { acting, closing, named, withCustomer } from "./facts.ts"

/** `relance promise add|list|withdraw`. */
export function promiseCommands(): Command {
  const group = new Command("promise").description("les promesses de paiement")
  withCustomer(group.command("add"))
    .description("note une promesse : le suivi attend que sa date soit passée")
    .requiredOption("--for <jour>", "le jour promis", dayValue)
    .option("--amount <montant>", "ce qui est promis ; tout, par défaut", amountValue)
    .addOption(new Option("--method <moyen>", "le moyen de paiement").choices(PAYMENT_METHODS))
    .option("--on <jour>", "le jour où elle a été faite, aujourd’hui par défaut", dayValue)
    .option("--said-by <nom>")
    .option("--note <texte>")
    .option("--confirm", "la confirmer par écrit au client")
    .action((o, command: Command) =>
      acting(command, o, async (tx, session) => {
        const { customerId, invoices } = await named(tx, o)
        const promise = {
          ...{ customerId, promisedFor: o.for, amountCents: o.amount ?? null, method: o.method ?? null },
          ...{ saidBy: o.saidBy, note: o.note, confirms: o.confirm ?? false },
          invoiceIds: invoices.map((invoice) => invoice.id),
        }
        const id = await recordPromise(tx, promise, session.by(o.on))
        return [{ id, promisedFor: o.for, amountCents: o.amount ?? null }, "Promesse notée."]
      }),
    )
  withCommonOptions(group.command("list"))
    .description("les promesses, avec ce qu’elles sont devenues")
    .action((o, command: Command) =>
      acting(command, o, async (tx, session) => {
        const promises = await listPromiseViews(tx, {}, session.today)
        const text = table(promises, [
          { title: "Client", text: (row) => row.customerName },
          { title: "Pour le", text: (row) => dayCell(row.promisedFor, session.language) },
          {
            title: "Montant",
            align: "right",
            text: (row) =>
              row.amountCents === null ? "tout" : amountCell(row.amountCents, "EUR", session.language),
          },
          { title: "État", text: (row) => PROMISE_STATES[row.state] },
        ])
        return [{ promises }, promises.length > 0 ? text : "Aucune promesse."]
      }),
    )
  closing(group, "withdraw <id>", "retire une promesse", withdrawPromise, "Promesse retirée.")
  closing(group, "close <id>", "retire une promesse", withdrawPromise, "Promesse retirée.")
  return group
}

const PROMISE_STATES = {
  running: "en cours",
  kept: "tenue",
  "partly-kept": "tenue en partie",
  broken: "non tenue",
  withdrawn: "retirée",
} as const

/** `relance dispute add|list|close`. */
export function disputeCommands(): Command {
  const group = new Command("dispute").description("les litiges")
  withCustomer(group.command("add"))
    .description("ouvre un litige : seul ce qui est contesté n’est plus relancé")
    .option("--amount <montant>", "la part contestée ; toute la facture, par défaut", amountValue)
    .addOption(new Option("--reason <motif>", "pourquoi").choices(DISPUTE_REASONS).default("other"))
    .option("--on <jour>", "le jour de la contestation, aujourd’hui par défaut", dayValue)
    .option("--answer-by <jour>", "à trancher avant ; le délai de l’entreprise, par défaut", dayValue)
    .option("--note <texte>")
    .option("--confirm", "en accuser réception par écrit")
    .action((o, command: Command) =>
      acting(command, o, async (tx, session) => {
        const { customerId, invoices } = await named(tx, o)
        const [invoice] = invoices
        if (!invoice)
          refuse("INVOICE_NEEDED", {
            fr: "Dites quelle facture est contestée\u00a0: --invoice.",
            en: "Say which invoice is disputed: --invoice.",
          })
        const dispute = {
          ...{ customerId, invoiceId: invoice.id, disputedCents: o.amount ?? null, reason: o.reason },
          ...{ note: o.note, answerBy: o.answerBy ?? null, confirms: o.confirm ?? false },
        }
        const id = await openDispute(tx, dispute, session.by(o.on))
        return [{ id, invoiceId: invoice.id, disputedCents: o.amount ?? null }, "Litige ouvert."]
      }),
    )
  listDisputes(group)
  withCommonOptions(group.command("close <id>"))
    .description("clôt un litige")
    .addOption(new Option("--outcome <issue>", "comment").choices(DISPUTE_OUTCOMES).default("rejected"))
    .option("--credit <montant>", "l’avoir ou le geste accordé, enregistré sur la facture", amountValue)
    .option("--note <texte>")
    .option("--confirm", "dire l’issue par écrit au client")
    .option("--on <jour>", "aujourd’hui par défaut", dayValue)
    .action((id: string, o, command: Command) =>
      acting(command, o, async (tx, session) => {
        const end = {
          outcome: o.outcome,
          note: o.note,
          creditCents: o.credit ?? null,
          confirms: o.confirm ?? false,
        }
        await endDispute(tx, id, end, session.by(o.on))
        return [{ id, outcome: o.outcome }, "Litige clos."]
      }),
    )
  return group
}

function listDisputes(group: Command): void {
  withCommonOptions(group.command("list"))
    .description("les litiges ouverts, le plus urgent d’abord")
    .option("--all", "les litiges clos aussi")
    .action((o, command: Command) =>
      acting(command, o, async (tx, session) => {
        const disputes = await readDisputeRows(tx, { openOnly: !o.all }, session.today)
        const text = table(disputes, [
          { title: "Facture", text: (row) => row.invoiceNumber },
          { title: "Client", text: (row) => row.customerName },
          {
            title: "Contesté",
            align: "right",
            text: (row) => amountCell(row.disputedCents ?? row.openCents, row.currency, session.language),
          },
          { title: "Jours", align: "right", text: (row) => String(row.daysInDispute) },
          {
            title: "À trancher avant",
            text: (row) => dayCell(row.closedOn ? null : row.answerBy, session.language),
          },
        ])
        return [{ disputes }, disputes.length > 0 ? text : "Aucun litige."]
      }),
    )
}
