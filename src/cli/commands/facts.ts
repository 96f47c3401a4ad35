import { Command, Option } from "commander"
import { type Day, day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { amountWords } from "../../kernel/wording.ts"
import { type Share, spreadOldestFirst } from "../../ledger/credits/allocation.ts"
import { allocateOldestFirst, cancelPayment, recordPayment } from "../../ledger/credits/workflows.ts"
import { HOLD_KINDS } from "../../ledger/facts/choices.ts"
import { handleReply, liftHold, placeHold, recordReply, writeNote } from "../../ledger/facts/workflows.ts"
import { type CompanySession, runInCompany, withCommonOptions } from "../command.ts"
import { customerNamed, invoiceNamed, type NamedInvoice } from "../find.ts"
import { amountValue, dayValue, repeated } from "../values.ts"

/** The customer, and the invoices, that a command is about. */
export const withCustomer = (command: Command): Command =>
  withCommonOptions(command)
    .option("--customer <code|nom|id>", "le client")
    .option("--invoice <numéro|id>", "la facture (répétable)", repeated)

/** `relance payment add|cancel`. */
export function paymentCommands(): Command {
  const group = new Command("payment").description("les règlements reçus")
  withCustomer(group.command("add"))
    .description("note un règlement ; sans --invoice ni --oldest-first il reste à rattacher")
    .requiredOption("--amount <montant>", "1234,56", amountValue)
    .option("--on <jour>", "jour du règlement, aujourd’hui par défaut", dayValue)
    .option("--oldest-first", "règle les dettes les plus anciennes (C. civ. 1342-10)")
    .option("--reference <texte>")
    .option("--method <moyen>", "virement, chèque, carte…")
    .action(addPayment)
  withCustomer(group.command("allocate"))
    .description("rattache ce qui ne l’est pas aux dettes les plus anciennes du client (C. civ. 1342-10)")
    .action((o, command: Command) =>
      acting(command, o, async (tx, session) => {
        const { customerId } = await named(tx, o)
        const done = await allocateOldestFirst(tx, customerId, session.by())
        const sums = done.allocated.map((sum) => amountWords(sum.amountCents, sum.currency, session.language))
        return [
          { customerId, ...done },
          sums.length > 0 ? `${sums.join(" et ")} rattachés.` : "Rien à rattacher.",
        ]
      }),
    )
  withCommonOptions(group.command("cancel <id>"))
    .description("prélèvement rejeté, chèque impayé, erreur : ce qu’il réglait est de nouveau dû")
    .option("--on <jour>", "aujourd’hui par défaut", dayValue)
    .option("--reason <texte>", "", "annulé")
    .action(async (id: string, o, command: Command) => {
      await runInCompany(command, async (session) => {
        const by = session.by(o.on)
        await session.in((tx) => cancelPayment(tx, id, { on: by.today, reason: o.reason }, by))
        return { json: { id, cancelledOn: by.today }, text: "Règlement annulé." }
      })
    })
  return group
}

interface PaymentOptions {
  readonly amount: number
  readonly on?: Day
  readonly customer?: string
  readonly invoice?: string[]
  readonly oldestFirst?: boolean
  readonly reference?: string
  readonly method?: string
}

async function addPayment(o: PaymentOptions, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const { amount, oldestFirst, reference, method } = o
    const by = session.by(o.on)
    const recorded = await session.in(async (tx) => {
      const { customerId, invoices } = await named(tx, o)
      const allocations =
        invoices.length > 0 ? sharesOf(amount, invoices) : oldestFirst ? ("oldest-first" as const) : []
      const currency = invoices[0]?.currency ?? "EUR"
      return await recordPayment(
        tx,
        { customerId, amountCents: amount, creditedOn: by.today, currency, allocations, reference, method },
        by,
      )
    })
    const rest = recorded.unallocatedCents > 0 ? ` Il en reste à rattacher à une facture.` : ""
    return { json: recorded, text: `Règlement noté (${recorded.id}).${rest}` }
  })
}

// The instalments of named invoices are paid in the order in which they were named.
const IN_THE_ORDER_GIVEN = day("1970-01-01")

/** A payment for named invoices pays their instalments in order; what exceeds them stays unallocated. */
function sharesOf(amountCents: number, invoices: readonly NamedInvoice[]): Share[] {
  const items = invoices.flatMap((invoice) =>
    invoice.open.map((part) => ({ ...part, invoiceId: invoice.id, dueOn: IN_THE_ORDER_GIVEN })),
  )
  return spreadOldestFirst(amountCents, items)
}

