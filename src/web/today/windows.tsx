import { DisputeClosingDialog, DisputeDialog } from "../acts/dispute-dialog.tsx"
import { PaymentDialog } from "../acts/payment-dialog.tsx"
import { PromiseDialog } from "../acts/promise-dialog.tsx"
import type { TodayItem } from "../api/shapes/today.ts"
import { MessageWindow } from "../review/preview.tsx"
import { AskDialog } from "../team/ask-dialog.tsx"
import { TaskDialog } from "../team/task-dialog.tsx"
import { CallWindow } from "./call-window.tsx"
import { DayKeysHelp } from "./keys-help.tsx"
import { PlanWindow } from "./plan-window.tsx"
import { ReplyWindow } from "./reply-window.tsx"
import { SnoozeWindow } from "./snooze-window.tsx"

/** The window that is open over the list, for which item. */
export type OpenWindow =
  | {
      readonly kind:
        | "confirm"
        | "promise"
        | "dispute"
        | "payment"
        | "call"
        | "read"
        | "ask"
        | "snooze"
        | "decide"
        | "accepted"
        | "end"
      readonly item: TodayItem
    }
  | { readonly kind: "help" | "task"; readonly item?: undefined }

interface WindowsProps {
  readonly window: OpenWindow | null
  readonly onClose: () => void
}

/** The windows in which an item is done, one at a time; the list stays behind. */
export function Windows({ window, onClose }: WindowsProps) {
  if (window === null) return null
  if (window.item === undefined) {
    return window.kind === "help" ? <DayKeysHelp onClose={onClose} /> : <TaskDialog onClose={onClose} />
  }
  const { item } = window
  const on = { customerId: item.customerId ?? "", customerName: item.customerName ?? "", onClose }
  switch (window.kind) {
    case "promise":
      return <PromiseDialog {...on} />
    case "dispute":
      return <DisputeDialog {...on} />
    case "payment":
      return <PaymentDialog {...on} {...(item.moneyCents && { startCents: item.moneyCents })} />
    case "confirm":
      return <ReplyWindow item={item} onClose={onClose} />
    case "call":
      return <CallWindow item={item} onClose={onClose} />
    case "read":
      return <MessageWindow id={item.id} onClose={onClose} />
    case "ask":
      return <AskDialog {...on} {...(item.kind === "task" && { taskId: item.id })} />
    case "decide":
      return <DisputeClosingDialog disputeId={item.id} onClose={onClose} />
    case "accepted":
    case "end":
      return <PlanWindow planId={item.id} act={window.kind} onClose={onClose} />
    case "snooze":
      return <SnoozeWindow item={item} onClose={onClose} />
  }
}
