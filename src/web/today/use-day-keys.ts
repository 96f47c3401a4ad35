import { useEffect } from "react"
import type { TodayItem } from "../api/shapes/today.ts"
import { undoLast } from "../parts/toast.tsx"
import type { OpenWindow } from "./windows.tsx"

interface Desk {
  readonly items: readonly TodayItem[]
  readonly at: TodayItem | undefined
  readonly goTo: (item: TodayItem) => void
  readonly open: (window: OpenWindow) => void
  /** True while a window is open: its own keys rule then. */
  readonly isOff: boolean
  readonly mayWork: boolean
}

/** The whole day from the keyboard: move, act, put off, take back, help. */
export function useDayKeys(desk: Desk): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (desk.isOff || event.defaultPrevented || isTyping(event.target) || isMenuOpen()) return
      const act = actOf(event, desk)
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  })
}

const isMenuOpen = (): boolean => document.querySelector("[role=dialog], [role=menu]") !== null

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)

function actOf(event: KeyboardEvent, desk: Desk): (() => void) | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const { at, items } = desk
  const move = (step: number) => () => {
    const next = at ? items[items.indexOf(at) + step] : items[0]
    if (next) desk.goTo(next)
  }
  switch (event.key) {
    case "j":
    case "ArrowDown":
      return move(1)
    case "k":
    case "ArrowUp":
      return move(-1)
    case "?":
      return () => desk.open({ kind: "help" })
    case "u":
      return undoLast
    case "n":
      return desk.mayWork ? () => desk.open({ kind: "task" }) : null
    case "p":
      return at ? () => desk.open({ kind: "snooze", item: at }) : null
    case "Enter":
      // On a button or a link, Enter keeps its own meaning.
      return at && isPage(event.target) ? () => press(at, 0) : null
    default:
      return at && /^[1-9]$/.test(event.key) ? () => press(at, Number(event.key) - 1) : null
  }
}

const isPage = (target: EventTarget | null): boolean =>
  target === document.body || (target instanceof HTMLElement && target.id === "contenu")

/** Presses a button of the item, as the mouse would. */
function press(item: TodayItem, index: number): void {
  const row = document.querySelector(`[data-item="${CSS.escape(item.key)}"] [data-acts]`)
  row?.querySelectorAll<HTMLElement>("button, a")[index]?.click()
}
