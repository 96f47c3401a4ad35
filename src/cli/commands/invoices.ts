import { readFile } from "node:fs/promises"
import { basename } from "node:path"
import { Command, Option } from "commander"
import { correctInvoice } from "../../delivery/remedies/workflows.ts"
import type { Cents } from "../../kernel/cents.ts"
import { AGE_BUCKETS } from "../../ledger/balance/aged-balance.ts"
import { keepInvoiceDocument } from "../../ledger/documents/workflows.ts"
import type { InvoiceFilter } from "../../ledger/invoices/invoice.ts"
import { totalInvoices } from "../../ledger/invoices/store.ts"
import { everyInvoice, wholeInvoice, withSearchKey } from "../../ledger/invoices/workflows.ts"
import { runInCompany, withCommonOptions } from "../command.ts"
import { creditNoteNamed, customerNamed, invoiceNamed } from "../find.ts"
import { amountCell, dayCell, table } from "../output.ts"
import { amountValue, dayValue } from "../values.ts"

/** `relance invoice list|show|document|correct`. */
export function invoiceCommands(): Command {
  const group = new Command("invoice").description("les factures et leurs échéances")
  withCommonOptions(group.command("list"))
    .description("liste les échéances, la plus ancienne d’abord")
    .addOption(new Option("--status <état>").choices(["open", "overdue", "all"]).default("open"))
    .addOption(new Option("--bucket <tranche>", "une colonne de la balance âgée").choices(AGE_BUCKETS))
    .addOption(new Option("--by <due|invoice>", "âge depuis").choices(["due", "invoice"]).default("due"))
    .option("--on <jour>", "à la fin de ce jour, aujourd’hui par défaut", dayValue)
    .option("--customer <client>", "code, nom exact ou identifiant")
    .option("--search <texte>", "une partie du numéro ou du nom")
    .option("--currency <code>")
    .action(list)
  withCommonOptions(group.command("show <facture>"))
    .description("une facture, ses échéances et ce qui l’a réglée")
    .option("--customer <client>", "quand plusieurs factures portent ce numéro")
    .action(show)
  withCommonOptions(group.command("document <facture> <fichier>"))
    .description("garde le PDF d’une facture, pour le joindre aux messages")
    .option("--customer <client>", "quand plusieurs factures portent ce numéro")
    .action(document)
  withCommonOptions(group.command("correct <facture>"))
    .description("relie une facture fausse à la facture corrigée et à l’avoir qui l’annule")
    .requiredOption("--with <facture corrigée>", "celle qui prend sa place")
    .option("--credit-note <avoir>", "le numéro de l’avoir, déjà connu ou enregistré maintenant")
    .option("--credit <montant>", "enregistre l’avoir, de ce montant, sur la facture fausse", amountValue)
    .option("--send", "envoyer la facture corrigée au client")
    .option("--customer <client>", "quand plusieurs factures portent ce numéro")
    .action(correct)
  return group
}

type ListOptions = Pick<InvoiceFilter, "status" | "bucket" | "by" | "search" | "currency"> & {
  readonly on?: InvoiceFilter["on"]
  readonly customer?: string
}

async function list(o: ListOptions, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const { on = session.today, status, bucket, by, customer, search, currency } = o
    const customerId = customer && (await session.in((tx) => customerNamed(tx, customer))).id
    const filter: InvoiceFilter = withSearchKey({ on, status, bucket, by, customerId, search, currency })
    const pages = await Array.fromAsync(everyInvoice(session.relance.db, session.company.id, filter))
    const invoices = pages.flat()
    const totals = await session.in((tx) => totalInvoices(tx, filter))
    const { language } = session
    const text = table(invoices, [
      { title: "Facture", text: (row) => row.number },
      { title: "Client", text: (row) => row.customerName },
      { title: "Date", text: (row) => dayCell(row.issuedOn, language) },
      { title: "Échéance", text: (row) => dayCell(row.dueOn, language) },
      { title: "Retard", align: "right", text: (row) => (row.daysLate > 0 ? `${row.daysLate} j` : "") },
      {
        title: "Montant",
        align: "right",
        text: (row) => amountCell(row.amountCents, row.currency, language),
      },
      { title: "Reste dû", align: "right", text: (row) => amountCell(row.openCents, row.currency, language) },
    ])
    return { json: { on, invoices, totals }, text: invoices.length > 0 ? text : "Aucune facture." }
  })
}

async function show(named: string, o: { customer?: string }, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const { customer } = o
    const invoice = await session.in(async (tx) => {
      const customerId = customer && (await customerNamed(tx, customer)).id
      return await wholeInvoice(tx, (await invoiceNamed(tx, named, customerId || undefined)).id)
    })
    const { language } = session
    const instalments = table(invoice.instalments, [
      { title: "Échéance", text: (row) => dayCell(row.agreedDueOn ?? row.dueOn, language) },
      {
        title: "Montant",
        align: "right",
        text: (row) => amountCell(row.amountCents, invoice.currency, language),
      },
      {
        title: "Reste dû",
        align: "right",
        text: (row) => amountCell(row.openCents, invoice.currency, language),
      },
    ])
    const head = `${invoice.number} — ${invoice.customerName}, ${dayCell(invoice.issuedOn, language)}`
    return { json: invoice, text: `${head}\n${instalments}` }
  })
}

interface Corrected {
  readonly with: string
  readonly creditNote?: string
  readonly credit?: Cents
  readonly send?: true
  readonly customer?: string
}

async function correct(named: string, o: Corrected, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const done = await session.in(async (tx) => {
      const customerId = o.customer && (await customerNamed(tx, o.customer)).id
      const old = await invoiceNamed(tx, named, customerId || undefined)
      const corrected = await invoiceNamed(tx, o.with, old.customerId)
      const isKnown = o.creditNote !== undefined && o.credit === undefined
      const link = {
        ...{ invoiceId: old.id, correctedInvoiceId: corrected.id },
        creditId: isKnown ? await creditNoteNamed(tx, o.creditNote!, old.customerId) : null,
        creditNote: o.credit === undefined ? null : { number: o.creditNote ?? null, amountCents: o.credit },
      }
      const sent = await correctInvoice(tx, { ...link, sends: o.send ?? false }, session.by())
      return { ...link, sent, numbers: [old.number, corrected.number] as const }
    })
    const [old, corrected] = done.numbers
    const { invoiceId, correctedInvoiceId, sent } = done
    const leaves = sent ? " Elle part avec les envois du jour." : ""
    return {
      json: { invoiceId, correctedInvoiceId, sent },
      text: `${old} est remplacée par ${corrected}.${leaves}`,
    }
  })
}

async function document(
  named: string,
  file: string,
  { customer }: { customer?: string },
  command: Command,
): Promise<void> {
  await runInCompany(command, async (session) => {
    const content = await readFile(file)
    const { id, number } = await session.in(async (tx) => {
      const customerId = customer && (await customerNamed(tx, customer)).id
      const invoice = await invoiceNamed(tx, named, customerId || undefined)
      const given = { invoiceId: invoice.id, fileName: basename(file), content }
      await keepInvoiceDocument(tx, given, session.by())
      return await wholeInvoice(tx, invoice.id)
    })
    return { json: { invoiceId: id, number }, text: `PDF gardé avec la facture ${number}.` }
  })
}
