import { Command } from "commander"
import { listJournal } from "../../evidence/journal/store.ts"
import { journalTitle } from "../../evidence/journal/words.ts"
import { anchorText, parseAnchor } from "../../evidence/verification/anchor.ts"
import { currentAnchor, verifyJournal } from "../../evidence/verification/workflows.ts"
import { countWords } from "../../kernel/wording.ts"
import { runInCompany, withCommonOptions } from "../command.ts"
import { dayCell, table } from "../output.ts"
import { countValue, repeated } from "../values.ts"

/** `relance journal list|anchor|verify`. */
export function journalCommands(): Command {
  const group = new Command("journal").description("le journal infalsifiable")
  withCommonOptions(group.command("list"))
    .description("les dernières écritures, avec l’empreinte de chacune et celle de la précédente")
    .option("--last <nombre>", "combien d’écritures", countValue, 50)
    .option("--before <numéro>", "celles d’avant ce numéro", countValue)
    .action(list)
  withCommonOptions(group.command("anchor"))
    .description("la fin de la chaîne, à noter ailleurs qu’ici : NUMÉRO:EMPREINTE")
    .action(anchor)
  withCommonOptions(group.command("verify"))
    .description("recalcule toute la chaîne et les messages archivés ; dit ce qui a été changé")
    .option("--anchor <numéro:empreinte>", "un repère noté ailleurs (répétable)", repeated)
    .action(verify)
  return group
}

const SHORT = 12

async function list(o: { last: number; before?: number }, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const page = { before: o.before ?? null, most: o.last }
    const lines = await session.in((tx) => listJournal(tx, page))
    const text = table(lines, [
      { title: "N°", align: "right", text: (line) => String(line.seq) },
      { title: "Jour", text: (line) => dayCell(line.on, session.language) },
      { title: "Quoi", text: (line) => session.say(journalTitle(line)) },
      { title: "Qui", text: (line) => line.actor },
      { title: "Empreinte", text: (line) => line.hash.slice(0, SHORT) },
      { title: "Précédente", text: (line) => line.previousHash.slice(0, SHORT) },
    ])
    const entries = lines.map((line) => ({
      ...{ seq: line.seq, at: line.at, on: line.on, kind: line.kind, actor: line.actor },
      title: session.say(journalTitle(line)),
      ...{ messageId: line.messageId, invoiceId: line.invoiceId },
      ...{ hash: line.hash, previousHash: line.previousHash },
    }))
    return { json: { entries }, text: lines.length > 0 ? text : "Le journal est vide." }
  })
}

async function anchor(_: unknown, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const end = await session.in(currentAnchor)
    return { json: { ...end, text: anchorText(end) }, text: anchorText(end) }
  })
}

async function verify(o: { anchor?: readonly string[] }, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const anchors = (o.anchor ?? []).map(parseAnchor)
    const found = await verifyJournal(session.relance.db, session.company.id, anchors)
    const faults = found.faults.map((fault) => ({ ...fault, sentence: session.say(fault.sentence) }))
    const noted = anchors.length > 0 ? ` Conforme à ${anchors.length} repère(s).` : ""
    const received =
      found.mails > 0 ? `, ${countWords(found.mails, "courrier reçu", "courriers reçus", "fr")}` : ""
    const summary = found.ok
      ? `Intact : ${found.entries} écritures de journal, ${found.messages} messages archivés${received}.${noted}`
      : `${faults.length} anomalie(s) :`
    const line = ({ seq, sentence }: (typeof faults)[number]) =>
      `  ${seq === undefined ? "" : `${seq} : `}${sentence}`
    return {
      json: { ...found, anchors, faults },
      text: [summary, ...faults.map(line)].join("\n"),
      exitCode: found.ok ? 0 : 1,
    }
  })
}
