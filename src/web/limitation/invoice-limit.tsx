import { useState } from "react"
import { EVENT_RULES, type LimitationEventType } from "../../law/rules/limitation.ts"
import { useRights } from "../api/company.tsx"
import { useCompanyRead } from "../api/hooks.ts"
import type { LimitEvent, WholeLimit } from "../api/shapes/limitation.ts"
import { Badge } from "../parts/badge.tsx"
import { Button } from "../parts/button.tsx"
import { DayText } from "../parts/figures.tsx"
import { Hint } from "../parts/hint.tsx"
import { Notice } from "../parts/notice.tsx"
import { Panel } from "../parts/panel.tsx"
import { useActorName } from "../timeline/actor-name.ts"
import { useDayWords, useLanguage, useWords } from "../words/language.tsx"
import { LimitBadge } from "./limit-columns.tsx"
import { BasisDialog, CancelEventDialog, EventDialog } from "./limit-dialogs.tsx"

/** When an invoice becomes time-barred, and what was recorded about it. Nothing once it is paid. */
export function InvoiceLimit({ invoiceId }: { invoiceId: string }) {
  const limit = useCompanyRead<WholeLimit>(`/invoices/${invoiceId}/limitation`).data
  if (!limit || (limit.openCents === 0 && limit.events.length === 0)) return null
  return <Content limit={limit} />
}

function Content({ limit }: { limit: WholeLimit }) {
  const words = useWords().limitation
  const { language } = useLanguage()
  const days = useDayWords()
  const isPressing = limit.warning === "over" || (limit.warning ?? 12) <= 6
  return (
    <Panel
      title={
        <>
          {words.title} <Hint>{words.explain}</Hint>
        </>
      }
      aside={<Acts limit={limit} />}
    >
      <div className="space-y-4">
        <p className="max-w-3xl">{limit.sentence[language]}</p>
        {limit.warningSentence && limit.openCents > 0 && (
          <Notice kind={isPressing ? "late" : "wait"}>{limit.warningSentence[language]}</Notice>
        )}
        {limit.toConfirm.map((on) => (
          <Notice key={on}>{words.toConfirm(days(on))}</Notice>
        ))}
        <Readings limit={limit} />
        <Events limit={limit} />
        <ul className="space-y-1 text-sm text-soft">
          {limit.cautions.map((caution) => (
            <li key={caution.fr}>{caution[language]}</li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}

function Acts({ limit }: { limit: WholeLimit }) {
  const words = useWords().limitation
  const { mayWork } = useRights()
  const [open, setOpen] = useState<"event" | "basis" | null>(null)
  const close = () => setOpen(null)
  if (!mayWork) return null
  return (
    <div className="flex flex-wrap gap-2">
      <Button small onClick={() => setOpen("event")}>
        {words.eventAdd}
      </Button>
      <Button small onClick={() => setOpen("basis")}>
        {words.basis}
      </Button>
      {open === "event" && <EventDialog limit={limit} onClose={close} />}
      {open === "basis" && <BasisDialog limit={limit} onClose={close} />}
    </div>
  )
}

function Readings({ limit }: { limit: WholeLimit }) {
  const words = useWords().limitation
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3">
      {limit.readings.map((reading, index) => (
        <div key={reading.from}>
          <dt className="text-sm text-soft">
            {words.from[reading.from]} · <DayText on={reading.startOn} />
          </dt>
          <dd className="flex flex-wrap items-center gap-2 font-semibold">
            <DayText on={reading.lastSafeOn} />
            {index === 0 && <LimitBadge line={limit} />}
            {index === 0 && limit.readings.length > 1 && <Badge>{words.alarm}</Badge>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Events({ limit }: { limit: WholeLimit }) {
  const words = useWords().limitation
  return (
    <div>
      <h3 className="mb-1 text-sm font-medium">{words.events}</h3>
      {limit.events.length === 0 && <p className="text-soft">{words.eventsNone}</p>}
      <ul className="divide-y">
        {limit.events.map((event) => (
          <EventRow key={event.id} event={event} limit={limit} />
        ))}
      </ul>
    </div>
  )
}

function EventRow({ event, limit }: { event: LimitEvent; limit: WholeLimit }) {
  const words = useWords().limitation
  const { language } = useLanguage()
  const days = useDayWords()
  const actor = useActorName()
  const { mayWork } = useRights()
  const [cancelling, setCancelling] = useState(false)
  const rule = EVENT_RULES[event.type as LimitationEventType]
  const isOff = event.cancelledOn !== null
  const outcome = limit.readings[0]?.outcomes.find(
    (one) => one.type === event.type && one.on === event.happenedOn,
  )
  const effects: Readonly<Record<string, string>> = words.effects
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className={isOff ? "text-faint line-through" : "font-medium"}>
          <DayText on={event.happenedOn} /> · {rule.title[language]}
        </p>
        <p className="text-sm text-soft">
          {event.proof} · {words.notedBy(actor(event.createdBy), days(event.recordedOn))} · {rule.source}
        </p>
        {event.cancelledOn && (
          <p className="text-sm text-soft">
            {words.eventCancelled(days(event.cancelledOn), event.cancelReason ?? "")}
          </p>
        )}
      </div>
      {!isOff && outcome && (
        <Badge tint={outcome.effect === "interrupts" ? "good" : "plain"}>{effects[outcome.effect]}</Badge>
      )}
      {!isOff && mayWork && (
        <Button small look="quiet" onClick={() => setCancelling(true)}>
          {words.eventCancel}
        </Button>
      )}
      {cancelling && <CancelEventDialog eventId={event.id} onClose={() => setCancelling(false)} />}
    </li>
  )
}
