import { Command, Option } from "commander"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { planDay } from "../../policy/plan/workflows.ts"
import { listMembers } from "../../server/people/store.ts"
import { todayList } from "../../server/views/today/list.ts"
import { type CompanySession, runInCompany, withCommonOptions } from "../command.ts"
import { amountCell, table } from "../output.ts"

/** `relance today`: all that waits for a person, the most urgent first. */
export function todayCommand(): Command {
  return withCommonOptions(new Command("today"))
    .description("tout ce qui attend une personne aujourd’hui, le plus urgent d’abord, puis par montant")
    .option("--user <e-mail>", "la journée d’un membre seulement")
    .addOption(new Option("--kind <sorte>", "une sorte de choses seulement : reply, call, promise…"))
    .action(async (o: { user?: string; kind?: string }, command: Command) => {
      await runInCompany(command, async (session) => {
        await planDay(session.relance.db, session.company.id, session.today)
        const day = await session.in(async (tx) =>
          todayList(tx, {
            actor: o.user ? `user:${await memberId(tx, o.user)}` : "operator",
            scope: o.user ? "mine" : "all",
            withSnoozed: false,
            today: session.today,
          }),
        )
        const items = o.kind ? day.items.filter(({ kind }) => kind === o.kind) : day.items
        return { json: { ...day, items }, text: textOf(items, session) }
      })
    })
}

async function memberId(tx: CompanyTx, email: string): Promise<string> {
  const members = await listMembers(tx, tx.companyId)
  const member = members.find((each) => each.email === email.toLowerCase())
  return (
    member?.userId ??
    refuse("MEMBER_UNKNOWN", {
      fr: `Personne n’entre dans cette entreprise avec l’adresse ${email}.`,
      en: `Nobody enters this company with the address ${email}.`,
    })
  )
}

type Items = Awaited<ReturnType<typeof todayList>>["items"]

function textOf(items: Items, session: CompanySession): string {
  const { language } = session
  if (items.length === 0) return session.say({ fr: "Rien n’attend personne.", en: "Nothing waits." })
  return table(items, [
    { title: "Sorte", text: (row) => row.kind },
    { title: "Client", text: (row) => row.customerName ?? "" },
    {
      title: "Montant",
      align: "right",
      text: (row) => (row.moneyCents ? amountCell(row.moneyCents, row.currency, language) : ""),
    },
    { title: "Quoi", text: (row) => row.sentence[language] },
    { title: "Pour", text: (row) => row.ownerName ?? "" },
  ])
}
