import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Happening, TimelineEntry } from "./happening.ts"
import { customerOfInvoice, readHappenings, type TimelineScope } from "./store.ts"
import { timelineEntry } from "./words.ts"

/** Whose timeline is asked for. */
export type TimelineOf = { readonly customerId: string } | { readonly invoiceId: string }

/** A page of a timeline, and where the next one begins. */
export interface TimelinePage {
  readonly items: readonly TimelineEntry[]
  readonly nextCursor: string | null
}

/**
 * Everything that happened with a customer, or about one invoice, on both sides, newest first:
 * from the journal and from the ledger, each fact once.
 */
export async function timeline(
  tx: CompanyTx,
  of: TimelineOf,
  cursor: string | null = null,
  most = 50,
): Promise<TimelinePage> {
  const limit = Math.min(Math.max(most, 1), 500)
  const rows = await readHappenings(tx, await scopeOf(tx, of), cursor ? readCursor(cursor) : null, limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(timelineEntry),
    nextCursor: rows.length > limit && last ? writeCursor(last) : null,
  }
}

async function scopeOf(tx: CompanyTx, of: TimelineOf): Promise<TimelineScope> {
  if ("customerId" in of) return { customerId: of.customerId, invoiceId: null }
  const customerId = await customerOfInvoice(tx, of.invoiceId)
  if (customerId !== null) return { customerId, invoiceId: of.invoiceId }
  return refuse(
    "INVOICE_UNKNOWN",
    { fr: "Cette facture n’existe pas.", en: "There is no such invoice." },
    { id: of.invoiceId },
  )
}

const writeCursor = (last: Happening): string =>
  Buffer.from(JSON.stringify([last.on, last.at?.toISOString() ?? null, last.key])).toString("base64url")

function readCursor(cursor: string): { on: string; at: string | null; key: string } {
  try {
    const [on, at, key] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as [
      string,
      string | null,
      string,
    ]
    return { on, at, key }
  } catch {
    return refuse("CURSOR_INVALID", {
      fr: "La suite de cette liste n’existe plus. Revenez à son début.",
      en: "The rest of this list is no longer there. Go back to its beginning.",
    })
  }
}
