import { Command } from "commander"
import type { Day } from "../../kernel/day.ts"
import type { TimeOutcome } from "../../ledger/agreements/choices.ts"
import { type ListedTimeAnswer, listTimeAnswers } from "../../ledger/agreements/time/store.ts"
import { answerTimeRequest, withdrawTime } from "../../ledger/agreements/time/workflows.ts"
import { type CompanySession, withCommonOptions } from "../command.ts"
import { amountCell, dayCell, table } from "../output.ts"
import { dayValue } from "../values.ts"
import { acting, closing, named, withCustomer } from "./facts.ts"

/** `relance time grant|counter|refuse|list|withdraw`. */
export function timeCommands(): Command {
  const group = new Command("time").description("les délais demandés, et ce qui a été répondu")
  answering(group, "grant", "accorde un délai : rien ne part avant que sa date soit passée", "granted")
  answering(group, "counter", "propose une autre date que celle demandée", "countered")
  answering(group, "refuse", "refuse un délai : la relance continue", "refused")
  withCommonOptions(group.command("list"))
    .description("les délais demandés et les réponses")
    .option("--all", "les réponses retirées aussi")
    .action((o, command: Command) =>
      acting(command, o, async (tx, session) => {
        const answers = (await listTimeAnswers(tx, {})).filter((row) => o.all || row.withdrawnOn === null)
        return [{ answers }, answers.length > 0 ? listText(answers, session) : "Aucun délai."]
      }),
    )
  closing(group, "withdraw <id>", "retire une réponse", withdrawTime, "Délai retiré.")
  return group
}

interface TimeOptions {
  readonly customer?: string
  readonly invoice?: string[]
  readonly until?: Day
  readonly askedFor?: Day
  readonly waivePenalties?: boolean
  readonly reason?: string
  readonly on?: Day
  readonly confirm?: boolean
}

function answering(group: Command, name: string, description: string, outcome: TimeOutcome): void {
  const command = withCustomer(group.command(name)).description(description)
  if (outcome !== "refused") {
    command
      .requiredOption("--until <jour>", "le jour convenu", dayValue)
      .option("--waive-penalties", "ne pas compter de pénalités jusque-là")
  }
  command
    .option("--asked-for <jour>", "le jour que le client a demandé", dayValue)
    .option("--reason <texte>")
    .option("--on <jour>", "le jour de la réponse, aujourd’hui par défaut", dayValue)
    .option("--confirm", "l’écrire au client")
    .action((o: TimeOptions, self: Command) =>
      acting(self, o, (tx, session) => answer(tx, session, o, outcome)),
    )
}

async function answer(
  tx: Parameters<typeof named>[0],
  session: CompanySession,
  o: TimeOptions,
  outcome: TimeOutcome,
) {
  const { customerId, invoices } = await named(tx, o)
  const given = {
    ...{ customerId, outcome, invoiceIds: invoices.map((invoice) => invoice.id) },
    ...{ agreedOn: o.until ?? null, askedFor: o.askedFor ?? null, reason: o.reason ?? null },
    penalties: o.waivePenalties ? ("waived" as const) : ("run" as const),
    confirms: o.confirm ?? false,
  }
  const id = await answerTimeRequest(tx, given, session.by(o.on))
  return [{ id, outcome, agreedOn: given.agreedOn }, `${OUTCOMES[outcome]} (${id}).`] as const
}

const OUTCOMES: Readonly<Record<TimeOutcome, string>> = {
  granted: "Délai accordé",
  countered: "Autre date proposée",
  refused: "Délai refusé",
}

const listText = (answers: readonly ListedTimeAnswer[], { language }: CompanySession): string =>
  table(answers, [
    { title: "Client", text: (row) => row.customerName },
    { title: "Factures", text: (row) => row.numbers.join(", ") },
    { title: "Réponse", text: (row) => (row.withdrawnOn ? "Retirée" : OUTCOMES[row.outcome]) },
    { title: "Jusqu’au", text: (row) => dayCell(row.agreedOn, language) },
    { title: "Reste", align: "right", text: (row) => amountCell(row.openCents, row.currency, language) },
  ])
