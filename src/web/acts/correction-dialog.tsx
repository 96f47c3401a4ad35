import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Customer, Invoice } from "../api/shapes/ledger.ts"
import { buttonClass } from "../parts/button.tsx"
import { CheckField } from "../parts/checkbox.tsx"
import { Notice } from "../parts/notice.tsx"
import { say } from "../parts/toast.tsx"
import { useMoney, useWords } from "../words/language.tsx"
import { ActDialog, type ActOn } from "./act-dialog.tsx"
import { amountToType, centsOf } from "./amount.ts"
import { type CreditDraft, CreditNoteFields } from "./credit-note-fields.tsx"
import { chosenInvoice, InvoiceChoice } from "./invoice-choice.tsx"
import { OtherInvoiceChoice, useOtherInvoices } from "./other-invoice-choice.tsx"

interface CorrectionToSend {
  readonly invoiceId: string
  readonly correctedInvoiceId: string
  readonly creditId: string | null
  readonly creditNote: { readonly number: string; readonly amountCents: number } | null
  readonly sends: boolean
}

/** The end of a wrong invoice: the corrected one takes its place, and a credit note cancels it. */
export function CorrectionDialog({ customerId, customerName, invoiceId, onClose }: ActOn) {
  const [chosen, setChosen] = useState("")
  const oldId = invoiceId ?? chosenInvoice(chosen)?.invoiceId ?? null
  const w = useWords().remedies.correction
  const [corrected, setCorrected] = useState("")
  const [credit, setCredit] = useState<CreditDraft | null>(null)
  const [sends, setSends] = useState(true)
  const others = useOtherInvoices(customerId, oldId)
  const old = useOld(customerId, oldId)
  const shown = credit ?? old?.start ?? null
  const change = useCompanyChange<CorrectionToSend>("POST", "/invoice-corrections")
  const submit = () => {
    if (!oldId || !shown || corrected === "") return
    const amountCents = shown.creditId === "new" ? centsOf(shown.amount) : null
    const creditId = shown.creditId === "new" ? null : shown.creditId || null
    const creditNote = amountCents === null ? null : { number: shown.number, amountCents }
    change.mutate(
      { invoiceId: oldId, correctedInvoiceId: corrected, creditId, creditNote, sends },
      { onSuccess: () => [say(sends ? w.doneSent : w.done), onClose()] },
    )
  }
  const isAlone = oldId !== null && others?.length === 0
  return (
    <ActDialog
      title={w.title}
      lead={customerName}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      submit={w.submit}
      blocked={!oldId || !shown || isMissingAmount(shown) || corrected === ""}
    >
      <p className="text-soft">{w.lead}</p>
      {!invoiceId && (
        <InvoiceChoice
          customerId={customerId}
          label={w.old}
          value={chosen}
          onChange={(value) => [setChosen(value), setCorrected(""), setCredit(null)]}
        />
      )}
      {isAlone && <NoOther />}
      {oldId && !isAlone && (
        <>
          <OtherInvoiceChoice invoices={others ?? []} value={corrected} onChange={setCorrected} />
          {old && shown && <CreditPart old={old} credit={shown} onChange={setCredit} />}
          <CheckField checked={sends} onChange={setSends}>
            {w.sends}
          </CheckField>
        </>
      )}
    </ActDialog>
  )
}

const isMissingAmount = ({ creditId, amount }: CreditDraft) => creditId === "new" && centsOf(amount) === null

/** What is left to pay on the old invoice, and the credit notes of its customer that could cancel it. */
function useOld(customerId: string, invoiceId: string | null) {
  const customer = useCompanyRead<Customer>(`/customers/${customerId}`).data
  const invoice = useCompanyRead<Invoice>(`/invoices/${invoiceId}`, { enabled: invoiceId !== null }).data
  if (!invoice || !customer || invoice.id !== invoiceId) return null
  const { number, currency } = invoice
  const leftCents = invoice.instalments.reduce((sum, one) => sum + one.openCents, 0)
  const isOfThis = (id: string) => invoice.credits.some((one) => one.id === id)
  const notes = customer.credits.filter(
    (one) =>
      one.kind === "credit-note" &&
      one.cancelledOn === null &&
      one.currency === currency &&
      (one.unallocatedCents > 0 || isOfThis(one.id)),
  )
  const usual = leftCents > 0 ? "new" : ""
  const creditId = (notes.find((one) => isOfThis(one.id)) ?? notes[0])?.id ?? usual
  const start: CreditDraft = { creditId, amount: amountToType(leftCents), number: "" }
  return { number, currency, leftCents, notes, start }
}

interface CreditPartProps {
  readonly old: NonNullable<ReturnType<typeof useOld>>
  readonly credit: CreditDraft
  readonly onChange: (credit: CreditDraft) => void
}

function CreditPart({ old, credit, onChange }: CreditPartProps) {
  const w = useWords().remedies.correction
  const money = useMoney()
  const isOpen = old.leftCents > 0
  return (
    <>
      <Notice kind={isOpen ? "wait" : "good"}>
        {isOpen ? w.still(money(old.leftCents, old.currency), old.number) : w.settled(old.number)}
      </Notice>
      {(isOpen || old.notes.length > 0) && (
        <CreditNoteFields notes={old.notes} isNeeded={isOpen} credit={credit} onChange={onChange} />
      )}
    </>
  )
}

function NoOther() {
  const w = useWords().remedies.correction
  return (
    <Notice
      action={
        <Link to="/importer" className={buttonClass("plain", true)}>
          {w.import}
        </Link>
      }
    >
      {w.none}
    </Notice>
  )
}