/** Finds the customer and the invoices that were named; refuses when neither says whom it is about. */
export async function named(tx: CompanyTx, o: { customer?: string; invoice?: string[] }) {
  const customer = o.customer === undefined ? null : await customerNamed(tx, o.customer)
  const invoices: NamedInvoice[] = []
  for (const text of o.invoice ?? []) invoices.push(await invoiceNamed(tx, text, customer?.id))
  const customerId = customer?.id ?? invoices[0]?.customerId
  if (!customerId) {
    refuse("CUSTOMER_NEEDED", {
      fr: "Dites de quel client il s’agit\u00a0: --customer, ou --invoice.",
      en: "Say which customer it is about: --customer, or --invoice.",
    })
  }
  return { customerId, invoices }
}

/** `relance hold add|lift`. */
export function holdCommands(): Command {
  const group = new Command("hold").description("ne pas relancer, avec la raison")
  withCustomer(group.command("add"))
    .description("suspend le suivi d’un client ou d’une facture")
    .addOption(new Option("--kind <sorte>", "pourquoi").choices(HOLD_KINDS).default("do-not-chase"))
    .option("--until <jour>", "dernier jour de la suspension ; sans fin, par défaut", dayValue)
    .option("--on <jour>", "premier jour, aujourd’hui par défaut", dayValue)
    .option("--reason <texte>")
    .action((o, command: Command) =>
      acting(command, o, async (tx, session) => {
        const { customerId, invoices } = await named(tx, o)
        const id = await placeHold(
          tx,
          {
            customerId,
            invoiceId: invoices[0]?.id ?? null,
            kind: o.kind,
            reason: o.reason,
            untilOn: o.until ?? null,
          },
          session.by(o.on),
        )
        return [{ id, kind: o.kind, untilOn: o.until ?? null }, "Suivi suspendu."]
      }),
    )
  closing(group, "lift <id>", "reprend le suivi", liftHold, "Suivi repris.")
  return group
}

/** `relance reply add|handle` and `relance note add`. */
export function replyCommands(): Command {
  const group = new Command("reply").description("ce que les clients ont répondu")
  withCustomer(group.command("add"))
    .description("note une réponse : rien ne part tant qu’elle n’est pas traitée")
    .requiredOption("--summary <texte>")
    .option("--on <jour>", "aujourd’hui par défaut", dayValue)
    .action((o, command: Command) =>
      acting(command, o, async (tx, session) => {
        const { customerId } = await named(tx, o)
        return [
          { id: await recordReply(tx, { customerId, summary: o.summary }, session.by(o.on)) },
          "Réponse notée.",
        ]
      }),
    )
  closing(group, "handle <id>", "marque une réponse comme traitée", handleReply, "Réponse traitée.")
  return group
}

/** `relance note add`. */
export function noteCommands(): Command {
  const group = new Command("note").description("les remarques au dossier")
  withCustomer(group.command("add"))
    .description("écrit une remarque au dossier d’un client")
    .requiredOption("--text <texte>")
    .action((o, command: Command) =>
      acting(command, o, async (tx, session) => {
        const { customerId, invoices } = await named(tx, o)
        await writeNote(tx, { customerId, invoiceId: invoices[0]?.id ?? null, text: o.text }, session.by())
        return [{ customerId }, "Note écrite."]
      }),
    )
  return group
}

/** A command that ends a fact by its identifier. */
export function closing(
  group: Command,
  syntax: string,
  description: string,
  close: (tx: CompanyTx, id: string, by: ReturnType<CompanySession["by"]>) => Promise<void>,
  said: string,
): void {
  withCommonOptions(group.command(syntax))
    .description(description)
    .option("--on <jour>", "aujourd’hui par défaut", dayValue)
    .action((id: string, o, command: Command) =>
      acting(command, o, async (tx, session) => {
        await close(tx, id, session.by(o.on))
        return [{ id }, said]
      }),
    )
}

/** Writes one fact in one transaction, and says what was done. */
export function acting(
  command: Command,
  _options: unknown,
  work: (tx: CompanyTx, session: CompanySession) => Promise<readonly [json: unknown, text: string]>,
): Promise<void> {
  return runInCompany(command, async (session) => {
    const [json, text] = await session.in((tx) => work(tx, session))
    return { json, text }
  })
}
