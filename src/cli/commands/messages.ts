import { Command } from "commander"
import { readArchive } from "../../delivery/archive/store.ts"
import { readSendingCompany } from "../../delivery/company/store.ts"
import { destinationWords } from "../../delivery/company/words.ts"
import { gate } from "../../delivery/gate/workflows.ts"
import { listMessages } from "../../delivery/listing/store.ts"
import type { MessageMode, MessageState } from "../../delivery/outbox/message.ts"
import { readMessage } from "../../delivery/outbox/store.ts"
import { approveMessages, cancelMessage } from "../../delivery/outbox/workflows.ts"
import { judgeWaitingLetters } from "../../delivery/posting/judgement/workflows.ts"
import { previewMessage } from "../../delivery/rendering/workflows.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { Sentence } from "../../kernel/wording.ts"
import { runInCompany, withCommonOptions } from "../command.ts"
import { amountCell, dayCell, table } from "../output.ts"
import { dayValue } from "../values.ts"
import { messageJson, modeJson, refusedJson } from "./plan.ts"

/** `relance messages list|show|approve|cancel`. */
export function messageCommands(): Command {
  const group = new Command("messages").description("les messages préparés et envoyés")
  withCommonOptions(group.command("list"))
    .description("liste les messages")
    .option("--on <jour>", "prévus ce jour-là", dayValue)
    .option("--state <état>", "prepared, approved, sent, held, failed, unknown, cancelled…")
    .action(list)
  withCommonOptions(group.command("show <id>"))
    .description("montre un message ; --eml donne l’e-mail archivé, à l’octet")
    .option("--eml", "l’e-mail tel qu’il est parti")
    .action(show)
  withCommonOptions(group.command("approve <id...>")).description("approuve des messages").action(approve)
  withCommonOptions(group.command("cancel <id>"))
    .description("annule un message qui n’est pas parti")
    .action(cancel)
  return group
}

async function list(options: { on?: never; state?: string }, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const { company, items } = await session.in(async (tx) => {
      // Whoever lists what is approved may be about to go to the post office.
      if (options.state?.split(",").includes("approved")) await judgeWaitingLetters(tx, gate, session.by())
      const all = []
      let cursor: string | null = null
      do {
        const page = await listMessages(tx, {
          ...(options.on ? { plannedOn: options.on } : {}),
          ...(options.state ? { states: options.state.split(",") as MessageState[] } : {}),
          ...{ cursor, limit: 500 },
        })
        all.push(...page.items)
        cursor = page.nextCursor
      } while (cursor !== null)
      return { company: await readSendingCompany(tx), items: all }
    })
    const text = table(items, [
      { title: "Jour", text: (row) => dayCell(row.plannedOn, session.language) },
      { title: "Client", text: (row) => row.customerName },
      { title: "Étape", text: (row) => row.stepKey },
      { title: "État", text: (row) => row.state },
      { title: "Mode", text: (row) => session.say(MODES[row.mode]) },
      {
        title: "Montant",
        align: "right",
        text: (row) => amountCell(row.amountCents, row.currency, session.language),
      },
      { title: "Objet", text: (row) => row.subject },
      { title: "Identifiant", text: (row) => row.id },
    ])
    return {
      json: {
        ...modeJson(company),
        messages: items.map((message) => messageJson(message, company, session)),
      },
      text: `${session.say(destinationWords(company))}\n${items.length > 0 ? `\n${text}` : "Aucun message."}`,
    }
  })
}

const MODES: Readonly<Record<MessageMode, Sentence>> = {
  live: { fr: "réel", en: "live" },
  test: { fr: "test", en: "test" },
  demo: { fr: "démonstration", en: "demonstration" },
}

async function show(id: string, options: { eml?: boolean }, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const { message, archive, company, preview } = await session.in(async (tx) => {
      const found = await readMessage(tx, id)
      return {
        message: found,
        archive: await readArchive(tx, id),
        company: await readSendingCompany(tx),
        preview: await previewMessage(tx, found, session.today),
      }
    })
    const eml = archive?.content.toString("utf8") ?? null
    if (options.eml && eml === null) {
      refuse(
        "MESSAGE_NOT_SENT",
        {
          fr: "Ce message n’est pas parti\u00a0: il n’a pas d’archive.",
          en: "This message has not left: it has no archive.",
        },
        { id },
      )
    }
    const json = {
      ...messageJson(message, company, session),
      sha256: archive?.sha256.toString("hex") ?? null,
      text: preview?.text ?? null,
      ...(options.eml ? { eml } : {}),
    }
    return {
      json,
      text: options.eml ? (eml ?? "") : `${message.subject}\n\n${preview?.text ?? message.textBody}`,
    }
  })
}

async function approve(ids: string[], _: unknown, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const { approved, refused } = await session.in((tx) => approveMessages(tx, ids, session.by()))
    const told = refusedJson(refused, session)
    const text = [
      `${approved.length} approuvé(s).`,
      ...told.map((line) => `${line.id} : ${line.sentence}`),
    ].join("\n")
    return { json: { approved, refused: told }, text, exitCode: told.length > 0 ? 1 : 0 }
  })
}

async function cancel(id: string, _: unknown, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    await session.in((tx) => cancelMessage(tx, id, null, session.by()))
    return { json: { id, state: "cancelled" }, text: "Annulé." }
  })
}
