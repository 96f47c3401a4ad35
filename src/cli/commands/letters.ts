import { readFile, writeFile } from "node:fs/promises"
import { Command } from "commander"
import { gate } from "../../delivery/gate/workflows.ts"
import { contentsCsv } from "../../delivery/posting/batch/contents.ts"
import { type BatchLetter, batchForPost } from "../../delivery/posting/batch/workflows.ts"
import { keepReceipt } from "../../delivery/posting/receipt/workflows.ts"
import type { Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { readBranding } from "../../messages/branding/store.ts"
import { changeBranding } from "../../messages/branding/workflows.ts"
import { compose } from "../../messages/compose.ts"
import { readEnclosures } from "../../messages/enclosures/workflows.ts"
import { readMessageSources } from "../../messages/inputs/store.ts"
import { type Letter, letterOf } from "../../messages/letter.ts"
import { stepOfTemplate } from "../../messages/step-previews/template-step.ts"
import { stepInput } from "../../messages/step-previews/workflows.ts"
import { templateFor } from "../../messages/templates/store.ts"
import { TEMPLATE_KEYS, templateKey } from "../../messages/templates/template.ts"
import type { ActDecision } from "../../policy/gate.ts"
import { decideFor, followAll, viewFor } from "../../policy/plan/workflows.ts"
import { stepsOf } from "../../policy/scenario.ts"
import { renderLetter } from "../../server/ports.ts"
import { runInCompany, withCommonOptions } from "../command.ts"
import { customerNamed } from "../find.ts"
import { dayValue } from "../values.ts"

/** `relance letters render|batch|receipt|branding`. */
export function letterCommands(): Command {
  const group = new Command("letters").description(
    "les lettres : en voir une, les imprimer ensemble, garder un avis de réception, leur présentation",
  )
  withCommonOptions(group.command("render"))
    .description("écrit en PDF la lettre qui partirait aujourd’hui")
    .requiredOption("--customer <client>", "code, nom ou identifiant du client")
    .requiredOption("--out <fichier>", "le PDF")
    .option("--on <jour>", "AAAA-MM-JJ, aujourd’hui par défaut", dayValue)
    .option("--step <étape>", "une autre étape, par exemple formal-notice")
    .action(render)
  withCommonOptions(group.command("batch"))
    .description("les lettres approuvées en un PDF, dans l’ordre postal, et leur liste en CSV à côté")
    .requiredOption("--out <fichier>", "le PDF ; la liste prend le même nom, en .csv")
    .option("--duplex", "recto verso : chaque lettre commence une feuille")
    .action(batch)
  withCommonOptions(group.command("receipt <message> <fichier>"))
    .description("garde l’avis de réception scanné d’une lettre recommandée (PDF, JPEG, PNG)")
    .option("--received-on <jour>", "le jour écrit dessus", dayValue)
    .action(receipt)
  withCommonOptions(group.command("branding"))
    .description("le logo, la signature et la couleur des lettres ; « - » retire")
    .option("--logo <image>", "PNG ou JPEG, 500 ko au plus")
    .option("--signature <image>", "PNG ou JPEG, 500 ko au plus")
    .option("--colour <couleur>", "par exemple #1a2b3c")
    .action(branding)
  return group
}

async function render(
  options: { customer: string; out: string; step?: string; on?: Day },
  command: Command,
): Promise<void> {
  await runInCompany(command, async (session) => {
    const letter = await session.in((tx) => letterFor(tx, options, options.on ?? session.today))
    const { letterPdf } = await import("../../adapters/typst/letters.ts")
    await writeFile(options.out, letterPdf(letter))
    return {
      json: { file: options.out, subject: letter.subject },
      text: `${options.out} : ${letter.subject}`,
    }
  })
}

async function letterFor(
  tx: CompanyTx,
  { customer, step: wanted }: { customer: string; step?: string },
  today: Day,
): Promise<Letter> {
  const { id } = await customerNamed(tx, customer)
  const { step, input } = wanted ? await asIfItsDay(tx, id, wanted, today) : await dueToday(tx, id, today)
  const template = await templateFor(tx, templateKey(step.templateKey ?? step.key), input.customer)
  // What would go by e-mail is shown as the plain letter that it would be.
  const isByPost = input.channel.endsWith("letter")
  const letter = { ...input, stepKey: step.key, channel: isByPost ? input.channel : "letter" } as const
  const wish = { customerId: id, attachments: step.attachments, input: letter, on: today }
  const [enclosed = []] = await readEnclosures(tx, [wish])
  return letterOf(letter, compose(letter, template), template.language, await readBranding(tx), enclosed)
}

/** The step that the plan takes today. */
async function dueToday(tx: CompanyTx, id: string, today: Day) {
  const [decision] = await decideFor(tx, [id], today)
  const [source] =
    decision?.kind === "act" ? await readMessageSources(tx, [decision as ActDecision], today) : []
  if (source) return { step: source.step, input: source.input }
  const [view] = await viewFor(tx, [id], today)
  return refuse("LETTER_NOT_DUE", {
    fr: `Aucune lettre ne partirait aujourd’hui\u00a0: ${view?.sentence.fr ?? "rien n’est dû."}`,
    en: `No letter would leave today: ${view?.sentence.en ?? "nothing is owed."}`,
  })
}

/** Another step, as the customer's own scenario has it, or else as its template is shipped: tone, penalties, enclosures. */
async function asIfItsDay(tx: CompanyTx, id: string, wanted: string, today: Day) {
  const [followed] = await followAll(tx, [id], today)
  const own = followed && stepsOf(followed.scenario).find(({ key }) => key === wanted)
  const shipped = TEMPLATE_KEYS.find((key) => key === wanted)
  const step = own ?? (shipped && stepOfTemplate(shipped)) ?? refuseStep(wanted)
  return { step, input: await stepInput(tx, step, id, today) }
}

const refuseStep = (wanted: string): never =>
  refuse("STEP_UNKNOWN", {
    fr: `Aucune étape ne s’appelle «\u00a0${wanted}\u00a0». Prenez-en une du scénario de ce client.`,
    en: `No step is called “${wanted}”. Take one of this customer’s scenario.`,
  })

async function batch(options: { out: string; duplex?: boolean }, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const { letterPile, pageCount } = await import("../../adapters/typst/letters.ts")
    const ports = { render: renderLetter(session.today), gate }
    const { letters, leftOut } = await session.in((tx) => batchForPost(tx, ports, session.by()))
    const contents = letters.map(({ message, to, pdf }) => ({
      ...{ messageId: message.id, name: to.name, postalCode: to.postalCode, town: to.town },
      ...{ country: to.country, channel: message.channel, pages: pageCount(pdf) },
      ...{ amountCents: message.amountCents, currency: message.currency },
    }))
    const list = options.out.replace(/(\.pdf)?$/i, ".csv")
    if (letters.length > 0) {
      await writeFile(options.out, pileOf(letters, options.duplex === true, letterPile))
      await writeFile(list, contentsCsv(contents))
    }
    const told = leftOut.map(({ message, refusal }) => ({
      ...{ messageId: message.id, code: refusal.code, sentence: session.say(refusal.sentence) },
    }))
    const text = [
      letters.length > 0
        ? `${letters.length} lettre(s) : ${options.out}, liste : ${list}`
        : "Aucune lettre approuvée n’attend la poste.",
      ...told.map((one) => `${one.messageId} : ${one.sentence}`),
    ]
    const json = { file: options.out, contentsFile: list, letters: contents, leftOut: told }
    return { json, text: text.join("\n"), exitCode: told.length > 0 ? 1 : 0 }
  })
}

