import { Command, Option } from "commander"
import type { Day } from "../../kernel/day.ts"
import {
  CLAIM_KINDS,
  type ClaimKind,
  EVENT_RULES,
  EVENT_TYPES,
  type LimitationEventType,
} from "../../law/rules/limitation.ts"
import type { InvoiceLimitation, RecordedEvent } from "../../ledger/limitation/claim.ts"
import {
  cancelEvent,
  invoiceLimitation,
  nearLimits,
  recordEvent,
  setBasis,
  WITHIN,
  type Within,
} from "../../ledger/limitation/workflows.ts"
import { type CompanySession, runInCompany, withCommonOptions } from "../command.ts"
import { customerNamed, invoiceNamed } from "../find.ts"
import { amountCell, dayCell, table } from "../output.ts"
import { dayValue } from "../values.ts"
import { claimKindValue, eventTypeValue } from "./law-limitation.ts"

/** `relance limitation list|show|add|cancel|set`. */
export function limitationCommands(): Command {
  const group = new Command("limitation").description("la prescription des factures impayées")
  withCommonOptions(group.command("list"))
    .description("les factures impayées dont le dernier jour sûr approche ou est passé")
    .addOption(
      new Option("--within <mois>", "1, 3, 6 ou 12 mois, over (passé), all (passé ou dans l’année)")
        .choices(WITHIN)
        .default("all"),
    )
    .option("--customer <client>", "code, nom exact ou identifiant")
    .option("--on <jour>", "vu de ce jour, aujourd’hui par défaut", dayValue)
    .action(list)
  withInvoice(group.command("show"))
    .description("une facture : chaque lecture, chaque événement")
    .option("--on <jour>", "vu de ce jour, aujourd’hui par défaut", dayValue)
    .action(show)
  withInvoice(group.command("add"))
    .description("note ce qui interrompt, suspend, ou ne fait ni l’un ni l’autre")
    .requiredOption("--type <événement>", EVENT_TYPES.join(", "), eventTypeValue)
    .requiredOption("--on <jour>", "le jour où il a eu lieu", dayValue)
    .requiredOption("--proof <texte>", "où se trouve la preuve")
    .action(add)
  withCommonOptions(group.command("cancel <id>"))
    .description("annule un événement noté ; il reste visible")
    .requiredOption("--reason <texte>", "pourquoi il ne compte plus")
    .action(async (id: string, o: { reason: string }, command: Command) => {
      await runInCompany(command, async (session) => {
        await session.in((tx) => cancelEvent(tx, id, o.reason, session.by()))
        return { json: { id, cancelledOn: session.today }, text: "Événement annulé." }
      })
    })
  withInvoice(group.command("set"))
    .description("dit d’où compter : l’achèvement de la prestation, la nature de la créance")
    .option("--completed <jour>", "le jour où la prestation s’est achevée", dayValue)
    .option("--kind <créance>", CLAIM_KINDS.join(", "), claimKindValue)
    .action(set)
  return group
}

const withInvoice = (command: Command): Command =>
  withCommonOptions(command)
    .requiredOption("--invoice <numéro|id>", "la facture")
    .option("--customer <client>", "quand plusieurs factures portent ce numéro")

interface Named {
  readonly invoice: string
  readonly customer?: string
}

async function invoiceOf(session: CompanySession, { invoice, customer }: Named): Promise<string> {
  return await session.in(async (tx) => {
    const of = customer === undefined ? undefined : (await customerNamed(tx, customer)).id
    return (await invoiceNamed(tx, invoice, of)).id
  })
}

/** A limit as programs read it, with its sentences in the language of the terminal. */
export function limitJson(line: InvoiceLimitation, session: Pick<CompanySession, "say">) {
  const { sentence, warningSentence, ...rest } = line
  return {
    ...rest,
    sentence: session.say(sentence),
    warningSentence: warningSentence && session.say(warningSentence),
  }
}

async function list(o: { within: Within; customer?: string; on?: Day }, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const { on = session.today, within, customer } = o
    const { lines } = await session.in(async (tx) => {
      const customerId = customer && (await customerNamed(tx, customer)).id
      return await nearLimits(tx, { within, ...(customerId ? { customerId } : {}) }, on)
    })
    const { language } = session
    const text = table(lines, [
      { title: "Dernier jour sûr", text: (row) => dayCell(row.lastSafeOn, language) },
      { title: "Reste", align: "right", text: (row) => `${row.daysLeft} j` },
      { title: "Facture", text: (row) => row.number },
      { title: "Client", text: (row) => row.customerName },
      { title: "Reste dû", align: "right", text: (row) => amountCell(row.openCents, row.currency, language) },
      { title: "Créance", text: (row) => row.claimKind },
    ])
    const json = { on, within, limitations: lines.map((line) => limitJson(line, session)) }
    return { json, text: lines.length > 0 ? text : "Aucune facture impayée n’approche de sa prescription." }
  })
}

async function show(o: Named & { on?: Day }, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const id = await invoiceOf(session, o)
    const whole = await session.in((tx) => invoiceLimitation(tx, id, o.on ?? session.today))
    const { readings, cautions, events, givenKind, ...line } = whole
    const json = {
      ...limitJson(line, session),
      ...{ givenKind, readings, events, cautions: cautions.map((caution) => session.say(caution)) },
    }
    const lines = [
      session.say(whole.sentence),
      ...(whole.warningSentence ? [session.say(whole.warningSentence)] : []),
      ...events.map((event) => eventLine(event, session)),
      ...json.cautions,
    ]
    return { json, text: lines.join("\n") }
  })
}

function eventLine(event: RecordedEvent, session: CompanySession): string {
  const day = dayCell(event.happenedOn, session.language)
  const cancelled = event.cancelledOn ? ` — annulé : ${event.cancelReason}` : ""
  return `  ${day}  ${session.say(EVENT_RULES[event.type].title)} (${event.proof})${cancelled}  ${event.id}`
}

async function add(
  o: Named & { type: LimitationEventType; on: Day; proof: string },
  command: Command,
): Promise<void> {
  await runInCompany(command, async (session) => {
    const invoiceId = await invoiceOf(session, o)
    const { id, after } = await session.in(async (tx) => {
      const event = { invoiceId, type: o.type, happenedOn: o.on, proof: o.proof }
      const made = await recordEvent(tx, event, session.by())
      return { id: made, after: await invoiceLimitation(tx, invoiceId, session.today) }
    })
    const json = { id, invoiceId, type: o.type, on: o.on, lastSafeOn: after.lastSafeOn }
    return { json, text: `Événement noté (${id}).\n${session.say(after.sentence)}` }
  })
}

async function set(o: Named & { completed?: Day; kind?: ClaimKind }, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const invoiceId = await invoiceOf(session, o)
    const after = await session.in(async (tx) => {
      await setBasis(tx, invoiceId, { completedOn: o.completed, claimKind: o.kind }, session.by())
      return await invoiceLimitation(tx, invoiceId, session.today)
    })
    const { completedOn, claimKind, lastSafeOn } = after
    return { json: { invoiceId, completedOn, claimKind, lastSafeOn }, text: session.say(after.sentence) }
  })
}
