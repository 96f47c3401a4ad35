import { useSyncExternalStore } from "react"
import { say } from "../parts/toast.tsx"

// What cannot be taken back once it has left waits here for as long as its undo can be pressed.
const WAIT_MS = 8_000

interface Waiting {
  readonly run: () => void
  readonly timer: ReturnType<typeof setTimeout>
}

let waiting: ReadonlyMap<string, Waiting> = new Map()
const listeners = new Set<() => void>()

function change(next: ReadonlyMap<string, Waiting>): void {
  waiting = next
  for (const listener of listeners) listener()
}

function take(key: string): Waiting | undefined {
  const found = waiting.get(key)
  if (!found) return undefined
  clearTimeout(found.timer)
  change(new Map([...waiting].filter(([other]) => other !== key)))
  return found
}

/** Does something in a few seconds, unless it is taken back meanwhile; says so. Leaving the page does it at once. */
export function defer(key: string, text: string, run: () => void): void {
  take(key)?.run()
  const timer = setTimeout(() => take(key)?.run(), WAIT_MS)
  change(new Map([...waiting, [key, { run, timer }]]))
  say(text, { undo: () => void take(key) })
}

/** Does at once all that waits: the page is being left. */
export function flushDeferred(): void {
  for (const key of [...waiting.keys()]) take(key)?.run()
}

window.addEventListener("pagehide", flushDeferred)

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The items whose act waits: they have left the list already. */
export function useDeferred(): ReadonlySet<string> {
  const now = useSyncExternalStore(subscribe, () => waiting)
  return new Set(now.keys())
}
