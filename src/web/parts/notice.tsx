import { clsx } from "clsx"
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react"
import type { ReactNode } from "react"

type Kind = "note" | "good" | "wait" | "late"

const LOOKS = {
  note: { box: "bg-accent-soft", ink: "text-accent-strong", Icon: Info },
  good: { box: "bg-good-soft", ink: "text-good", Icon: CircleCheck },
  wait: { box: "bg-wait-soft", ink: "text-wait", Icon: TriangleAlert },
  late: { box: "bg-late-soft", ink: "text-late", Icon: CircleAlert },
} as const

interface NoticeProps {
  readonly kind?: Kind
  readonly title?: ReactNode
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** A remark that the reader should see before going on. */
export function Notice({ kind = "note", title, children, action }: NoticeProps) {
  const { box, ink, Icon } = LOOKS[kind]
  return (
    <div className={clsx("flex flex-wrap items-start gap-x-4 gap-y-2 rounded-xl px-4 py-3", box)}>
      <Icon className={clsx("mt-0.5 size-5 shrink-0", ink)} aria-hidden />
      <div className="min-w-0 flex-1 basis-56">
        {title && <p className={clsx("font-semibold", ink)}>{title}</p>}
        {children && <div className="text-ink">{children}</div>}
      </div>
      {action && <div className="flex flex-wrap gap-2">{action}</div>}
    </div>
  )
}
