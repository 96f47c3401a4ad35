import { Command, Option } from "commander"
import { agedBalance } from "../../ledger/balance/store.ts"
import { CONTACT_ROLES, type Contact, type CustomerLine } from "../../ledger/customers/customer.ts"
import { searchKey } from "../../ledger/customers/search-key.ts"
import { type ContactFields, listCustomers, readContacts } from "../../ledger/customers/store.ts"
import { addContact, changeContact, removeContact } from "../../ledger/customers/workflows.ts"
import { viewFor } from "../../policy/plan/workflows.ts"
import { type CompanySession, runInCompany, withCommonOptions } from "../command.ts"
import { customerNamed } from "../find.ts"
import { amountCell, table } from "../output.ts"
import { dayValue } from "../values.ts"

/** `relance customer list|show`. */
export function customerCommands(): Command {
  const group = new Command("customer").description("les clients")
  withCommonOptions(group.command("list"))
    .description("liste les clients et ce qu’ils doivent, monnaie par monnaie")
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
          { title: "Dû", align: "right", text: (row) => owed(row, "openCents", session) },
          { title: "En retard", align: "right", text: (row) => owed(row, "overdueCents", session) },
        ])
        return { json: { customers: items }, text: items.length > 0 ? text : "Aucun client." }
      })
    })
  withCommonOptions(group.command("show <client>"))
    .description("dit où en est un client, et pourquoi")
    .option("--on <jour>", "aujourd’hui par défaut", dayValue)
    .action(show)
  return group
}

/** What a customer owes: in the company's currency first, then in the others. */
function owed(
  row: CustomerLine,
  of: "openCents" | "overdueCents",
  { language }: Pick<CompanySession, "language">,
): string {
  return [row, ...row.otherCurrencies]
    .map((each) => amountCell(each[of], each.currency, language))
    .filter((text) => text !== "")
    .join(" + ")
}

async function show(named: string, o: { on?: CompanySession["today"] }, command: Command): Promise<void> {
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
}

const withContactFields = (command: Command): Command =>
  withCommonOptions(command)
    .requiredOption("--customer <code|nom|id>", "le client")
    .option("--name <nom>")
    .option("--email <adresse>")
    .option("--phone <numéro>")

const ROLE = "comptabilité fournisseurs, décideur, signataire ou autre"

/** `relance contact list|add|edit|remove`. */
export function contactCommands(): Command {
  const group = new Command("contact").description("à qui écrire ou téléphoner chez un client")
  withCommonOptions(group.command("list"))
    .description("liste les contacts d’un client")
    .requiredOption("--customer <code|nom|id>", "le client")
    .action((o, command: Command) => onContacts(command, o.customer, async () => "Contacts"))
  withContactFields(group.command("add"))
    .description("ajoute un contact ; un nom, une adresse ou un numéro suffit")
    .addOption(new Option("--role <rôle>", ROLE).choices(CONTACT_ROLES).default("accounts-payable"))
    .action((o, command: Command) =>
      onContacts(command, o.customer, async (tx, customerId, session) => {
        const fields = { name: null, email: null, phone: null, ...fieldsOf(o), role: o.role }
        await addContact(tx, customerId, fields, session.by())
        return "Contact ajouté"
      }),
    )
  withContactFields(group.command("edit <id>"))
    .description('change ce qui est donné ; "" efface')
    .addOption(new Option("--role <rôle>", ROLE).choices(CONTACT_ROLES))
    .action((id: string, o, command: Command) =>
      onContacts(command, o.customer, async (tx, customerId, session) => {
        await changeContact(tx, customerId, id, fieldsOf(o), session.by())
        return "Contact changé"
      }),
    )
  withCommonOptions(group.command("remove <id>"))
    .description("retire un contact")
    .requiredOption("--customer <code|nom|id>", "le client")
    .action((id: string, o, command: Command) =>
      onContacts(command, o.customer, async (tx, customerId, session) => {
        await removeContact(tx, customerId, id, session.by())
        return "Contact retiré"
      }),
    )
  return group
}

/** The fields that were typed; an empty text clears one. */
function fieldsOf(o: Readonly<Record<string, string | undefined>>): Partial<ContactFields> {
  const typed = (["name", "role", "email", "phone"] as const).filter((field) => o[field] !== undefined)
  return Object.fromEntries(typed.map((field) => [field, o[field]?.trim() || null]))
}

/** Does something to the contacts of a customer, and shows them as they are then. */
async function onContacts(
  command: Command,
  named: string,
  work: (
    tx: Parameters<typeof readContacts>[0],
    customerId: string,
    session: CompanySession,
  ) => Promise<string>,
): Promise<void> {
  await runInCompany(command, async (session) => {
    const { said, customer, contacts } = await session.in(async (tx) => {
      const found = await customerNamed(tx, named)
      const done = await work(tx, found.id, session)
      return { said: done, customer: found, contacts: await readContacts(tx, found.id) }
    })
    const text = table<Contact>(contacts, [
      { title: "Nom", text: (row) => row.name ?? "" },
      { title: "Rôle", text: (row) => row.role },
      { title: "E-mail", text: (row) => (row.bouncedOn ? `${row.email} (refusée)` : (row.email ?? "")) },
      { title: "Téléphone", text: (row) => row.phone ?? "" },
      { title: "Identifiant", text: (row) => row.id },
    ])
    const list = contacts.length > 0 ? text : "Aucun contact."
    return { json: { customer, contacts }, text: `${said} : ${customer.name}\n${list}` }
  })
}
