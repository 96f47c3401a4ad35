import { useState } from "react"
import { OpenInvoices } from "../agreements/open-invoices.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Contact } from "../api/shapes/ledger.ts"
import { SelectField, TextArea, TextField } from "../parts/field.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"
import { ActDialog, type ActOn } from "./act-dialog.tsx"

/** What a debtor may ask for before it pays. */
export const REMEDIES = ["not-received", "order-number", "wrong-contact", "invoice-error"] as const
export type Remedy = (typeof REMEDIES)[number]

interface RemedyDialogProps extends ActOn {
  /** What the debtor's words were read as. */
  readonly remedy?: Remedy
  /** The waiting answer that this settles. */
  readonly replyId?: string
  /** What was read in the answer. */
  readonly prefill?: RemedyPrefill
  readonly onDone?: () => void
}

/** What is known before the window opens. */
export interface RemedyPrefill {
  readonly invoiceIds: readonly string[]
  readonly email: string
  readonly name: string
  readonly reference: string
  readonly note: string
  /** The address of the contact that is wrong. */
  readonly wrongEmail: string | null
}

interface Draft {
  readonly remedy: Remedy
  readonly invoiceIds: readonly string[]
  readonly email: string
  readonly reference: string
  /** Null until somebody chooses: the contact of `wrongEmail`. */
  readonly contactId: string | null
  readonly wrongEmail: string | null
  readonly name: string
  readonly phone: string
  readonly note: string
}

/** One window for what stands between the debtor and its payment: each choice mends it at once. */
export function RemedyDialog(props: RemedyDialogProps) {
  const { customerId, customerName, invoiceId, onClose, replyId } = props
  const w = useWords().remedies
  const [draft, setDraft] = useState<Draft>({
    remedy: props.remedy ?? "not-received",
    ...{ email: "", reference: "", contactId: null, wrongEmail: null, name: "", phone: "", note: "" },
    invoiceIds: invoiceId ? [invoiceId] : [],
    ...props.prefill,
  })
  const change = useCompanyChange<Draft>(
    "POST",
    ({ remedy }) => `/remedies/${remedy}`,
    (sent) => ({ customerId, ...(replyId && { replyId }), ...bodyOf(sent) }),
  )
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const submit = () =>
    change.mutate(draft, { onSuccess: () => [say(w.done[draft.remedy]), onClose(), props.onDone?.()] })
  const sends = draft.remedy === "not-received" || draft.remedy === "order-number"
  return (
    <ActDialog
      title={w.title}
      lead={customerName}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      blocked={draft.remedy !== "wrong-contact" && draft.invoiceIds.length === 0}
      {...(sends && { submit: w.send })}
    >
      <SelectField
        label={w.what}
        value={draft.remedy}
        onChange={(event) => set({ remedy: event.target.value as Remedy })}
      >
        {REMEDIES.map((remedy) => (
          <option key={remedy} value={remedy}>
            {w.kinds[remedy]}
          </option>
        ))}
      </SelectField>
      <RemedyFields draft={draft} set={set} customerId={customerId} />
      <p className="text-sm text-soft">{w.effects[draft.remedy]}</p>
    </ActDialog>
  )
}

function bodyOf(draft: Draft): Record<string, unknown> {
  const { invoiceIds } = draft
  const email = draft.email.trim() || null
  switch (draft.remedy) {
    case "not-received":
      return { invoiceIds, email }
    case "order-number":
      return { invoiceIds, email, reference: draft.reference }
    case "wrong-contact":
      return {
        contactId: draft.contactId || null,
        email: draft.contactId === null ? draft.wrongEmail : null,
        replacement: { name: draft.name, phone: draft.phone, email },
        reason: draft.note,
      }
    case "invoice-error":
      return { invoiceId: invoiceIds[0], note: draft.note }
  }
}

interface FieldsProps {
  readonly draft: Draft
  readonly set: (part: Partial<Draft>) => void
  readonly customerId: string
}

function RemedyFields({ draft, set, customerId }: FieldsProps) {
  const { remedies: w, common } = useWords()
  if (draft.remedy === "wrong-contact")
    return <ContactFields draft={draft} set={set} customerId={customerId} />
  const isOne = draft.remedy === "invoice-error"
  return (
    <>
      <OpenInvoices
        customerId={customerId}
        label={w.invoice}
        chosen={draft.invoiceIds}
        onChange={(chosen) => set({ invoiceIds: isOne ? chosen.slice(-1) : chosen })}
      />
      {draft.remedy === "order-number" && (
        <TextField
          label={w.reference}
          required
          value={draft.reference}
          onChange={(event) => set({ reference: event.target.value })}
        />
      )}
      {isOne ? (
        <TextArea
          label={w.note}
          rows={2}
          value={draft.note}
          onChange={(event) => set({ note: event.target.value })}
        />
      ) : (
        <TextField
          label={w.email}
          hint={w.emailHint}
          optional={common.optional}
          type="email"
          value={draft.email}
          onChange={(event) => set({ email: event.target.value })}
        />
      )}
    </>
  )
}

function ContactFields({ draft, set, customerId }: FieldsProps) {
  const { remedies: w, common } = useWords()
  const customer = useCompanyRead<{ contacts: readonly Contact[] }>(`/customers/${customerId}`)
  const contacts = (customer.data?.contacts ?? []).filter((contact) => contact.wrongOn === null)
  return (
    <>
      <SelectField
        label={w.oldContact}
        value={draft.contactId ?? contacts.find((each) => each.email === draft.wrongEmail)?.id ?? ""}
        onChange={(event) => set({ contactId: event.target.value })}
      >
        <option value="">{w.noOld}</option>
        {contacts.map((contact) => (
          <option key={contact.id} value={contact.id}>
            {[contact.name, contact.email, contact.phone].filter(Boolean).join(" · ")}
          </option>
        ))}
      </SelectField>
      <TextField
        label={w.newName}
        value={draft.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextField
        label={w.newEmail}
        type="email"
        value={draft.email}
        onChange={(event) => set({ email: event.target.value })}
      />
      <TextField
        label={w.newPhone}
        type="tel"
        optional={common.optional}
        value={draft.phone}
        onChange={(event) => set({ phone: event.target.value })}
      />
    </>
  )
}
