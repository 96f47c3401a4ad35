import { useNavigate } from "@tanstack/react-router"
import { clsx } from "clsx"
import { FileText, Search, UserRound } from "lucide-react"
import { Dialog as Radix } from "radix-ui"
import { type KeyboardEvent, type ReactNode, useDeferredValue, useState } from "react"
import { useCompanyRead } from "../api/hooks.ts"
import type { CustomerLine, InvoiceLine } from "../api/shapes/ledger.ts"
import type { Listing } from "../api/shapes/listing.ts"
import { Money } from "../parts/figures.tsx"
import { useWords } from "../words/language.tsx"
import { PLACES } from "./places.ts"

interface Hit {
  readonly key: string
  readonly group: string
  readonly icon: ReactNode
  readonly title: string
  readonly aside?: ReactNode
  readonly open: () => void
}

/** Search over customers, invoices and pages, from anywhere with Ctrl+K. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords().shell
  return (
    <Radix.Root open={open} onOpenChange={(value) => !value && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-black/40" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-[8vh] z-50 mx-auto flex max-h-[80dvh] max-w-xl animate-rise flex-col overflow-hidden rounded-2xl bg-panel shadow-high"
        >
          <Radix.Title className="sr-only">{words.paletteTitle}</Radix.Title>
          <PaletteBody onClose={onClose} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const words = useWords()
  const [typed, setTyped] = useState("")
  const [at, setAt] = useState(0)
  const hits = useHits(useDeferredValue(typed.trim()))
  const open = (hit: Hit | undefined) => {
    if (!hit) return
    hit.open()
    onClose()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter") open(hits[at])
    else if (event.key === "ArrowDown") setAt(Math.min(at + 1, hits.length - 1))
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0))
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className="flex items-center gap-3 border-b px-4">
        <Search className="size-5 text-faint" aria-hidden />
        <input
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls="palette"
          aria-activedescendant={hits[at] ? `palette-${at}` : undefined}
          aria-label={words.shell.palettePlaceholder}
          placeholder={words.shell.palettePlaceholder}
          value={typed}
          onKeyDown={onKey}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
          }}
          className="h-14 min-w-0 flex-1 bg-transparent text-[1.05rem] outline-none placeholder:text-faint"
        />
      </div>
      <Hits hits={hits} at={at} onOpen={open} />
      {hits.length === 0 && typed !== "" && (
        <p className="px-5 py-8 text-center text-soft">{words.common.searchNothing(typed)}</p>
      )}
      <p className="hidden border-t px-4 py-2 text-sm text-faint sm:block">{words.shell.paletteHelp}</p>
    </>
  )
}

function Hits({ hits, at, onOpen }: { hits: readonly Hit[]; at: number; onOpen: (hit: Hit) => void }) {
  const words = useWords().shell
  return (
    <div id="palette" role="listbox" aria-label={words.paletteTitle} className="overflow-y-auto p-2">
      {hits.map((hit, index) => (
        <div key={hit.key}>
          {hits[index - 1]?.group !== hit.group && (
            <div className="px-3 pt-2 pb-1 text-sm font-medium text-faint">{hit.group}</div>
          )}
          <button
            type="button"
            role="option"
            id={`palette-${index}`}
            aria-selected={index === at}
            tabIndex={-1}
            onClick={() => onOpen(hit)}
            className={clsx(
              "flex min-h-11 w-full items-center gap-3 rounded-lg px-3 text-left",
              index === at ? "bg-accent-soft" : "hover:bg-sunken",
            )}
          >
            <span className="text-faint">{hit.icon}</span>
            <span className="min-w-0 flex-1 truncate">{hit.title}</span>
            {hit.aside && <span className="text-sm text-soft">{hit.aside}</span>}
          </button>
        </div>
      ))}
    </div>
  )
}

function useHits(typed: string): readonly Hit[] {
  const words = useWords().shell
  const navigate = useNavigate()
  const enabled = typed.length > 1
  const query = { search: typed }
  const customers = useCompanyRead<Listing<CustomerLine>>("/customers", { query, enabled })
  const invoices = useCompanyRead<Listing<InvoiceLine>>("/invoices", {
    query: { ...query, status: "all" },
    enabled,
  })
  const pages = PLACES.filter(({ label }) =>
    (words[label] as string).toLowerCase().includes(typed.toLowerCase()),
  )
  return [
    ...(enabled ? (customers.data?.items ?? []) : []).slice(0, 6).map(
      (customer): Hit => ({
        key: customer.id,
        group: words.paletteCustomers,
        icon: <UserRound className="size-4" aria-hidden />,
        title: customer.name,
        aside: <Money cents={customer.openCents} currency={customer.currency} />,
        open: () => navigate({ to: "/clients/$customerId", params: { customerId: customer.id } }),
      }),
    ),
    ...(enabled ? (invoices.data?.items ?? []) : []).slice(0, 6).map(
      (invoice): Hit => ({
        key: `${invoice.id}-${invoice.seq}`,
        group: words.paletteInvoices,
        icon: <FileText className="size-4" aria-hidden />,
        title: `${invoice.number} · ${invoice.customerName}`,
        aside: <Money cents={invoice.openCents} currency={invoice.currency} />,
        open: () => navigate({ to: "/factures/$invoiceId", params: { invoiceId: invoice.id } }),
      }),
    ),
    ...pages.map(
      ({ to, label, Icon }): Hit => ({
        key: to,
        group: words.palettePages,
        icon: <Icon className="size-4" aria-hidden />,
        title: words[label] as string,
        open: () => navigate({ to }),
      }),
    ),
  ]
}
