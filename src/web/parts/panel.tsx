import { clsx } from "clsx"
import type { ReactNode } from "react"

interface PanelProps {
  readonly title?: ReactNode
  readonly aside?: ReactNode
  readonly children: ReactNode
  readonly className?: string
  /** No inner margin: for tables and lists that reach the edges. */
  readonly flush?: boolean
}

/** A sheet of the page, with its title. */
export function Panel({ title, aside, children, className, flush }: PanelProps) {
  return (
    <section className={clsx("min-w-0 rounded-2xl border bg-panel shadow-panel", className)}>
      {title && (
        <header
          className={clsx(
            "flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 pt-4",
            flush && "pb-3",
          )}
        >
          <h2 className="text-[1.05rem] font-semibold">{title}</h2>
          {aside}
        </header>
      )}
      <div className={clsx(!flush && "px-5 py-4")}>{children}</div>
    </section>
  )
}

interface PageHeadProps {
  readonly title: ReactNode
  readonly lead?: ReactNode
  readonly actions?: ReactNode
}

/** The head of a page: what it is, one sentence, what can be done. */
export function PageHead({ title, lead, actions }: PageHeadProps) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-[1.7rem] leading-tight font-semibold tracking-tight">{title}</h1>
        {lead && <p className="mt-1.5 max-w-2xl text-soft">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}
