import { existsSync } from "node:fs"
import { basename } from "node:path"
import { Command } from "commander"
import { listImports } from "../../imports/history/store.ts"
import type { ImportKind } from "../../imports/options.ts"
import { FIELDS } from "../../imports/table/fields.ts"
import type { ColumnMapping } from "../../imports/table/mapping.ts"
import { undoImport } from "../../imports/undo/workflows.ts"
import { importFile, type Progress } from "../../imports/workflows.ts"
import { refuse } from "../../kernel/refusal.ts"
import { amountWords } from "../../kernel/wording.ts"
import { type CompanySession, runInCompany, withCommonOptions } from "../command.ts"
import { dayCell, table } from "../output.ts"
import { dayValue, repeated } from "../values.ts"

const KINDS: readonly (readonly [ImportKind, string])[] = [
  ["fec", "le fichier des écritures comptables : clients, factures, avoirs, règlements, lettrage"],
  ["invoices", "des factures, en CSV ou XLSX"],
  ["customers", "des clients, en CSV ou XLSX"],
  ["payments", "des règlements, en CSV ou XLSX"],
]

/** `relance import fec|invoices|customers|payments FILE`, `import undo ID`, `import list`. */
export function importCommands(): Command {
  const group = new Command("import").description("fait entrer les écritures")
  for (const [kind, description] of KINDS) {
    withCommonOptions(group.command(`${kind} <fichier>`))
      .description(description)
      .option("--dry-run", "dit ce qui changerait, sans rien changer")
      .option("--terms <délai>", 'pour les factures sans échéance : "30 days", "45 end of month"…')
      .option("--terms-for <code=délai>", "un délai propre à un client (répétable)", repeated)
      .option("--mapping <json>", "quelle colonne est quoi, quand l’en-tête ne suffit pas")
      .option("--accounts <débuts>", "comptes clients d’un FEC, séparés par des virgules (411)")
      .option("--date-format <format>", "day-first, month-first ou year-first, quand c’est ambigu")
      .option("--currency <code>", "la devise, quand le fichier ne la dit pas")
      .option("--on <jour>", "le jour de l’import, aujourd’hui par défaut", dayValue)
      .option("--confirm-shrink", "le fichier est bien complet, même s’il y manque des factures connues")
      .action(apply(kind))
  }
  withCommonOptions(group.command("undo <id>")).description("annule un import").action(undo)
  withCommonOptions(group.command("list")).description("liste les imports").action(list)
  return group
}

const apply = (kind: ImportKind) => async (file: string, _: unknown, command: Command) => {
  await runInCompany(command, async (session) => {
    if (!existsSync(file)) {
      refuse(
        "FILE_NOT_FOUND",
        { fr: `Le fichier ${file} n’existe pas.`, en: `There is no file ${file}.` },
        { file },
      )
    }
    const o = command.opts()
    const by = session.by(o.on)
    const report = await importFile(
      session.relance.db,
      session.company.id,
      {
        ...{
          kind,
          fileName: basename(file),
          content: file,
          ...by,
          dryRun: o.dryRun,
          confirmShrink: o.confirmShrink,
        },
        ...(o.mapping ? { mapping: mappingOf(o.mapping, kind) } : {}),
        options: {
          ...(o.terms ? { terms: o.terms } : {}),
          ...(o.termsFor ? { termsByCustomer: termsByCustomer(o.termsFor) } : {}),
          ...(o.accounts ? { receivableAccounts: o.accounts.split(",") } : {}),
          ...(o.dateFormat ? { dateFormat: o.dateFormat } : {}),
          ...(o.currency ? { currency: o.currency } : {}),
        },
      },
      { onProgress: progressOnTerminal() },
    )
    return { json: report, text: told(report, session) }
  })
}

/** {"number": "N° facture", "dueOn": 4}: for each field, the title of its column or its place, from 0. */
function mappingOf(text: string, kind: ImportKind): ColumnMapping {
  const fields: readonly string[] = kind === "fec" ? [] : FIELDS[kind]
  const known = fields.join(", ")
  const given: unknown = parsed(text)
  const isMapping =
    typeof given === "object" && given !== null && Object.keys(given).every((field) => fields.includes(field))
  if (isMapping) return given as ColumnMapping
  return refuse("MAPPING_UNREADABLE", {
    fr: `--mapping attend du JSON qui donne à chaque champ le titre de sa colonne, par exemple {"number": "N° facture"}. Champs\u00a0: ${known}.`,
    en: `--mapping expects JSON that gives each field the title of its column, for example {"number": "Invoice no"}. Fields: ${known}.`,
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // told as an unreadable mapping
  }
}

function termsByCustomer(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  )
}

/** Shows how far a long import is, on a terminal only: nothing is mixed into what programs read. */
function progressOnTerminal(): (progress: Progress) => void {
  const words = { reading: "lecture", deciding: "comparaison", writing: "écriture" }
  return ({ phase, fraction, rows }) => {
    if (process.stderr.isTTY)
      process.stderr.write(`\r${words[phase]} : ${Math.round(fraction * 100)} % (${rows} lignes) `)
  }
}

type Report = Awaited<ReturnType<typeof importFile>>

function told(report: Report, session: CompanySession): string {
  const lines = [
    report.changedNothing
      ? "Rien n’a changé : tout était déjà connu."
      : report.importId === null
        ? "À blanc : rien n’a été changé."
        : `Importé (${report.importId}).`,
    `Clients : ${report.customers.count}. Factures : ${report.invoices.count}. Avoirs : ${report.creditNotes.count}. Règlements : ${report.payments.count}. Lettrages : ${report.allocations.count}.`,
    ...report.rejected.items.slice(0, 20).map((line) => `Rejeté : ${session.say(line.sentence)}`),
    ...report.warnings.items.slice(0, 20).map((line) => `Attention : ${session.say(line.sentence)}`),
    ...report.questions.items.slice(0, 20).map((line) => `Question : ${session.say(line.sentence)}`),
  ]
  if (report.controlTotal)
    lines.push(`Total lu : ${amountWords(report.controlTotal.readCents, "EUR", session.language)}`)
  return lines.join("\n")
}

async function undo(id: string, _: unknown, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const undone = await undoImport(session.relance.db, session.company.id, id, session.by())
    return {
      json: { importId: id, undone: true, ...undone },
      text: "L’import est annulé : tout est comme avant.",
    }
  })
}

async function list(_: unknown, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const imports = await session.in(listImports)
    const text = table(imports, [
      { title: "Jour", text: (row) => dayCell(row.importedOn, session.language) },
      { title: "Fichier", text: (row) => row.fileName },
      { title: "Sorte", text: (row) => row.kind },
      { title: "État", text: (row) => (row.state === "undone" ? "annulé" : "appliqué") },
      { title: "Identifiant", text: (row) => row.id },
    ])
    return { json: { imports }, text: imports.length > 0 ? text : "Aucun import." }
  })
}
