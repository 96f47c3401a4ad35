import { clsx } from "clsx"
import { PenLine } from "lucide-react"
import { useRights } from "../api/company.tsx"
import type { Review, ReviewMessage } from "../api/shapes/follow-up.ts"
import { Badge } from "../parts/badge.tsx"
import { Checkbox } from "../parts/checkbox.tsx"
import { Money } from "../parts/figures.tsx"
import { Panel } from "../parts/panel.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { ChannelIcon } from "./channel-icon.tsx"
import { groupTick, isTicked, type Ticks, withTicks } from "./ticks.ts"

interface ReviewGroupProps {
  readonly group: Review["groups"][number]
  readonly ticks: Ticks
  readonly onTicks: (ticks: Ticks) => void
  readonly atId: string | null
  readonly onOpen: (id: string) => void
}

/** The messages of one step, ticked or not, each with why it leaves. */
export function ReviewGroup({ group, ticks, onTicks, atId, onOpen }: ReviewGroupProps) {
  const words = useWords()
  const { language } = useLanguage()
  const { mayWork } = useRights()
  const label = group.stepLabel[language]
  return (
    <Panel
      flush
      title={
        <span className="flex items-center gap-3">
          <Checkbox
            checked={groupTick(ticks, group.messages)}
            onChange={(ticked) => onTicks(withTicks(ticks, group.messages, ticked))}
            label={words.review.selectGroup(label)}
            disabled={!mayWork}
          />
          {label}
          <span className="figure font-normal text-faint">{group.messages.length}</span>
        </span>
      }
      aside={
        <span className="flex items-center gap-1.5 text-sm text-faint">
          <ChannelIcon channel={group.channel} />
          {words.common.channels[group.channel as keyof typeof words.common.channels] ?? group.channel}
        </span>
      }
    >
      <ul className="divide-y border-t">
        {group.messages.map((message) => (
          <Row
            key={message.id}
            message={message}
            ticked={isTicked(ticks, message)}
            onTick={(ticked) => onTicks(withTicks(ticks, [message], ticked))}
            isAt={message.id === atId}
            onOpen={() => onOpen(message.id)}
          />
        ))}
      </ul>
    </Panel>
  )
}

interface RowProps {
  readonly message: ReviewMessage
  readonly ticked: boolean
  readonly onTick: (ticked: boolean) => void
  readonly isAt: boolean
  readonly onOpen: () => void
}

function Row({ message, ticked, onTick, isAt, onOpen }: RowProps) {
  const words = useWords().review
  const { language } = useLanguage()
  const { mayWork } = useRights()
  const why = message.whyNotTicked?.[language]
  return (
    <li
      data-message={message.id}
      className={clsx(
        "relative flex items-start gap-3 px-5 py-3 transition-colors",
        isAt && "lg:bg-accent-soft",
      )}
    >
      <span className="relative z-10 pt-0.5">
        <Checkbox
          checked={ticked}
          onChange={onTick}
          label={words.selectOne(message.customerName)}
          disabled={!mayWork}
        />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-3">
          <button
            type="button"
            onClick={onOpen}
            aria-current={isAt ? "true" : undefined}
            className="min-w-0 truncate text-left font-medium after:absolute after:inset-0 after:content-['']"
          >
            {message.customerName}
          </button>
          <Money cents={message.amountCents} currency={message.currency} className="font-semibold" />
        </div>
        <p className="text-sm text-soft">
          {words.showInvoices(message.invoiceCount)}
          {message.reason && ` · ${message.reason[language]}`}
        </p>
        {(why || message.needsApproval || message.edited) && (
          <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-wait">
            {message.edited && (
              <Badge tint="accent" icon={<PenLine className="size-3" aria-hidden />}>
                {words.edited}
              </Badge>
            )}
            {why ?? (message.needsApproval && words.needsApprovalHint)}
          </p>
        )}
      </div>
    </li>
  )
}
