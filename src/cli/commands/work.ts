import { Command, Option } from "commander"
import { checkLedger } from "../../ledger/check/store.ts"
import { TASK_OUTCOMES } from "../../ledger/facts/choices.ts"
import { listTasks } from "../../ledger/tasks/listing/store.ts"
import { finishTask } from "../../ledger/tasks/workflows.ts"
import { runInCompany, withCommonOptions } from "../command.ts"
import { amountCell, dayCell, table } from "../output.ts"
import { amountValue, dayValue } from "../values.ts"

/** `relance task list|done`. */
export function taskCommands(): Command {
  const group = new Command("task").description("le travail qui attend une personne")
  withCommonOptions(group.command("list"))
    .description("liste les tâches ouvertes, la plus urgente d’abord, puis par montant")
    .action(async (_, command: Command) => {
      await runInCompany(command, async (session) => {
        const tasks = await session.in((tx) => listTasks(tx, { most: 1_000_000 }))
        const text = table(tasks, [
          { title: "Pour le", text: (row) => dayCell(row.dueOn, session.language) },
          { title: "Client", text: (row) => row.customerName ?? "" },
          {
            title: "Montant",
            align: "right",
            text: (row) => amountCell(row.amountCents ?? 0, row.currency, session.language),
          },
          { title: "Tâche", text: (row) => row.title },
          { title: "Identifiant", text: (row) => row.id },
        ])
        return { json: { tasks }, text: tasks.length > 0 ? text : "Aucune tâche." }
      })
    })
  withCommonOptions(group.command("done <id>"))
    .description("clôt une tâche avec ce qu’elle a donné")
    .addOption(new Option("--outcome <issue>", "ce qu’elle a donné").choices(TASK_OUTCOMES).default("done"))
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
