import { Command } from "commander"
import { agedBalance } from "../../ledger/balance/store.ts"
import { checkLedger } from "../../ledger/check/store.ts"
import { searchKey } from "../../ledger/customers/search-key.ts"
import { listCustomers } from "../../ledger/customers/store.ts"
import { listTasks } from "../../ledger/tasks/store.ts"
import { finishTask } from "../../ledger/tasks/workflows.ts"
import { viewFor } from "../../policy/plan/workflows.ts"
import { runInCompany, withCommonOptions } from "../command.ts"
import { customerNamed } from "../find.ts"
import { amountCell, dayCell, table } from "../output.ts"
import { amountValue, dayValue } from "../values.ts"

/** `relance task list|done`. */
export function taskCommands(): Command {
  const group = new Command("task").description("le travail qui attend une personne")
  withCommonOptions(group.command("list"))
    .description("liste les tâches ouvertes")
    .action(async (_, command: Command) => {
      await runInCompany(command, async (session) => {
        const tasks = await session.in((tx) => listTasks(tx))
        const text = table(tasks, [
          { title: "Pour le", text: (row) => dayCell(row.dueOn, session.language) },
          { title: "Client", text: (row) => row.customerName ?? "" },
          { title: "Tâche", text: (row) => row.title },
          { title: "Identifiant", text: (row) => row.id },
        ])
        return { json: { tasks }, text: tasks.length > 0 ? text : "Aucune tâche." }
      })
    })
  withCommonOptions(group.command("done <id>"))
    .description("clôt une tâche avec ce qu’elle a donné")
    .option("--outcome <issue>", "reached, voicemail, wrong-number, promise, dispute, done", "done")
    .option("--for <jour>", "avec promise : le jour promis", dayValue)
    .option("--amount <montant>", "avec promise : le montant", amountValue)
    .option("--note <texte>")
    .option("--on <jour>", "aujourd’hui par défaut", dayValue)
    .action(async (id: string, o, command: Command) => {
      await runInCompany(command, async (session) => {
        const result = {
          outcome: o.outcome,
          note: o.note,
          promisedFor: o.for ?? null,
          amountCents: o.amount ?? null,
        }
        await session.in((tx) => finishTask(tx, id, result, session.by(o.on)))
        return { json: { id, ...result }, text: "Tâche close." }
      })
    })
  return group
}

/** `relance customer list|show`. */
export function customerCommands(): Command {
  const group = new Command("customer").description("les clients")
  withCommonOptions(group.command("list"))
    .description("liste les clients et ce qu’ils doivent")
    .option("--search <texte>")
    .action(async (o, command: Command) => {
      await runInCompany(command, async (session) => {
        const search = o.search === undefined ? {} : { search: searchKey(o.search) }
        const items = await session.in((tx) =>
          listCustomers(tx, session.today, { ...search, most: 1_000_000 }),
        )
        const text = table(items, [
          { title: "Code", text: (row) => row.code },
          { title: "Client", text: (row) => row.name },
          {
            title: "Dû",
            align: "right",
            text: (row) => amountCell(row.openCents, row.currency, session.language),
          },
          {
            title: "En retard",
            align: "right",
            text: (row) => amountCell(row.overdueCents, row.currency, session.language),
          },
        ])
        return { json: { customers: items }, text: items.length > 0 ? text : "Aucun client." }
      })
    })
  withCommonOptions(group.command("show <client>"))
    .description("dit où en est un client, et pourquoi")
    .option("--on <jour>", "aujourd’hui par défaut", dayValue)
    .action(async (named: string, o, command: Command) => {
      await runInCompany(command, async (session) => {
        const on = o.on ?? session.today
        const { customer, view, line } = await session.in(async (tx) => {
          const found = await customerNamed(tx, named)
          const [decision] = await viewFor(tx, [found.id], on)
          const balance = await agedBalance(tx, { on })
          return {
            customer: found,
            view: decision,
            line: balance.customers.find((row) => row.id === found.id) ?? null,
          }
        })
        const sentence = view ? session.say(view.sentence) : ""
        const items = (view?.items ?? []).map((item) => `  ${item.number} : ${session.say(item.sentence)}`)
        return {
          json: { customer, balance: line, decision: view ?? null },
          text: [`${customer.code} ${customer.name}`, sentence, ...items].join("\n"),
        }
      })
    })
  return group
}

/** `relance ledger check`. */
export function ledgerCommands(): Command {
  const group = new Command("ledger").description("les écritures")
  withCommonOptions(group.command("check"))
    .description("recalcule tous les soldes et dit s’ils sont justes")
    .action(async (_, command: Command) => {
      await runInCompany(command, async (session) => {
        const faults = await session.in(checkLedger)
        const text =
          faults.length === 0
            ? "Tous les soldes sont justes."
            : faults
                .map(
                  (fault) => `${fault.kind} ${fault.id} : ${fault.keptCents} au lieu de ${fault.trueCents}`,
                )
                .join("\n")
        return { json: { ok: faults.length === 0, faults }, text, exitCode: faults.length === 0 ? 0 : 1 }
      })
    })
  return group
}
