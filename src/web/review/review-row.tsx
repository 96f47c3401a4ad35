import { clsx } from "clsx"
import { useRights } from "../api/company.tsx"
import type { ReviewMessage } from "../api/shapes/follow-up.ts"
import { Badge, type Tint } from "../parts/badge.tsx"
import { Checkbox } from "../parts/checkbox.tsx"
import { Money } from "../parts/figures.tsx"
import { useLanguage, useWords } from "../words/language.tsx"

type Kind = ReviewMessage["differences"][number]["kind"]
const TINTS: Partial<Record<Kind, Tint>> = {
  changed: "late",
  legal: "late",
  "no-address": "late",
  edited: "accent",
}

interface ReviewRowProps {
  readonly message: ReviewMessage
  readonly ticked: boolean
  readonly onTick: (ticked: boolean) => void
  readonly isAt: boolean
  readonly onOpen: () => void
}

/** One message that waits: to whom, how much, why, and in what it is unlike the rest. */
export function ReviewRow({ message, ticked, onTick, isAt, onOpen }: ReviewRowProps) {
  const words = useWords().review
  const { language } = useLanguage()
  const { mayWork } = useRights()
  return (
    <li
      data-message={message.id}
      className={clsx(
        "relative flex items-start gap-3 px-5 py-3 transition-colors [contain-intrinsic-size:auto_4.5rem] [content-visibility:auto]",
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
        <Differences message={message} />
      </div>
    </li>
  )
}

function Differences({ message }: { message: ReviewMessage }) {
  const words = useWords().review
  const { language } = useLanguage()
  const why = message.whyNotTicked?.[language]
  const { differences } = message
  if (differences.length === 0 && !why) return null
  const [first] = differences
  return (
    <div className="mt-1.5 space-y-1">
      <p className="flex flex-wrap gap-1.5">
        {differences.map(({ kind }) => (
          <Badge key={kind} tint={TINTS[kind] ?? "wait"}>
            {words.differences[kind]}
          </Badge>
        ))}
      </p>
      <p className="text-sm text-wait">{why ?? first?.sentence[language]}</p>
      {message.changes.length > 0 && (
        <p className="text-sm">
          {message.changes
            .filter(({ what }) => what !== "text")
            .map(
              ({ what, before, after }) =>
                `${words.changes[what]} : ${before[language]} → ${after[language]}`,
            )
            .join(" · ")}
        </p>
      )}
    </div>
  )
}
