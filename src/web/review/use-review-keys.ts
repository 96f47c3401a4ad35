import { type Dispatch, type SetStateAction, useEffect } from "react"
import type { ReviewMessage } from "../api/shapes/follow-up.ts"
import { isTicked, type Ticks, withTicks } from "./ticks.ts"

interface Desk {
  readonly messages: readonly ReviewMessage[]
  readonly at: ReviewMessage | undefined
  readonly ticks: Ticks
  readonly setTicks: (ticks: Ticks) => void
  readonly setAtId: (id: string) => void
  readonly setWindow: Dispatch<SetStateAction<"preview" | "edit" | "help" | "send" | null>>
  /** True while a window is open: its own keys rule then. */
  readonly isOff: boolean
}

/** The whole review from the keyboard: move, tick, open, edit, send, help. */
export function useReviewKeys(desk: Desk): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (desk.isOff || isTyping(event.target)) return
      const act = actOf(event, desk)
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  })
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}

function actOf(event: KeyboardEvent, desk: Desk): (() => void) | null {
  const { at, messages, ticks } = desk
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return () => desk.setWindow("send")
  if (event.ctrlKey || event.metaKey || event.altKey || !at) return null
  const move = (step: number) => () => {
    const next = messages[messages.indexOf(at) + step]
    if (!next) return
    desk.setAtId(next.id)
    document.querySelector(`[data-message="${next.id}"]`)?.scrollIntoView({ block: "nearest" })
  }
  switch (event.key) {
    case "j":
    case "ArrowDown":
      return move(1)
    case "k":
    case "ArrowUp":
      return move(-1)
    case "x":
      return () => desk.setTicks(withTicks(ticks, [at], !isTicked(ticks, at)))
    case "e":
      return () => desk.setWindow("edit")
    case "Enter":
      // On a button or a link, Enter keeps its own meaning.
      return event.target === document.body || isMain(event.target) ? () => desk.setWindow("preview") : null
    case "?":
      return () => desk.setWindow("help")
    default:
      return null
  }
}

const isMain = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.id === "contenu"
