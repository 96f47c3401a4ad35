import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import type { AgedBalance, Bucket } from "../api/shapes/ledger.ts"
import { useWords } from "../words/language.tsx"

interface BucketLinkProps {
  readonly balance: AgedBalance
  readonly bucket: Bucket | null
  readonly customer?: { readonly id: string; readonly name: string }
  readonly currency?: string
  readonly className?: string
  readonly children: ReactNode
}

/** A figure of the balance that leads to its invoices. */
export function BucketLink({ balance, bucket, customer, currency, className, children }: BucketLinkProps) {
  const words = useWords().balance
  const what = [customer?.name, bucket ? words[bucket] : words.total].filter(Boolean).join(", ")
  return (
    <Link
      to="/factures"
      search={{
        etat: "open",
        tranche: bucket ?? undefined,
        le: balance.on,
        selon: balance.by,
        client: customer?.id,
        monnaie: currency ?? balance.currency,
      }}
      title={words.seeInvoices(what)}
      className={className ?? "underline-offset-4 hover:text-accent hover:underline"}
    >
      {children}
    </Link>
  )
}
