import { clsx } from "clsx"
import type { ReactNode } from "react"
import { useWords } from "../words/language.tsx"

/** Grey bars while something is read. */
export function Skeleton({ className }: { className?: string }) {
  return <div className={clsx("animate-pulse rounded-lg bg-sunken", className ?? "h-5 w-full")} />
}

/** The skeleton of a list, announced to screen readers. */
export function ListSkeleton({ rows = 5 }: { rows?: number }) {
  const words = useWords()
  return (
    <output className="block space-y-3 p-5">
      <span className="sr-only">{words.common.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars never move
        <div key={row} className="flex items-center gap-4">
          <Skeleton className="size-9 rounded-full" />
          <Skeleton className={clsx("h-5", row % 2 === 0 ? "w-2/5" : "w-1/3")} />
          <Skeleton className="ml-auto h-5 w-20" />
        </div>
      ))}
    </output>
  )
}

interface EmptyProps {
  readonly icon: ReactNode
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** Nothing here, and what to do about it. */
export function Empty({ icon, title, children, action }: EmptyProps) {
  return (
    <div className="flex flex-col items-center px-6 py-12 text-center">
      <div className="mb-4 flex size-14 items-center justify-center rounded-2xl bg-accent-soft text-accent [&>svg]:size-6">
        {icon}
      </div>
      <h3 className="text-lg font-semibold">{title}</h3>
      {children && <div className="mt-1 max-w-md text-soft">{children}</div>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
