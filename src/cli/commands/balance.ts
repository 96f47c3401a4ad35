import { Command, Option } from "commander"
import type { AgedAmounts } from "../../ledger/balance/aged-balance.ts"
import { agedBalance } from "../../ledger/balance/store.ts"
import { runInCompany, withCommonOptions } from "../command.ts"
import { amountCell, table } from "../output.ts"
import { dayValue } from "../values.ts"

/** `relance aged-balance --on DAY [--by due|invoice] [--currency EUR]`. */
export const balanceCommand = (): Command =>
  withCommonOptions(new Command("aged-balance"))
    .description("qui doit combien, et depuis quand, à la fin d’un jour")
    .option("--on <jour>", "AAAA-MM-JJ, aujourd’hui par défaut", dayValue)
    .addOption(
      new Option("--by <due|invoice>", "ancienneté depuis l’échéance ou depuis la facture")
        .choices(["due", "invoice"])
        .default("due"),
    )
    .option("--currency <code>", "la devise ; celle de l’entreprise par défaut")
    .action(async (_: unknown, command: Command) => {
      await runInCompany(command, async (session) => {
        const { on = session.today, by, currency } = command.opts()
        const balance = await session.in((tx) => agedBalance(tx, { on, by, currency }))
        const total = { name: "Total", code: "", ...balance.totals }
        const text = table<AgedAmounts & { code: string; name: string }>(
          [...balance.customers, total],
          [
            { title: "Code", text: (row) => row.code },
            { title: "Client", text: (row) => row.name },
            ...amountColumns(balance.currency, session.language),
          ],
        )
        return { json: balance, text }
      })
    })

function amountColumns(currency: string, language: "fr" | "en") {
  const column = (title: string, of: (row: AgedAmounts) => number) => ({
    ...{ title, align: "right" as const },
    text: (row: AgedAmounts) => amountCell(of(row), currency, language),
  })
  return [
    column("Non échu", (row) => row.notDueCents),
    column("1 à 30 j", (row) => row.d1To30Cents),
    column("31 à 60 j", (row) => row.d31To60Cents),
    column("61 à 90 j", (row) => row.d61To90Cents),
    column("Plus de 90 j", (row) => row.over90Cents),
    column("Total", (row) => row.totalCents),
  ]
}
