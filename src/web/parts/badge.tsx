import { clsx } from "clsx"
import type { ReactNode } from "react"

export type Tint = "plain" | "accent" | "good" | "wait" | "late"

const TINTS: Record<Tint, string> = {
  plain: "bg-sunken text-soft",
  accent: "bg-accent-soft text-accent-strong",
  good: "bg-good-soft text-good",
  wait: "bg-wait-soft text-wait",
  late: "bg-late-soft text-late",
}

/** A short word about where something stands. The word says it; the tint only helps. */
export function Badge({
  tint = "plain",
  icon,
  children,
}: {
  tint?: Tint
  icon?: ReactNode
  children: ReactNode
}) {
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1 rounded-full px-2.5 py-0.5 text-[0.8rem] font-medium whitespace-nowrap",
        TINTS[tint],
      )}
    >
      {icon}
      {children}
    </span>
  )
}
