import { Coffee, Keyboard, ListPlus } from "lucide-react"
import { useCallback, useEffect, useState } from "react"
import { useRights } from "../api/company.tsx"
import type { TodayItem, TodayList } from "../api/shapes/today.ts"
import { Button, IconButton } from "../parts/button.tsx"
import { Panel } from "../parts/panel.tsx"
import { Empty } from "../parts/placeholders.tsx"
import { Segments } from "../parts/segments.tsx"
import { MoreButton } from "../parts/table.tsx"
import { useTeam } from "../team/use-team.ts"
import { useDayWords, useWords } from "../words/language.tsx"
import { flushDeferred, useDeferred } from "./deferred.ts"
import { ItemRow } from "./item-row.tsx"
import { useDayKeys } from "./use-day-keys.ts"
import { type OpenWindow, Windows } from "./windows.tsx"

type Filter = "all" | "answers" | "broken" | "agreed" | "calls" | "approvals" | "rest"
const FILTERS: readonly Filter[] = ["answers", "broken", "agreed", "calls", "approvals", "rest"]
const PAGE = 60

export interface DayView {
  readonly scope: "mine" | "all"
  readonly snoozed: boolean
}

interface DayListProps {
  readonly day: TodayList
  readonly view: DayView
  readonly onView: (view: DayView) => void
}

/** One list of all that needs a person; each thing is done without leaving it, by mouse or keyboard. */
export function DayList({ day, view, onView }: DayListProps) {
  const words = useWords().today
  const { mayWork } = useRights()
  const [filter, setFilter] = useState<Filter>("all")
  const [window, setWindow] = useState<OpenWindow | null>(null)
  const [most, setMost] = useState(PAGE)
  const deferred = useDeferred()
  useEffect(() => flushDeferred, [])
  const waiting = day.items.filter(({ key }) => !deferred.has(key))
  const isOf = (item: TodayItem, one: Filter) => one === "all" || FILTERS[item.urgency - 1] === one
  const kept = FILTERS.filter((one) => waiting.some((item) => isOf(item, one)))
  const inUse = kept.includes(filter) ? filter : "all"
  const items = waiting.filter((item) => isOf(item, inUse))
  const { at, goTo } = usePlace(items)
  const point = useCallback((item: TodayItem) => goTo(item, false), [goTo])
  useDayKeys({ items, at, goTo, open: setWindow, isOff: window !== null, mayWork })
  return (
    <Panel flush title={words.todo} aside={<Tools view={view} onView={onView} onOpen={setWindow} />}>
      {kept.length > 1 && (
        <div className="px-5 pb-3">
          <Segments
            label={words.todo}
            value={inUse}
            onChange={setFilter}
            choices={[
              { value: "all" as const, label: words.filterAll, count: waiting.length },
              ...kept.map((one) => ({
                value: one,
                label: words.filters[one as keyof typeof words.filters],
                count: waiting.filter((item) => isOf(item, one)).length,
              })),
            ]}
          />
        </div>
      )}
      {waiting.length === 0 && <NothingLeft day={day} />}
      <ul className="divide-y border-t empty:hidden">
        {items.slice(0, Math.max(most, at ? items.indexOf(at) + 1 : 0)).map((item) => (
          <ItemRow
            key={item.key}
            item={item}
            isAt={item.key === at?.key}
            showOwner={view.scope === "all"}
            onOpen={setWindow}
            onPoint={point}
          />
        ))}
      </ul>
      {items.length > most && <MoreButton onClick={() => setMost(most + PAGE)}>{words.more}</MoreButton>}
      <Snoozed day={day} view={view} onView={onView} />
      <Windows window={window} onClose={() => setWindow(null)} />
    </Panel>
  )
}

/** Where the keyboard is: on an item, or, when it was done, on the one that took its place. */
function usePlace(items: readonly TodayItem[]) {
  const [place, setPlace] = useState({ key: "", index: 0 })
  const found = items.find(({ key }) => key === place.key)
  const at = found ?? items[Math.min(place.index, items.length - 1)]
  const goTo = useCallback(
    (item: TodayItem, scrolls = true) => {
      setPlace({ key: item.key, index: items.findIndex(({ key }) => key === item.key) })
      if (!scrolls) return
      requestAnimationFrame(() =>
        document.querySelector(`[data-item="${CSS.escape(item.key)}"]`)?.scrollIntoView({ block: "nearest" }),
      )
    },
    [items],
  )
  return { at, goTo }
}

interface ToolsProps extends Pick<DayListProps, "view" | "onView"> {
  readonly onOpen: (window: OpenWindow) => void
}

function Tools({ view, onView, onOpen }: ToolsProps) {
  const words = useWords()
  const { mayWork } = useRights()
  const isTeam = (useTeam()?.members.length ?? 0) > 1
  return (
    <span className="flex flex-wrap items-center gap-2">
      {isTeam && (
        <Segments
          label={words.today.whose}
          value={view.scope}
          onChange={(scope) => onView({ ...view, scope })}
          choices={[
            { value: "mine", label: words.today.mine },
            { value: "all", label: words.today.everybody },
          ]}
        />
      )}
      {mayWork && (
        <Button
          small
          onClick={() => onOpen({ kind: "task" })}
          icon={<ListPlus className="size-4" aria-hidden />}
        >
          {words.team.newTask}
        </Button>
      )}
      <span className="hidden md:block">
        <IconButton label={words.review.help} onClick={() => onOpen({ kind: "help" })}>
          <Keyboard className="size-5" aria-hidden />
        </IconButton>
      </span>
    </span>
  )
}

function NothingLeft({ day }: { day: TodayList }) {
  const words = useWords().today
  const days = useDayWords()
  return (
    <Empty icon={<Coffee aria-hidden />} title={words.clear}>
      {day.nextWorkOn ? words.nextWork(days(day.nextWorkOn)) : words.noNextWork}
    </Empty>
  )
}

function Snoozed({ day, view, onView }: DayListProps) {
  const words = useWords().today
  if (day.snoozed === 0) return null
  return (
    <p className="border-t px-5 py-3 text-sm text-faint">
      {words.snoozedCount(day.snoozed)}{" "}
      <button
        type="button"
        className="min-h-6 font-medium text-accent underline-offset-4 hover:underline"
        onClick={() => onView({ ...view, snoozed: !view.snoozed })}
      >
        {view.snoozed ? words.snoozedHide : words.snoozedShow}
      </button>
    </p>
  )
}
