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
import { NamedContact } from "./named-contact.tsx"
import { OpenedWindow } from "./opened-window.tsx"
import { ProposalFields } from "./proposal-fields.tsx"
import { isReady, type Typed, typedOf, useConfirm } from "./use-confirm.ts"
import { useReadingKeys } from "./use-reading-keys.ts"
import { type AnswerWindow, windowOf } from "./window-of.ts"

interface ReadingPanelProps {
  readonly mail: TheirMail
  readonly thread: Conversation
}

/** What was read in a mail and what follows: one key does it, digits correct it. */
export function ReadingPanel({ mail, thread }: ReadingPanelProps) {
  const words = useWords().replies
  const { mayWork } = useRights()
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
      {mail.customerId !== null && <NamedContact mail={mail} customerId={mail.customerId} mayAdd={mayWork} />}
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
  const [opened, setOpened] = useState<AnswerWindow | null>(null)
  const opens = windowOf(typed.intent, mail)
  const choose = (intent: Intent) => setTyped({ ...typedOf(proposal, thread.invoices), intent })
  const record = () => isReady(typed) && confirm(typed, proposal.sentence)
  const enter = opens ? () => setOpened(opens) : record
  useReadingKeys({ isOff: change.isPending || !mayWork || opened !== null, onEnter: enter, onIntent: choose })
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
          {opens === null || opens === "plan" ? (
            <ProposalFields typed={typed} onTyped={setTyped} invoices={thread.invoices} />
          ) : null}
          {change.error && <Failure failure={change.error} />}
          <Acts typed={typed} opens={opens} isBusy={change.isPending} onEnter={enter} onRecord={record} />
          <IntentChoice value={typed.intent} onChange={choose} />
          {opened && (
            <OpenedWindow
              {...{ opened, mail, customerId, typed, sentence: proposal.sentence }}
              invoices={thread.invoices}
              onClose={() => setOpened(null)}
            />
          )}
        </>
      )}
    </div>
  )
}

interface ActsProps {
  readonly typed: Typed
  readonly opens: AnswerWindow | null
  readonly isBusy: boolean
  readonly onEnter: () => void
  readonly onRecord: () => void
}

/** What follows, on one large button; beside a payment plan, the day alone can be kept too. */
function Acts({ typed, opens, isBusy, onEnter, onRecord }: ActsProps) {
  const { replies: words, remedies } = useWords()
  const deed = deedOf(typed.intent)
  const follows =
    opens === null ? words.follows[deed] : opens === "plan" ? words.planHint : remedies.effects[opens]
  return (
    <>
      <p className="text-soft">{follows}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          look="primary"
          onClick={onEnter}
          busy={isBusy}
          disabled={opens === null && !isReady(typed)}
          className="w-full sm:w-auto"
        >
          {opens === null ? words.acts[deed] : words.opens[opens]}
          <kbd className="hidden items-center gap-1 rounded border border-current/40 px-1.5 text-xs md:inline-flex">
            <CornerDownLeft className="size-3" aria-hidden />
            {words.enter}
          </kbd>
        </Button>
        {opens === "plan" && (
          <Button onClick={onRecord} disabled={isBusy || !isReady(typed)} className="w-full sm:w-auto">
            {words.acts[deed]}
          </Button>
        )}
      </div>
    </>
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
