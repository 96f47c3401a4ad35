import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { clsx } from "clsx"
import { useDeferredValue } from "react"
import { weekday } from "../../kernel/day.ts"
import { useCompanyPath } from "../api/company.tsx"
import { request } from "../api/request.ts"
import type { CompanyCalendar, ContactDays, CustomerCalendar } from "../api/shapes/calendar.ts"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { useDayWords, useLanguage, useWords } from "../words/language.tsx"

type ContactDay = ContactDays["days"][number]

/** What the preview is asked for: a calendar that is being written, a customer, what differs for it. */
export interface Tried {
  readonly calendar?: CompanyCalendar
  readonly customerId?: string
  readonly own?: CustomerCalendar
}

const SHOWN = 42
const NAMED = 4

/** The next days under a calendar that is being written, from the server that decides by it. */
export function useContactDays(tried: Tried) {
  const url = useCompanyPath()("/contact-day-previews")
  const body = useDeferredValue(JSON.stringify({ ...tried, days: SHOWN }))
  return useQuery<ContactDays, Error>({
    queryKey: ["company", url, body],
    queryFn: () => request<ContactDays>("POST", url, JSON.parse(body)),
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** Six weeks to come: which days are open, preferred or closed, and why. */
export function DaysPreview({ tried }: { tried: Tried }) {
  const words = useWords().calendar
  const days = useContactDays(tried)
  return (
    <Panel title={words.preview} aside={<p className="text-sm text-soft">{words.previewLead}</p>}>
      <Reading of={days}>{(value) => <Weeks days={value.days} hasRuns={tried.own !== undefined} />}</Reading>
    </Panel>
  )
}

function Weeks({ days, hasRuns }: { days: readonly ContactDay[]; hasRuns: boolean }) {
  const words = useWords().calendar
  const { language } = useLanguage()
  const dayWords = useDayWords()
  const preferred = days.filter(({ isPreferred }) => isPreferred)
  const next = (preferred.length > 0 ? preferred : days.filter(({ isOpen }) => isOpen)).slice(0, NAMED)
  const reasons = days.filter(({ on, because }) => because !== null && weekday(on) <= 5)
  const blanks = Array.from({ length: weekday(days[0]!.on) - 1 }, (_, n) => n)
  return (
    <div className="space-y-3">
      <p className="font-medium">
        {words.next(next.map(({ on }) => `${words.weekdays[weekday(on)]} ${dayWords(on)}`).join(", "))}
      </p>
      <ol className="grid max-w-lg grid-cols-7 gap-1">
        {([1, 2, 3, 4, 5, 6, 7] as const).map((each) => (
          <li key={each} className="text-center text-xs text-faint" aria-hidden>
            {words.weekdays[each]}
          </li>
        ))}
        {blanks.map((blank) => (
          <li key={blank} aria-hidden />
        ))}
        {days.map((each) => (
          <DayCell key={each.on} day={each} />
        ))}
      </ol>
      <Legend hasRuns={hasRuns} />
      {reasons.length > 0 && (
        <p className="text-sm text-soft">
          {words.reasons} :{" "}
          {reasons.map(({ on, because }) => `${dayWords(on)}, ${because?.[language]}`).join(" ; ")}
        </p>
      )}
    </div>
  )
}

function DayCell({ day: { on, isOpen, because, isPreferred, isPaymentRun } }: { day: ContactDay }) {
  const words = useWords().calendar
  const { language } = useLanguage()
  const dayWords = useDayWords()
  const state = because?.[language] ?? (isPreferred ? words.legend.preferred : words.legend.open)
  return (
    <li
      title={`${dayWords(on)} : ${state}`}
      className={clsx(
        "relative flex h-9 items-center justify-center rounded-md text-sm",
        isPreferred && "bg-accent font-semibold text-on-accent",
        isOpen && !isPreferred && "bg-accent-soft text-accent-strong",
        !isOpen && "text-faint line-through",
      )}
    >
      <span aria-hidden>{Number(on.slice(8))}</span>
      <span className="sr-only">{`${dayWords(on)} : ${state}`}</span>
      {isPaymentRun && (
        <span
          className="absolute inset-x-1 bottom-0.5 h-1 rounded-full bg-good"
          title={words.legend.paymentRun}
        />
      )}
    </li>
  )
}

function Legend({ hasRuns }: { hasRuns: boolean }) {
  const { legend } = useWords().calendar
  const swatch = "size-3.5 rounded"
  return (
    <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-soft">
      <span className="flex items-center gap-1.5">
        <span className={clsx(swatch, "bg-accent")} aria-hidden /> {legend.preferred}
      </span>
      <span className="flex items-center gap-1.5">
        <span className={clsx(swatch, "bg-accent-soft")} aria-hidden /> {legend.open}
      </span>
      <span className="flex items-center gap-1.5">
        <span className="line-through">00</span> {legend.closed}
      </span>
      {hasRuns && (
        <span className="flex items-center gap-1.5">
          <span className="h-1 w-4 rounded-full bg-good" aria-hidden /> {legend.paymentRun}
        </span>
      )}
    </p>
  )
}
