import { Pencil, Plus, Trash2, UserRound } from "lucide-react"
import { useState } from "react"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useRights } from "../api/company.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { Contact, Customer } from "../api/shapes/ledger.ts"
import { Badge } from "../parts/badge.tsx"
import { Button, IconButton } from "../parts/button.tsx"
import { useFailureText } from "../parts/failure.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { say } from "../parts/toast.tsx"
import { useDayWords, useWords } from "../words/language.tsx"

/** The people to write to and to call. */
export function Contacts({ customer }: { customer: Customer }) {
  const words = useWords().customers
  const { mayWork } = useRights()
  const [editing, setEditing] = useState<Contact | "new" | null>(null)
  return (
    <Panel
      flush
      title={words.contactsTab}
      aside={
        mayWork && (
          <Button small onClick={() => setEditing("new")} icon={<Plus className="size-4" aria-hidden />}>
            {words.contactAdd}
          </Button>
        )
      }
    >
      {customer.contacts.length === 0 && <p className="border-t px-5 py-4 text-soft">{words.contactNone}</p>}
      <ul className="divide-y border-t empty:hidden">
        {customer.contacts.map((contact) => (
          <ContactRow
            key={contact.id}
            contact={contact}
            customerId={customer.id}
            onEdit={() => setEditing(contact)}
          />
        ))}
      </ul>
      {editing && (
        <ContactDialog
          customerId={customer.id}
          contact={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </Panel>
  )
}

interface ContactRowProps {
  readonly contact: Contact
  readonly customerId: string
  readonly onEdit: () => void
}

function ContactRow({ contact, customerId, onEdit }: ContactRowProps) {
  const words = useWords()
  const days = useDayWords()
  const { mayWork } = useRights()
  const failureText = useFailureText()
  const removal = useCompanyChange<null>("DELETE", `/customers/${customerId}/contacts/${contact.id}`)
  const addition = useCompanyChange<ContactFields>("POST", `/customers/${customerId}/contacts`)
  const sayFailure = (failure: unknown) => say(failureText(failure), { isFailure: true })
  const { name, role, email, phone, formality } = contact
  // The row is gone by then: the promise is what remains of it.
  const undo = () =>
    void addition
      .mutateAsync({ name, role, email, phone, formality })
      .then(() => say(words.customers.contactSaved), sayFailure)
  const remove = () =>
    removal.mutate(null, {
      onSuccess: () => say(words.customers.contactRemoved, { undo }),
      onError: sayFailure,
    })
  return (
    <li className="flex items-center gap-4 px-5 py-3">
      <UserRound className="size-5 shrink-0 text-faint" aria-hidden />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 font-medium">
          {contact.name ?? contact.email ?? contact.phone}
          <Badge>{words.customers.contactRoles[contact.role]}</Badge>
          {contact.bouncedOn && (
            <Badge tint="late">{words.customers.contactBounced(days(contact.bouncedOn))}</Badge>
          )}
        </div>
        <div className="flex flex-wrap gap-x-3 text-sm text-soft">
          {contact.email && <span className="break-all">{contact.email}</span>}
          {contact.phone && <a href={`tel:${contact.phone}`}>{contact.phone}</a>}
        </div>
      </div>
      {mayWork && (
        <>
          <IconButton label={words.common.edit} onClick={onEdit}>
            <Pencil className="size-4" aria-hidden />
          </IconButton>
          <IconButton label={words.common.remove} onClick={remove} disabled={removal.isPending}>
            <Trash2 className="size-4" aria-hidden />
          </IconButton>
        </>
      )}
    </li>
  )
}

type ContactFields = Pick<Contact, "name" | "role" | "email" | "phone" | "formality">

const BLANK: ContactFields = {
  ...{ name: null, role: "accounts-payable", email: null, phone: null, formality: null },
}

interface ContactDialogProps {
  readonly customerId: string
  readonly contact: Contact | null
  readonly onClose: () => void
}

function ContactDialog({ customerId, contact, onClose }: ContactDialogProps) {
  const { customers: words, settings } = useWords()
  const start = contact ?? BLANK
  const [fields, setFields] = useState<ContactFields>({
    name: start.name,
    role: start.role,
    email: start.email,
    phone: start.phone,
    formality: start.formality,
  })
  const path = `/customers/${customerId}/contacts${contact ? `/${contact.id}` : ""}`
  const change = useCompanyChange<ContactFields>(contact ? "PATCH" : "POST", path)
  const text = (key: "name" | "email" | "phone") => ({
    value: fields[key] ?? "",
    onChange: (event: { target: { value: string } }) =>
      setFields({ ...fields, [key]: event.target.value.trim() === "" ? null : event.target.value }),
  })
  return (
    <ActDialog
      title={contact ? (contact.name ?? words.contactsTab) : words.contactAdd}
      onClose={onClose}
      onSubmit={() => change.mutate(fields, { onSuccess: () => [say(words.contactSaved), onClose()] })}
      change={change}
      blocked={!fields.email && !fields.phone}
    >
      <TextField label={words.contactName} {...text("name")} />
      <SelectField
        label={words.contactRole}
        value={fields.role}
        onChange={(event) => setFields({ ...fields, role: event.target.value as Contact["role"] })}
      >
        {Object.entries(words.contactRoles).map(([key, label]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </SelectField>
      <TextField label={words.contactEmail} type="email" {...text("email")} />
      <TextField label={words.contactPhone} type="tel" {...text("phone")} />
      <SelectField
        label={words.formality}
        value={fields.formality ?? ""}
        onChange={(event) =>
          setFields({ ...fields, formality: (event.target.value || null) as Contact["formality"] })
        }
      >
        <option value="">{words.formalityAsCustomer}</option>
        <option value="formal">{settings.formal}</option>
        <option value="informal">{settings.informal}</option>
      </SelectField>
    </ActDialog>
  )
}
