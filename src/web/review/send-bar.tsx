import { Send } from "lucide-react"
import type { ReactNode } from "react"
import { sumCents } from "../../kernel/cents.ts"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useRights, useWhereabouts } from "../api/company.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { ReviewMessage } from "../api/shapes/follow-up.ts"
import type { Sentence } from "../api/shapes/listing.ts"
import { Button } from "../parts/button.tsx"
import { useFailureText } from "../parts/failure.tsx"
import { say } from "../parts/toast.tsx"
import { useLanguage, useMoney, useWords } from "../words/language.tsx"
import { ModeNote, useLacksMailAccount } from "./mode-note.tsx"
import { isTicked, type Ticks } from "./ticks.ts"

interface Approved {
  readonly approved: readonly string[]
  readonly refused: readonly { readonly id: string; readonly error: { readonly sentence: Sentence } }[]
}

interface SendBarProps {
  readonly messages: readonly ReviewMessage[]
  readonly ticks: Ticks
  /** True while the question "send for real?" is open. */
  readonly asking: boolean
  readonly onAsk: (asks: boolean) => void
  readonly onSent: (ids: readonly string[]) => void
  readonly children?: ReactNode
}

/** Approves the messages; what was refused is said, what was taken goes on to be sent. */
function useSend(
  messages: readonly ReviewMessage[],
  isLive: boolean,
  onAsk: (asks: boolean) => void,
  onSent: (ids: readonly string[]) => void,
) {
  const { language } = useLanguage()
  const words = useWords().review
  const failureText = useFailureText()
  const change = useCompanyChange<{ messageIds: readonly string[] }, Approved>("POST", "/message-approvals")
  const onSuccess = ({ approved, refused }: Approved) => {
    onAsk(false)
    // Each reason once, however many messages it holds back.
    for (const [sentence, same] of Map.groupBy(refused, ({ error }) => error.sentence[language]))
      say(same.length > 1 ? `${words.refused(same.length)} : ${sentence}` : sentence, { isFailure: true })
    if (approved.length > 0) onSent(approved)
  }
  const onError = (failure: Error) => {
    // The question shows its own failure; without it, the toast does.
    if (!isLive) say(failureText(failure), { isFailure: true })
  }
  const send = () => change.mutate({ messageIds: messages.map(({ id }) => id) }, { onSuccess, onError })
  return { send, change }
}

/** What is ticked and the button that sends it; it asks first when the messages leave for real. */
export function SendBar({ messages, ticks, asking, onAsk, onSent, children }: SendBarProps) {
  const { review: w } = useWords()
  const money = useMoney()
  const { company } = useWhereabouts()
  const { mayWork } = useRights()
  const lacksMailAccount = useLacksMailAccount()
  const ticked = messages.filter((message) => isTicked(ticks, message))
  const isLive = company.mode === "live" && !company.isDemo
  const euros = ticked.filter(({ currency }) => currency === "EUR").map(({ amountCents }) => amountCents)
  const { send, change } = useSend(ticked, isLive, onAsk, onSent)
  if (!mayWork) return null
  return (
    <div className="sticky bottom-16 z-20 mt-5 md:bottom-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-2xl border bg-panel px-4 py-3 shadow-high">
        <p className="figure min-w-0 text-soft" aria-live="polite">
          {w.total(ticked.length, money(sumCents(euros)))}
        </p>
        <div className="flex flex-1 items-center justify-end gap-2">
          {children}
          <Button
            look="primary"
            onClick={() => (isLive ? onAsk(true) : send())}
            busy={change.isPending}
            disabled={ticked.length === 0 || lacksMailAccount}
            icon={<Send className="size-4" aria-hidden />}
            className="flex-1 sm:flex-none"
          >
            {ticked.length === 0 ? w.sendNone : w.send(ticked.length)}
          </Button>
        </div>
      </div>
      {asking && ticked.length > 0 && (
        <ActDialog
          title={isLive ? w.confirmTitle(ticked.length) : w.confirmTest(ticked.length)}
          lead={money(sumCents(euros))}
          onClose={() => onAsk(false)}
          onSubmit={send}
          change={change}
          submit={w.confirmYes}
        >
          {isLive ? <p>{w.confirmText}</p> : <ModeNote />}
        </ActDialog>
      )}
    </div>
  )
}
