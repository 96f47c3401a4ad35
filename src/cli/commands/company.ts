import { Command } from "commander"
import { dayAt } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import { listCompanies } from "../../ledger/companies/store.ts"
import {
  changeCompany,
  createCompany,
  existingCompany,
  readChecklist,
  setMode,
} from "../../ledger/companies/workflows.ts"
import { laterFacts } from "../../server/views/later-facts.ts"
import { run, runInCompany, withCommonOptions } from "../command.ts"
import { table } from "../output.ts"

/** `relance company create|list|show|set|live|test`. */
export function companyCommands(): Command {
  const group = new Command("company").description("les entreprises de cette machine")
  withFields(group.command("create")).description("crée une entreprise, en mode test").action(create)
  withCommonOptions(group.command("list")).description("liste les entreprises").action(list)
  withCommonOptions(group.command("show")).description("montre une entreprise").action(show)
  withFields(group.command("set")).description("change ce qui est donné").action(change)
  withCommonOptions(group.command("live"))
    .description("passe en mode réel, une fois la liste de contrôle faite")
    .action(live("live"))
  withCommonOptions(group.command("test")).description("repasse en mode test").action(live("test"))
  return group
}

const withFields = (command: Command): Command =>
  withCommonOptions(command)
    .option("--name <nom>")
    .option("--legal-form <forme>")
    .option("--siren <siren>")
    .option("--siret <siret>")
    .option("--vat-number <numéro>")
    .option("--registry-city <ville>", "ville du RCS")
    .option("--share-capital <montant>", "capital social, par exemple « 10 000 € »")
    .option("--address <ligne>", "une ligne d’adresse (répétable)", (line: string, lines: string[] = []) => [
      ...lines,
      line,
    ])
    .option("--postal-code <code>")
    .option("--city <ville>")
    .option("--country <code>")
    .option("--email <adresse>")
    .option("--phone <numéro>")
    .option("--iban <iban>")
    .option("--bic <bic>")
    .option("--signatory <nom>")
    .option("--signatory-title <qualité>")
    .option("--test-recipient <adresse>", "reçoit tout en mode test")
    .option("--holiday-region <région>", "FR, FR-57, FR-67, FR-68, FR-RE…")
    .option("--data-max-age <jours>", "au-delà, les relances attendent des données fraîches", Number)

function fieldsOf(command: Command) {
  const o = command.opts()
  const fields = {
    ...{ name: o.name, legalForm: o.legalForm, siren: o.siren, siret: o.siret, vatNumber: o.vatNumber },
    ...{
      registryCity: o.registryCity,
      shareCapital: o.shareCapital,
      addressLines: o.address,
      postalCode: o.postalCode,
      city: o.city,
      country: o.country,
    },
    ...{ email: o.email, phone: o.phone, iban: o.iban, bic: o.bic, signatoryName: o.signatory },
    ...{
      signatoryTitle: o.signatoryTitle,
      testRecipient: o.testRecipient,
      holidayRegion: o.holidayRegion,
      dataMaxAgeDays: o.dataMaxAge,
    },
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<
    typeof fields
  >
}

async function create(_: unknown, command: Command): Promise<void> {
  await run(command, async ({ relance }) => {
    const { name, ...fields } = fieldsOf(command)
    const wanted = name ?? command.optsWithGlobals().company ?? command.args[0]
    if (!wanted) {
      refuse("COMPANY_NAME_MISSING", {
        fr: 'Donnez le nom de l’entreprise\u00a0: relance company create --name "Menuiserie Tanguy".',
        en: 'Give the name of the company: relance company create --name "Menuiserie Tanguy".',
      })
    }
    const now = new Date()
    const by = { actor: "operator", now, today: dayAt(now) }
    const id = await createCompany(relance.db, { name: wanted, ...fields }, by)
    return { json: { id, name: wanted, mode: "test" }, text: `${wanted} : créée, en mode test (${id})` }
  })
}

async function list(_: unknown, command: Command): Promise<void> {
  await run(command, async ({ relance }) => {
    const companies = await listCompanies(relance.db)
    const mode = (row: (typeof companies)[number]) =>
      row.isDemo ? "démonstration" : row.mode === "live" ? "réel" : "test"
    const text = table(companies, [
      { title: "Entreprise", text: (row) => row.name },
      { title: "SIREN", text: (row) => row.siren ?? "" },
      { title: "Mode", text: mode },
      { title: "Identifiant", text: (row) => row.id },
    ])
    return { json: { companies }, text: companies.length > 0 ? text : "Aucune entreprise." }
  })
}

async function show(_: unknown, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const company = await session.in(existingCompany)
    const text = Object.entries(company)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => `${key} : ${Array.isArray(value) ? value.join(", ") : value}`)
      .join("\n")
    return { json: company, text }
  })
}

async function change(_: unknown, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const company = await session.in((tx) => changeCompany(tx, fieldsOf(command), session.by()))
    return { json: company, text: `${company.name} : enregistré.` }
  })
}

const live = (mode: "live" | "test") => async (_: unknown, command: Command) => {
  await runInCompany(command, async (session) => {
    const checklist = await session.in(async (tx) => {
      const facts = await laterFacts(tx)
      await setMode(tx, mode, facts, session.by())
      return await readChecklist(tx, facts)
    })
    const text =
      mode === "live"
        ? "mode réel, les messages partent à vos clients."
        : "mode test, les messages n’arrivent qu’à vous."
    return { json: { mode, checklist }, text: `${session.company.name} : ${text}` }
  })
}
