import { CircleCheck, CornerDownLeft } from "lucide-react"
import { useState } from "react"
import { deedOf } from "../../replies/proposals/deeds.ts"
import { useRights } from "../api/company.tsx"
import type { Conversation, Intent, Proposal, TheirMail } from "../api/shapes/replies.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { Notice } from "../parts/notice.tsx"
import { Panel } from "../parts/panel.tsx"
import { useWords } from "../words/language.tsx"
import { IntentChoice } from "./intent-choice.tsx"
import { ProposalFields } from "./proposal-fields.tsx"
import { isReady, type Typed, typedOf, useConfirm } from "./use-confirm.ts"
import { useReadingKeys } from "./use-reading-keys.ts"

interface ReadingPanelProps {
  readonly mail: TheirMail
  readonly thread: Conversation
}

/** What was read in a mail and what follows: one key does it, digits correct it. */
export function ReadingPanel({ mail, thread }: ReadingPanelProps) {
  const words = useWords().replies
  const done = mail.confirmations.filter((each) => !each.isUndone)
  const left = mail.proposals.filter((proposal) => !done.some((each) => each.intent === proposal.intent))
  const [goesOn, setGoesOn] = useState(false)
  const proposal = left[0] ?? mail.proposals[0]
  const isAsking = mail.isWaiting || goesOn || (mail.kind === "automatic" && done.length === 0)
  if (mail.kind === "bounce" || mail.kind === "complaint") return <Machine mail={mail} />
  return (
    <Panel title={words.what}>
      {done.length > 0 && <Done mail={mail} />}
      {mail.unsubscribes && <Notice kind="wait">{words.unsubscribeText}</Notice>}
      {isAsking && proposal && mail.customerId !== null && (
        <Asking
          key={proposal.intent}
          mail={mail}
          thread={thread}
          proposal={proposal}
          customerId={mail.customerId}
        />
      )}
      {!isAsking && left.length > 0 && done.length > 0 && (
        <Button small onClick={() => setGoesOn(true)}>
          {words.doMore}
        </Button>
      )}
      {isAsking && mail.customerId === null && <p className="text-soft">{words.whoseText}</p>}
    </Panel>
  )
}

function Done({ mail }: { mail: TheirMail }) {
  const words = useWords().replies
  return (
    <ul className="mb-3 space-y-1">
      {mail.confirmations.map((each) => (
        <li key={each.id} className="flex items-center gap-2 text-soft">
          <CircleCheck className="size-4 shrink-0 text-good" aria-hidden />
          {each.isUndone ? words.wasUndone : words.wasDone(words.intents[each.intent])}
        </li>
      ))}
    </ul>
  )
}

interface AskingProps extends ReadingPanelProps {
  readonly proposal: Proposal
  readonly customerId: string
}

function Asking({ mail, thread, proposal, customerId }: AskingProps) {
  const words = useWords().replies
  const { mayWork } = useRights()
  const [typed, setTyped] = useState<Typed>(() => typedOf(proposal, thread.invoices))
  const { confirm, change } = useConfirm(mail.id, customerId)
  const deed = deedOf(typed.intent)
  const choose = (intent: Intent) => setTyped({ ...typedOf(proposal, thread.invoices), intent })
  const enter = () => isReady(typed) && confirm(typed, proposal.sentence)
  useReadingKeys({ isOff: change.isPending || !mayWork, onEnter: enter, onIntent: choose })
  return (
    <div className="space-y-4">
      <div>
        <p className="text-lg font-semibold">{words.intents[typed.intent]}</p>
        {typed.intent === proposal.intent && (
          <p className="text-sm text-soft">{words.certainty(proposal.certaintyPercent)}</p>
        )}
      </div>
      {mayWork && (
        <>
          <ProposalFields typed={typed} onTyped={setTyped} invoices={thread.invoices} />
          <p className="text-soft">{words.follows[deed]}</p>
          {deed === "time" && mail.instalments !== null && <p className="text-soft">{words.planHint}</p>}
          {change.error && <Failure failure={change.error} />}
          <Button
            look="primary"
            onClick={enter}
            busy={change.isPending}
            disabled={!isReady(typed)}
            className="w-full sm:w-auto"
          >
            {words.acts[deed]}
            <kbd className="hidden items-center gap-1 rounded border border-current/40 px-1.5 text-xs md:inline-flex">
              <CornerDownLeft className="size-3" aria-hidden />
              {words.enter}
            </kbd>
          </Button>
          <IntentChoice value={typed.intent} onChange={choose} />
        </>
      )}
    </div>
  )
}

function Machine({ mail }: { mail: TheirMail }) {
  const words = useWords().replies
  const waits = mail.bounce !== null && mail.bounce.kind !== "permanent" && mail.bounce.kind !== "refused"
  return (
    <Panel title={words.what}>
      <p>
        {mail.bounce
          ? waits
            ? words.bounceWaits
            : words.bounceText(mail.bounce.recipient ?? "?")
          : words.unsubscribeText}
      </p>
    </Panel>
  )
}
