import { useEffect } from "react"
import { CALL_OUTCOMES, type CallOutcome } from "../../ledger/calls/call.ts"

/** The whole form from the keyboard: a digit chooses the outcome, Ctrl + Enter notes it. */
export function useOutcomeKeys(choose: (outcome: CallOutcome) => void, submit: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        submit()
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const outcome = /^\d$/.test(event.key) ? CALL_OUTCOMES[(Number(event.key) + 9) % 10] : undefined
      if (!outcome) return
      event.preventDefault()
      choose(outcome)
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  })
}

// A choice is no text: its digits still choose.
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) &&
  target.getAttribute("type") !== "radio"
