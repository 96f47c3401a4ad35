import { readFile } from "node:fs/promises"
import { Command, Option } from "commander"
import type { CompanyTx } from "../../kernel/store.ts"
import { MESSAGE_LANGUAGES, type MessageLanguage } from "../../kernel/wording.ts"
import { type CompanyTemplate, listTemplates, readTemplate } from "../../messages/templates/store.ts"
import { knownFormality, type TemplateName, templateKey } from "../../messages/templates/template.ts"
import { restoreTemplate, saveTemplate } from "../../messages/templates/workflows.ts"
import { type CompanySession, runInCompany, withCommonOptions } from "../command.ts"
import { table } from "../output.ts"

const withLanguage = (command: Command): Command =>
  withCommonOptions(command)
    .addOption(new Option("--in <langue>", "langue du modèle").choices([...MESSAGE_LANGUAGES]).default("fr"))
    .option("--informal", "le texte qui tutoie, pour les modèles qui en ont un")

const nameOf = (key: string, o: Wording): TemplateName => {
  const known = templateKey(key)
  const wished = o.informal ? "informal" : "formal"
  return { templateKey: known, language: o.in, formality: knownFormality(known, o.in, wished) }
}

/** `relance template list|show|edit|restore`. */
export function templateCommands(): Command {
  const group = new Command("template").description("les textes des messages")
  withCommonOptions(group.command("list")).description("liste les modèles").action(list)
  withLanguage(group.command("show <modèle>"))
    .description("montre l’objet et le texte")
    .action((key: string, o: Wording, command: Command) =>
      onTemplate(command, (tx) => readTemplate(tx, nameOf(key, o))),
    )
  withLanguage(group.command("edit <modèle>"))
    .description("garde votre propre texte ; il est vérifié avant d’être gardé")
    .option("--subject <texte>", "l’objet ; celui d’avant, par défaut")
    .requiredOption("--file <fichier>", "le texte ; - pour l’entrée standard")
    .action((key: string, o: EditOptions, command: Command) => edit(key, o, command))
  withLanguage(group.command("restore <modèle>"))
    .description("revient au texte livré")
    .action((key: string, o: Wording, command: Command) =>
      onTemplate(command, (tx, session) => restoreTemplate(tx, nameOf(key, o), session.by())),
    )
  return group
}

async function list(_: unknown, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const templates = await session.in(listTemplates)
    const text = table(templates, [
      { title: "Modèle", text: (row) => row.templateKey },
      { title: "Langue", text: (row) => row.language },
      { title: "Adresse", text: (row) => (row.formality === "formal" ? "vous" : "tu") },
      { title: "Texte", text: (row) => (row.isCustomised ? "le vôtre" : "livré") },
      { title: "Ce que c’est", text: (row) => row.label },
    ])
    return { json: { templates }, text }
  })
}

interface Wording {
  readonly in: MessageLanguage
  readonly informal?: boolean
}

interface EditOptions extends Wording {
  readonly subject?: string
  readonly file: string
}

async function edit(key: string, o: EditOptions, command: Command): Promise<void> {
  await onTemplate(command, async (tx, session) => {
    const body = await readFile(o.file === "-" ? "/dev/stdin" : o.file, "utf8")
    const name = nameOf(key, o)
    const subject = o.subject ?? (await readTemplate(tx, name)).subject
    return await saveTemplate(tx, { ...name, subject, body }, session.by())
  })
}

/** Does something with one template and shows it as it is then. */
async function onTemplate(
  command: Command,
  work: (tx: CompanyTx, session: CompanySession) => Promise<CompanyTemplate>,
): Promise<void> {
  await runInCompany(command, async (session) => {
    const template = await session.in((tx) => work(tx, session))
    return { json: template, text: `${template.subject}\n\n${template.body}` }
  })
}
