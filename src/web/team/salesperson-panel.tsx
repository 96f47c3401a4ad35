import { type FormEvent, useState } from "react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"

interface Known {
  readonly salesperson: { readonly name: string; readonly email: string } | null
}

/** The colleague who knows the customer and can be asked by e-mail. */
export function SalespersonPanel({ customerId }: { customerId: string }) {
  const words = useWords().team
  const known = useCompanyRead<Known>(`/customers/${customerId}/salesperson`)
  return (
    <Panel title={words.salesperson}>
      <p className="mb-4 max-w-2xl text-soft">{words.salespersonHint}</p>
      <Reading of={known}>
        {({ salesperson }) => (
          <Form key={salesperson?.email ?? ""} customerId={customerId} start={salesperson} />
        )}
      </Reading>
    </Panel>
  )
}

function Form({ customerId, start }: { customerId: string; start: Known["salesperson"] }) {
  const words = useWords()
  const { mayWork } = useRights()
  const [name, setName] = useState(start?.name ?? "")
  const [email, setEmail] = useState(start?.email ?? "")
  const change = useCompanyChange<Known>("PUT", `/customers/${customerId}/salesperson`)
  const isEmpty = name.trim() === "" && email.trim() === ""
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(
      { salesperson: isEmpty ? null : { name, email } },
      { onSuccess: () => say(isEmpty ? words.team.salespersonCleared : words.team.salespersonSaved) },
    )
  }
  return (
    <form onSubmit={submit}>
      <fieldset disabled={!mayWork} className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={words.team.salespersonName}
          required={!isEmpty}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={words.team.salespersonEmail}
          type="email"
          required={!isEmpty}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        {change.isError && (
          <div className="sm:col-span-2">
            <Failure failure={change.error} />
          </div>
        )}
        <div>
          <Button type="submit" busy={change.isPending}>
            {words.common.save}
          </Button>
        </div>
      </fieldset>
    </form>
  )
}
