import { UserPlus } from "lucide-react"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Contact } from "../api/shapes/ledger.ts"
import type { TheirMail } from "../api/shapes/replies.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { say } from "../parts/toast.tsx"
import { useDayWords, useWords } from "../words/language.tsx"

interface NamedContactProps {
  readonly mail: TheirMail
  readonly customerId: string
  readonly mayAdd: boolean
}

/** When somebody who is away is back, and whom the mail names to write to: one click keeps that contact. */
export function NamedContact({ mail, customerId, mayAdd }: NamedContactProps) {
  const words = useWords().replies
  const days = useDayWords()
  const named = mail.absence?.substitute ?? mail.otherContact
  const returnsOn = mail.absence?.returnsOn ?? null
  if (named === null && returnsOn === null) return null
  return (
    <div className="mb-4 space-y-2 rounded-lg border p-3">
      {returnsOn && <p>{words.returnsOn(days(returnsOn))}</p>}
      {named && <p className="wrap-anywhere">{words.named(named)}</p>}
      {named && mayAdd && <AddContact named={named} customerId={customerId} />}
    </div>
  )
}

function AddContact({ named, customerId }: { named: string; customerId: string }) {
  const words = useWords().replies
  const customer = useCompanyRead<{ contacts: readonly Contact[] }>(`/customers/${customerId}`)
  const change = useCompanyChange<object>("POST", `/customers/${customerId}/contacts`)
  const isAddress = named.includes("@")
  const isKnown = customer.data?.contacts.some((contact) =>
    isAddress ? contact.email?.toLowerCase() === named : contact.name === named,
  )
  if (!customer.data) return null
  if (isKnown) return <p className="text-sm text-soft">{words.namedKnown}</p>
  const add = () =>
    change.mutate(isAddress ? { email: named } : { name: named }, {
      onSuccess: () => say(words.namedAdded(named)),
    })
  return (
    <>
      <Button small onClick={add} busy={change.isPending}>
        <UserPlus className="size-4" aria-hidden />
        {words.namedAdd}
      </Button>
      {change.error && <Failure failure={change.error} />}
    </>
  )
}
