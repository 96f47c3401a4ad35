import { readFile } from "node:fs/promises"
import { Command, Option } from "commander"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Language } from "../../kernel/wording.ts"
import { type CompanyTemplate, listTemplates, templateFor } from "../../messages/templates/store.ts"
import { templateKey } from "../../messages/templates/template.ts"
import { restoreTemplate, saveTemplate } from "../../messages/templates/workflows.ts"
import { type CompanySession, runInCompany, withCommonOptions } from "../command.ts"
import { table } from "../output.ts"

const withLanguage = (command: Command): Command =>
  withCommonOptions(command).addOption(
    new Option("--in <langue>", "langue du modèle").choices(["fr", "en"]).default("fr"),
  )

/** `relance template list|show|edit|restore`. */
export function templateCommands(): Command {
  const group = new Command("template").description("les textes des messages")
  withCommonOptions(group.command("list")).description("liste les modèles").action(list)
  withLanguage(group.command("show <modèle>"))
    .description("montre l’objet et le texte")
    .action((key: string, o, command: Command) =>
      onTemplate(command, (tx) => templateFor(tx, templateKey(key), o.in)),
    )
  withLanguage(group.command("edit <modèle>"))
    .description("garde votre propre texte ; il est vérifié avant d’être gardé")
    .option("--subject <texte>", "l’objet ; celui d’avant, par défaut")
    .requiredOption("--file <fichier>", "le texte ; - pour l’entrée standard")
    .action((key: string, o: EditOptions, command: Command) => edit(key, o, command))
  withLanguage(group.command("restore <modèle>"))
    .description("revient au texte livré")
    .action((key: string, o, command: Command) =>
      onTemplate(command, (tx, session) => restoreTemplate(tx, templateKey(key), o.in, session.by())),
    )
  return group
}

async function list(_: unknown, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const templates = await session.in(listTemplates)
    const text = table(templates, [
      { title: "Modèle", text: (row) => row.templateKey },
      { title: "Langue", text: (row) => row.language },
      { title: "Texte", text: (row) => (row.isCustomised ? "le vôtre" : "livré") },
      { title: "Ce que c’est", text: (row) => row.label },
    ])
    return { json: { templates }, text }
  })
}

interface EditOptions {
  readonly in: Language
  readonly subject?: string
  readonly file: string
}

async function edit(key: string, o: EditOptions, command: Command): Promise<void> {
  await onTemplate(command, async (tx, session) => {
    const body = await readFile(o.file === "-" ? "/dev/stdin" : o.file, "utf8")
    const subject = o.subject ?? (await templateFor(tx, templateKey(key), o.in)).subject
    const typed = { templateKey: templateKey(key), language: o.in, subject, body }
    return await saveTemplate(tx, typed, session.by())
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
