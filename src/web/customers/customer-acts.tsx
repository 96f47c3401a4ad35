import { useNavigate } from "@tanstack/react-router"
import {
  BadgeEuro,
  Ban,
  CalendarCheck,
  CalendarClock,
  CalendarRange,
  ChevronDown,
  FileCheck,
  ListTodo,
  MailQuestion,
  MessageSquare,
  Phone,
  ShieldQuestion,
  StickyNote,
  Wrench,
} from "lucide-react"
import { useState } from "react"
import type { ActOn } from "../acts/act-dialog.tsx"
import { CorrectionDialog } from "../acts/correction-dialog.tsx"
import { DisputeDialog } from "../acts/dispute-dialog.tsx"
import { HoldDialog } from "../acts/hold-dialog.tsx"
import { PaymentDialog } from "../acts/payment-dialog.tsx"
import { PromiseDialog } from "../acts/promise-dialog.tsx"
import { RemedyDialog } from "../acts/remedy-dialog.tsx"
import { NoteDialog, ReplyDialog } from "../acts/text-dialogs.tsx"
import { PlanDialog } from "../agreements/plan-dialog.tsx"
import { TimeDialog } from "../agreements/time-dialog.tsx"
import { useRights } from "../api/company.tsx"
import { Button } from "../parts/button.tsx"
import { Menu, MenuItem, MenuLine } from "../parts/menu.tsx"
import { AskDialog } from "../team/ask-dialog.tsx"
import { TaskDialog } from "../team/task-dialog.tsx"
import { useWords } from "../words/language.tsx"

type Act = keyof typeof ICONS

const ICONS = {
  payment: BadgeEuro,
  promise: CalendarCheck,
  time: CalendarClock,
  plan: CalendarRange,
  dispute: ShieldQuestion,
  reply: MessageSquare,
  note: StickyNote,
  task: ListTodo,
  ask: MailQuestion,
  hold: Ban,
  remedy: Wrench,
  correction: FileCheck,
} as const

interface CustomerActsProps {
  readonly customer: { readonly id: string; readonly name: string }
  /** The invoice that the acts are about, on the page of one invoice. */
  readonly invoiceId?: string
}

/** What a person may record here: the payment at hand, the rest in a menu. */
export function CustomerActs({ customer, invoiceId }: CustomerActsProps) {
  const words = useWords()
  const { mayWork } = useRights()
  const [act, setAct] = useState<Act | null>(null)
  if (!mayWork) return null
  const on: ActOn = {
    customerId: customer.id,
    customerName: customer.name,
    onClose: () => setAct(null),
    ...(invoiceId && { invoiceId }),
  }
  const { time, plan } = words.agreements
  const { title: remedy, correction } = words.remedies
  const own = { task: words.team.newTask, ask: words.questions.askShort }
  const names = { ...words.acts, ...own, time, plan, remedy, correction: correction.title }
  const item = (key: Act) => {
    const Icon = ICONS[key]
    return (
      <MenuItem key={key} onSelect={() => setAct(key)} icon={<Icon className="size-4" aria-hidden />}>
        {names[key]}
      </MenuItem>
    )
  }
  return (
    <>
      <Button
        look="primary"
        onClick={() => setAct("payment")}
        icon={<BadgeEuro className="size-4" aria-hidden />}
      >
        {words.acts.payment}
      </Button>
      <Menu
        trigger={
          <Button>
            {words.customers.actions}
            <ChevronDown className="size-4" aria-hidden />
          </Button>
        }
      >
        {(["promise", "time", "plan", "dispute", "reply", "note", "task", "ask"] as const).map(item)}
        {(["remedy", "correction"] as const).map(item)}
        <CallSheetItem customerId={customer.id} />
        <MenuLine />
        {item("hold")}
      </Menu>
      <ActOf act={act} on={on} />
    </>
  )
}

function ActOf({ act, on }: { act: Act | null; on: ActOn }) {
  return (
    <>
      {act === "payment" && <PaymentDialog {...on} />}
      {act === "promise" && <PromiseDialog {...on} />}
      {act === "time" && <TimeDialog {...on} />}
      {act === "plan" && <PlanDialog {...on} />}
      {act === "dispute" && <DisputeDialog {...on} />}
      {act === "reply" && <ReplyDialog {...on} />}
      {act === "note" && <NoteDialog {...on} />}
      {act === "remedy" && <RemedyDialog {...on} />}
      {act === "correction" && <CorrectionDialog {...on} />}
      {act === "task" && <TaskDialog {...on} />}
      {act === "ask" && <AskDialog {...on} />}
      {act === "hold" && <HoldDialog {...on} />}
    </>
  )
}

function CallSheetItem({ customerId }: { customerId: string }) {
  const words = useWords().calls
  const navigate = useNavigate()
  return (
    <MenuItem
      onSelect={() => void navigate({ to: "/appels/$customerId", params: { customerId } })}
      icon={<Phone className="size-4" aria-hidden />}
    >
      {words.sheet}
    </MenuItem>
  )
}