const pileOf = (
  letters: readonly BatchLetter[],
  isDuplex: boolean,
  pile: typeof import("../../adapters/typst/letters.ts").letterPile,
): Buffer =>
  pile(
    "Courrier",
    letters.map(({ to, pdf }) => ({ name: to.name, pdf })),
    isDuplex,
  )

async function receipt(
  messageId: string,
  file: string,
  options: { receivedOn?: ReturnType<typeof dayValue> },
  command: Command,
): Promise<void> {
  await runInCompany(command, async (session) => {
    const content = await readFile(file)
    const { receivedOn = null } = options
    await session.in((tx) => keepReceipt(tx, { messageId, receivedOn, content }, session.by()))
    return { json: { messageId, receivedOn }, text: "Accusé de réception gardé avec la lettre." }
  })
}

async function branding(
  options: { logo?: string; signature?: string; colour?: string },
  command: Command,
): Promise<void> {
  await runInCompany(command, async (session) => {
    const picture = async (file: string) => (file === "-" ? null : await readFile(file))
    const change = {
      ...(options.logo !== undefined && { logo: await picture(options.logo) }),
      ...(options.signature !== undefined && { signature: await picture(options.signature) }),
      ...(options.colour !== undefined && { colour: options.colour === "-" ? null : options.colour }),
    }
    await session.in((tx) => changeBranding(tx, change, session.by()))
    return { json: { changed: Object.keys(change) }, text: "Présentation des lettres enregistrée." }
  })
}
