import { useEffect } from "react"
import type { Intent } from "../api/shapes/replies.ts"

/** The classes in the order of their digits: 1 to 9, then 0. */
export const BY_DIGIT: readonly Intent[] = [
  "will-pay",
  "already-paid",
  "asks-time",
  "disputes",
  "invoice-error",
  "order-number-missing",
  "not-received",
  "wrong-contact",
  "thanks",
  "other",
]

/** The digit of a class on the keyboard; null for what only machines say. */
export function digitOf(intent: Intent): string | null {
  const at = BY_DIGIT.indexOf(intent)
  return at < 0 ? null : String((at + 1) % 10)
}

/** True while keys belong to a field, or to a window over the page. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest("[role=dialog]") !== null)

/** On a button or a link, Enter keeps its own meaning. */
const isFree = (target: EventTarget | null): boolean =>
  target === document.body || (target instanceof HTMLElement && target.id === "contenu")

/** Enter does what is proposed; digits say that the message says something else. */
export function useReadingKeys(on: {
  readonly isOff: boolean
  readonly onEnter: () => void
  readonly onIntent: (intent: Intent) => void
}): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (on.isOff || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
      const intent = /^\d$/.test(event.key) ? BY_DIGIT[(Number(event.key) + 9) % 10] : undefined
      if (intent) {
        event.preventDefault()
        on.onIntent(intent)
      } else if (event.key === "Enter" && isFree(event.target)) {
        event.preventDefault()
        on.onEnter()
      }
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  })
}
