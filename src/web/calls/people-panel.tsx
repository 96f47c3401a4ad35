import { Link } from "@tanstack/react-router"
import { Phone } from "lucide-react"
import type { CallSheet, PersonToCall } from "../api/shapes/calls.ts"
import { buttonClass } from "../parts/button.tsx"
import { Notice } from "../parts/notice.tsx"
import { Panel } from "../parts/panel.tsx"
import { useWords } from "../words/language.tsx"
import { useOpening } from "./opening.ts"

/** Who to ask for, and the numbers: large enough for a thumb. Outside the hours of the house none is dialled. */
export function People({ sheet }: { sheet: CallSheet }) {
  const words = useWords().calls
  const opening = useOpening()
  const { call, people, customer } = sheet
  const isClosed = call?.state === "later"
  const hasNumber = people.some((person) => person.dial)
  return (
    <Panel title={words.askFor}>
      {isClosed && (
        <div className="mb-3">
          <Notice kind="wait">{words.closed(opening(call))}</Notice>
        </div>
      )}
      {call?.state === "too-often" && (
        <div className="mb-3">
          <Notice kind="wait">{words.tooOften(call.callsIn30Days)}</Notice>
        </div>
      )}
      <ul className="space-y-3">
        {people.map((person) => (
          <Person key={person.contactId} person={person} mayDial={!isClosed} />
        ))}
      </ul>
      {!hasNumber && <p className="mt-2 text-soft">{words.addNumber}</p>}
      <Link
        to="/clients/$customerId"
        params={{ customerId: customer.id }}
        className="mt-3 inline-block text-sm text-accent hover:underline"
      >
        {words.openCustomer}
      </Link>
    </Panel>
  )
}

function Person({ person, mayDial }: { person: PersonToCall; mayDial: boolean }) {
  const words = useWords().calls
  const { name, role, phone, dial, email, phoneWrongOn } = person
  return (
    <li>
      <p>
        <span className="font-medium">{name ?? words.anybody}</span>{" "}
        <span className="text-sm text-faint">{words.roles[role]}</span>
      </p>
      {!phone && email && <p className="text-sm text-soft [overflow-wrap:anywhere]">{email}</p>}
      {phone && dial && mayDial && (
        <a href={`tel:${dial}`} className={`${buttonClass("soft")} mt-1 min-h-11 w-full`}>
          <Phone className="size-4" aria-hidden />
          {phone}
        </a>
      )}
      {phone && !(dial && mayDial) && (
        <p className="text-soft">
          {phone}
          {phoneWrongOn && ` (${words.wrongNumber})`}
        </p>
      )}
    </li>
  )
}
