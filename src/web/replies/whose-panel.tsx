import { useState } from "react"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { CustomerLine } from "../api/shapes/ledger.ts"
import type { Listing } from "../api/shapes/listing.ts"
import type { TheirMail } from "../api/shapes/replies.ts"
import { Button } from "../parts/button.tsx"
import { CheckField } from "../parts/checkbox.tsx"
import { Failure } from "../parts/failure.tsx"
import { TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"

interface Assigned {
  readonly customerId: string
  readonly remember: boolean
}

/** Whose a mail is: the likely customers with the reason, any other one, or nobody's. */
export function WhosePanel({ mail }: { mail: TheirMail }) {
  const words = useWords().replies
  const [remember, setRemember] = useState(true)
  const assign = useCompanyChange<Assigned>("POST", `/mails/${mail.id}/customer`)
  const aside = useCompanyChange<object>("POST", `/mails/${mail.id}/setting-aside`, () => undefined)
  const choose = (customerId: string) =>
    assign.mutate({ customerId, remember }, { onSuccess: () => say(words.assigned) })
  return (
    <Panel title={words.whose}>
      <p className="mb-3 text-soft">{words.whoseText}</p>
      <ul className="space-y-2">
        {mail.candidates.map((candidate) => (
          <li key={candidate.customerId} className="flex flex-wrap items-center justify-between gap-2">
            <span className="min-w-0">
              <span className="font-medium">{candidate.customerName}</span>
              <span className="block text-sm text-soft">
                {candidate.because
                  .map((clue) => words.because[clue as keyof typeof words.because])
                  .join(", ")}
              </span>
            </span>
            <Button small look="soft" onClick={() => choose(candidate.customerId)} busy={assign.isPending}>
              {words.assign}
            </Button>
          </li>
        ))}
      </ul>
      <OtherCustomer onChoose={choose} />
      {mail.fromEmail && (
        <div className="mt-3">
          <CheckField checked={remember} onChange={setRemember}>
            {words.remember}
          </CheckField>
        </div>
      )}
      {(assign.error ?? aside.error) && <Failure failure={(assign.error ?? aside.error) as Error} />}
      <div className="mt-4 border-t pt-3">
        <Button
          small
          look="quiet"
          busy={aside.isPending}
          onClick={() => aside.mutate({}, { onSuccess: () => say(words.asideDone) })}
        >
          {words.aside}
        </Button>
      </div>
    </Panel>
  )
}

function OtherCustomer({ onChoose }: { onChoose: (customerId: string) => void }) {
  const words = useWords().replies
  const [text, setText] = useState("")
  const found = useCompanyRead<Listing<CustomerLine>>("/customers", {
    query: { q: text, limit: 6 },
    enabled: text.trim().length >= 2,
  })
  return (
    <div className="mt-3">
      <TextField
        label={words.chooseCustomer}
        placeholder={words.searchCustomer}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim().length >= 2 && (
        <ul className="mt-1 divide-y rounded-lg border">
          {found.data?.items.slice(0, 6).map((customer) => (
            <li key={customer.id}>
              <button
                type="button"
                onClick={() => onChoose(customer.id)}
                className="w-full px-3 py-2 text-left hover:bg-sunken"
              >
                {customer.name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
