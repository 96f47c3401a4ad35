import { Command, Option } from "commander"
import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { CALL_OUTCOMES, type CallOutcome, type CallToRecord } from "../../ledger/calls/call.ts"
import { undoCall } from "../../ledger/calls/undo/workflows.ts"
import { DISPUTE_REASONS, type DisputeReason } from "../../ledger/facts/choices.ts"
import { waitingCall } from "../../policy/calling/http.ts"
import { listWaitingCalls, noteCall } from "../../policy/calling/workflows.ts"
import { runInCompany, withCommonOptions } from "../command.ts"
import { customerNamed, invoiceNamed } from "../find.ts"
import { amountCell, dayCell, table } from "../output.ts"
import { amountValue, dayValue } from "../values.ts"

const STATES = {
  now: "maintenant",
  later: "aux heures d’appel",
  planned: "un autre jour",
  "too-often": "assez appelé",
  "not-to-call": "à ne pas appeler",
}

/** `relance calls list|record|undo`. */
export function callCommands(): Command {
  const group = new Command("calls").description("les clients à appeler, et ce que les appels ont donné")
  withCommonOptions(group.command("list"))
    .description("liste les appels à passer, les plus gros montants d’abord")
    .option("--on <jour>", "vu de ce jour, aujourd’hui par défaut", dayValue)
    .action(list)
  withCommonOptions(group.command("record"))
    .description("note un appel ; ce qu’il a donné agit aussitôt")
    .requiredOption("--customer <client>", "code, nom exact ou identifiant")
    .addOption(
      new Option("--outcome <issue>", "ce qu’il a donné").choices(CALL_OUTCOMES).makeOptionMandatory(),
    )
    .option("--for <jour>", "promise : le jour promis ; paid-already : le jour dit", dayValue)
    .option("--amount <montant>", "le montant promis, payé ou contesté", amountValue)
    .option("--invoice <numéro>", "dispute : la facture contestée")
    .addOption(new Option("--reason <raison>", "dispute : pourquoi").choices(DISPUTE_REASONS))
    .option("--again <jour>", "call-back : le jour du rappel", dayValue)
    .option("--at <heure>", "call-back : l’heure chez le client, HH:MM")
    .option("--contact <identifiant>", "wrong-number : le contact dont le numéro est mauvais")
    .option("--name <nom>", "other-contact : qui demander")
    .option("--phone <numéro>", "other-contact : son numéro")
    .option("--note <texte>")
    .option("--on <jour>", "aujourd’hui par défaut", dayValue)
    .action(recordOne)
  withCommonOptions(group.command("undo <id>"))
    .description("annule le dernier appel d’un client, pendant quelques minutes")
    .action(async (id: string, _, command: Command) => {
      await runInCompany(command, async (session) => {
        await session.in((tx) => undoCall(tx, id, session.by()))
        return { json: { id, undone: true }, text: "Appel annulé." }
      })
    })
  return group
}

async function list(o: { on?: Day }, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const calls = (await session.in((tx) => listWaitingCalls(tx, session.by(o.on)))).map(waitingCall)
    const text = table(calls, [
      { title: "Client", text: (row) => row.customerName },
      {
        title: "En retard",
        align: "right",
        text: (row) => amountCell(row.overdueCents, row.currency, session.language),
      },
      { title: "Qui", text: (row) => row.contactName ?? "" },
      { title: "Téléphone", text: (row) => row.phone ?? "" },
      { title: "Pour le", text: (row) => dayCell(row.dueOn, session.language) },
      { title: "Quand", text: (row) => STATES[row.state] },
    ])
    return { json: { calls }, text: calls.length > 0 ? text : "Aucun appel à passer." }
  })
}

interface Told {
  readonly customer: string
  readonly outcome: CallOutcome
  readonly for?: Day
  readonly amount?: Cents
  readonly invoice?: string
  readonly reason?: DisputeReason
  readonly again?: Day
  readonly at?: string
  readonly contact?: string
  readonly name?: string
  readonly phone?: string
  readonly note?: string
  readonly on?: Day
}

async function recordOne(o: Told, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const done = await session.in(async (tx) => {
      const customerId = (await customerNamed(tx, o.customer)).id
      const invoiceId = o.invoice ? (await invoiceNamed(tx, o.invoice, customerId)).id : null
      const call: CallToRecord = {
        ...{ customerId, outcome: o.outcome, note: o.note ?? null, contactId: o.contact ?? null },
        ...{ promisedFor: o.for ?? null, amountCents: o.amount ?? null, invoiceId, reason: o.reason ?? null },
        ...{ callBackOn: o.again ?? null, callBackAt: o.at ?? null },
        contact: o.name || o.phone ? { name: o.name ?? null, phone: o.phone ?? null } : null,
      }
      return await noteCall(tx, call, session.by(o.on))
    })
    const again = done.callAgainOn ? ` À rappeler le ${dayCell(done.callAgainOn, session.language)}.` : ""
    return { json: { ...done, outcome: o.outcome }, text: `Appel noté (${done.id}).${again}` }
  })
}
