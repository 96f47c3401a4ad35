/**
 * Writes docs/guide/commandes.md from what `relance --help` says, command by command, so that the
 * page can say nothing that the commands do not.
 */
import { execFileSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"

const root = join(import.meta.dirname, "..")
const main = join(root, "src", "cli", "main.ts")
// Told once, at the top of the page.
const COMMON = /^ {2}(--company|--json|--lang|-h, --help)/
const HEAD = `# Les commandes

Cette page est faite par \`node scripts/generate-cli-reference.ts\` à partir de \`relance --help\` : ne la
modifiez pas à la main.

Depuis le dossier de Relance, les commandes s’écrivent \`bin/relance …\`. Elles travaillent sur la même base que
l’application, qu’elle tourne ou non. Chacune accepte aussi :

| option | effet |
| --- | --- |
| \`--company <nom\\|id>\` | l’entreprise concernée ; inutile s’il n’y en a qu’une |
| \`--json\` | un seul document JSON sur la sortie standard, pour les programmes |
| \`--lang fr\\|en\` | la langue des phrases |

Un client se nomme par son code, son nom exact ou son identifiant ; une facture par son numéro ou son
identifiant. Un jour s’écrit \`2026-03-02\`, un montant \`1234,56\`. Le code de sortie est 0 quand tout va bien,
1 quand quelque chose a été refusé ou trouvé faux, 2 quand la commande est mal écrite.
`

interface Help {
  readonly path: readonly string[]
  readonly usage: string
  readonly description: string
  readonly options: readonly string[]
  readonly commands: readonly string[]
}

function readHelp(path: readonly string[]): Help {
  const text = execFileSync(process.execPath, [main, ...path, "--help"], {
    encoding: "utf8",
    env: ENVIRONMENT,
  })
  const [usage = "", ...parts] = text.trimEnd().split("\n\n")
  const section = (title: string) =>
    parts
      .find((part) => part.startsWith(title))
      ?.split("\n")
      .slice(1) ?? []
  const description = parts.find((part) => !/^(Options|Commands|Arguments):/.test(part)) ?? ""
  const commands = section("Commands:").flatMap((line) => /^ {2}(\S+)/.exec(line)?.[1] ?? [])
  return {
    path,
    usage: usage.replace(/^Usage: /, "").replace(/\s*\[options\]/, ""),
    description: description.replace(/\s*\n\s*/g, " "),
    options: withoutCommon(section("Options:")),
    commands: commands.filter((name) => name !== "help"),
  }
}

const ENVIRONMENT = { ...process.env, LANG: "fr_FR.UTF-8", COLUMNS: "100" }

/** Leaves out the options that every command has, with the lines that go on with them. */
function withoutCommon(lines: readonly string[]): string[] {
  let isCommon = false
  return lines.filter((line) => {
    if (/^ {2}\S/.test(line)) isCommon = COMMON.test(line)
    return !isCommon
  })
}

function chapter(help: Help): string {
  const depth = "#".repeat(help.path.length + 1)
  const title = `${depth} ${help.path.join(" ")}`
  const words = help.description && `${help.description[0]?.toUpperCase()}${help.description.slice(1)}.`
  const usage = help.commands.length > 0 ? [] : [help.usage, ...(help.options.length > 0 ? [""] : [])]
  const code = [...usage, ...help.options]
  const block = code.length > 0 ? `\n\`\`\`text\n${code.join("\n")}\n\`\`\`\n` : ""
  return `${title}\n\n${words}\n${block}`
}

function chapters(path: readonly string[]): string[] {
  const help = readHelp(path)
  const own = path.length === 0 ? [] : [chapter(help)]
  return [...own, ...help.commands.flatMap((name) => chapters([...path, name]))]
}

writeFileSync(
  join(root, "docs", "guide", "commandes.md"),
  `${[HEAD, ...chapters([])].join("\n").trimEnd()}\n`,
)
