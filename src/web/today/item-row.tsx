import { Link } from "@tanstack/react-router"
import { clsx } from "clsx"
import {
  AtSign,
  CalendarCheck,
  CalendarClock,
  CircleHelp,
  Clock,
  DatabaseZap,
  Inbox,
  type LucideIcon,
  MailWarning,
  MessageSquare,
  Phone,
  Scale,
  SquareCheck,
  Stamp,
  Unplug,
} from "lucide-react"
import { memo } from "react"
import { useRights } from "../api/company.tsx"
import type { TodayItem } from "../api/shapes/today.ts"
import { Badge, type Tint } from "../parts/badge.tsx"
import { Button } from "../parts/button.tsx"
import { Money } from "../parts/figures.tsx"
import { useDayWords, useLanguage, useWords } from "../words/language.tsx"
import { onScreen } from "../words/typeset.ts"
import { ItemActions } from "./item-actions.tsx"
import type { OpenWindow } from "./windows.tsx"

const LOOKS: Record<TodayItem["kind"], { Icon: LucideIcon; tint: Tint }> = {
  reply: { Icon: MessageSquare, tint: "accent" },
  tray: { Icon: Inbox, tint: "accent" },
  doubt: { Icon: Unplug, tint: "late" },
  mailbox: { Icon: MailWarning, tint: "late" },
  address: { Icon: MailWarning, tint: "late" },
  failed: { Icon: MailWarning, tint: "late" },
  data: { Icon: DatabaseZap, tint: "late" },
  promise: { Icon: CalendarCheck, tint: "wait" },
  instalment: { Icon: CalendarClock, tint: "wait" },
  dispute: { Icon: Scale, tint: "wait" },
  call: { Icon: Phone, tint: "plain" },
  approval: { Icon: Stamp, tint: "wait" },
  question: { Icon: CircleHelp, tint: "plain" },
  mention: { Icon: AtSign, tint: "plain" },
  task: { Icon: SquareCheck, tint: "plain" },
}

interface ItemRowProps {
  readonly item: TodayItem
  readonly isAt: boolean
  readonly showOwner: boolean
  readonly onOpen: (window: OpenWindow) => void
  readonly onPoint: (item: TodayItem) => void
}

/** One thing to do: who, what, how much, for whom, and the buttons that do it. */
export const ItemRow = memo(function ItemRow({ item, isAt, showOwner, onOpen, onPoint }: ItemRowProps) {
  const words = useWords().today
  const { language } = useLanguage()
  const { mayWork } = useRights()
  const { Icon, tint } = LOOKS[item.kind]
  return (
    <li
      data-item={item.key}
      aria-current={isAt ? "true" : undefined}
      onPointerDown={() => onPoint(item)}
      className={clsx("scroll-my-24 px-5 py-4 transition-colors", isAt && "md:bg-accent-soft")}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="basis-full sm:basis-auto">
          <Badge tint={tint} icon={<Icon className="size-3.5" aria-hidden />}>
            {words.kinds[item.kind]}
          </Badge>
        </span>
        <Customer item={item} />
        {(item.moneyCents ?? 0) > 0 && (
          <Money cents={item.moneyCents ?? 0} currency={item.currency} className="ml-auto font-semibold" />
        )}
      </div>
      <div className="mt-1.5 max-w-2xl">
        <p className="text-soft">{onScreen(item.sentence[language])}</p>
        {item.quote && <p className="line-clamp-3 break-words">{words.quote(item.quote)}</p>}
        <Notes item={item} showOwner={showOwner} />
      </div>
      <div data-acts className="mt-3 flex flex-wrap gap-2">
        {mayWork && <ItemActions item={item} onOpen={onOpen} />}
        <Button
          small
          look="quiet"
          onClick={() => onOpen({ kind: "snooze", item })}
          icon={<Clock className="size-3.5" aria-hidden />}
        >
          {words.snooze}
        </Button>
      </div>
    </li>
  )
})

function Customer({ item }: { item: TodayItem }) {
  const { customerId, customerName } = item
  if (!customerId) return <span className="min-w-0 flex-1 font-semibold">{customerName}</span>
  return (
    <Link
      to="/clients/$customerId"
      params={{ customerId }}
      className="min-w-0 flex-1 font-semibold underline-offset-4 hover:underline"
    >
      {customerName}
    </Link>
  )
}

/** When it came, whose it is, and until when it was put off. */
function Notes({ item, showOwner }: { item: TodayItem; showOwner: boolean }) {
  const words = useWords().today
  const days = useDayWords()
  const notes = [
    item.kind === "reply" && item.on && words.receivedOn(days(item.on)),
    item.kind === "task" && item.on && words.dueOn(days(item.on)),
    showOwner && item.ownerName,
    item.snoozedUntilOn && words.snoozedUntil(days(item.snoozedUntilOn)),
  ].filter(Boolean)
  return notes.length > 0 && <p className="text-sm text-faint">{notes.join(" · ")}</p>
}
