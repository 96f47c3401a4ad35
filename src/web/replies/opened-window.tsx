import { RemedyDialog, type RemedyPrefill } from "../acts/remedy-dialog.tsx"
import { PlanDialog } from "../agreements/plan-dialog.tsx"
import type { PlanFields } from "../agreements/plan-fields.ts"
import type { Conversation, TheirMail } from "../api/shapes/replies.ts"
import { type Typed, typedAmount, useConfirm } from "./use-confirm.ts"
import { type AnswerWindow, isRemedy } from "./window-of.ts"

interface OpenedWindowProps {
  readonly opened: AnswerWindow
  readonly mail: TheirMail
  readonly invoices: Conversation["invoices"]
  readonly customerId: string
  readonly typed: Typed
  readonly sentence: string | null
  readonly onClose: () => void
}

/** The window that mends what an answer asks for, filled in from it; done, the answer counts as dealt with. */
export function OpenedWindow(props: OpenedWindowProps) {
  const { opened, mail, invoices, customerId, typed, sentence, onClose } = props
  const { noteDone } = useConfirm(mail.id, customerId)
  const held = mail.candidates.find((each) => each.customerId === customerId)
  const on = { customerId, customerName: held?.customerName ?? mail.fromName ?? "", onClose }
  const onDone = () => noteDone(typed.intent, sentence)
  if (isRemedy(opened)) {
    return (
      <RemedyDialog
        {...on}
        remedy={opened}
        {...(held?.replyId && { replyId: held.replyId })}
        prefill={remedyPrefill(mail, typed, sentence)}
        onDone={() => void onDone()}
      />
    )
  }
  return <PlanDialog {...on} wish={planWish(mail, typed, invoices)} onDone={onDone} />
}

function remedyPrefill(mail: TheirMail, typed: Typed, sentence: string | null): RemedyPrefill {
  const other = mail.otherContact ?? ""
  const isAddress = other.includes("@")
  return {
    invoiceIds: typed.intent === "invoice-error" ? typed.invoiceIds.slice(0, 1) : typed.invoiceIds,
    email: typed.intent === "wrong-contact" && isAddress ? other : "",
    name: isAddress ? "" : other,
    reference: mail.orderReference ?? "",
    note: sentence ?? "",
    wrongEmail: mail.fromEmail,
  }
}

/** All that is open where the mail names no invoice: a plan is for what is owed. */
function planWish(
  { plan }: TheirMail,
  { invoiceIds, on }: Typed,
  invoices: Conversation["invoices"],
): Partial<PlanFields> {
  return {
    how: plan?.partCents ? "part" : "count",
    ...(plan?.count && { count: String(plan.count) }),
    ...(plan?.partCents && { part: typedAmount(plan.partCents) }),
    ...(plan && { period: plan.period }),
    ...(on !== "" && { firstOn: on }),
    invoiceIds: invoiceIds.length > 0 ? invoiceIds : invoices.map((invoice) => invoice.id),
  }
}
