import { clsx } from "clsx"
import { CircleAlert, CircleCheck, X } from "lucide-react"
import { useSyncExternalStore } from "react"
import { useWords } from "../words/language.tsx"

interface Toast {
  readonly id: number
  readonly text: string
  readonly isFailure: boolean
  readonly undo: (() => void) | null
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function change(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

const drop = (id: number): void => change(toasts.filter((toast) => toast.id !== id))

/** Says shortly, at the foot of the page, what was done; undo takes it back. Failures stay until closed. */
export function say(text: string, options: { isFailure?: boolean; undo?: () => void } = {}): void {
  lastId += 1
  const id = lastId
  const toast = { id, text, isFailure: options.isFailure ?? false, undo: options.undo ?? null }
  // The same thing said again replaces what was said.
  change([...toasts.filter((other) => other.text !== text).slice(-2), toast])
  if (!toast.isFailure) setTimeout(() => drop(id), options.undo ? 10_000 : 6_000)
}

/** Takes back every offer to undo: what it would undo went its way since. */
export const withdrawUndo = (): void => change(toasts.filter(({ undo }) => undo === null))

/** Takes back what was said last with an undo, as its button would; nothing happens when there is none. */
export function undoLast(): void {
  const last = toasts.findLast((toast) => toast.undo !== null)
  if (!last) return
  last.undo?.()
  drop(last.id)
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The place where toasts appear; a live region, so that they are read aloud. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <output className="pointer-events-none fixed inset-x-0 bottom-20 z-60 flex flex-col items-center gap-2 px-4 md:bottom-6">
      {shown.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </output>
  )
}

function OneToast({ toast }: { toast: Toast }) {
  const words = useWords()
  const Icon = toast.isFailure ? CircleAlert : CircleCheck
  return (
    <div className="pointer-events-auto flex max-w-lg animate-rise items-center gap-3 rounded-xl border bg-panel py-2.5 pr-2 pl-4 shadow-high">
      <Icon className={clsx("size-5 shrink-0", toast.isFailure ? "text-late" : "text-good")} aria-hidden />
      <span className="min-w-0">{toast.text}</span>
      {toast.undo && (
        <button
          type="button"
          className="rounded-md px-2 py-1 font-semibold text-accent hover:bg-sunken"
          onClick={() => {
            toast.undo?.()
            drop(toast.id)
          }}
        >
          {words.common.undo}
        </button>
      )}
      <button
        type="button"
        aria-label={words.common.close}
        className="rounded-md p-1.5 text-faint hover:bg-sunken"
        onClick={() => drop(toast.id)}
      >
        <X className="size-4" aria-hidden />
      </button>
    </div>
  )
}
