import { clsx } from "clsx"
import type { Intent } from "../api/shapes/replies.ts"
import { useWords } from "../words/language.tsx"
import { BY_DIGIT, digitOf } from "./use-reading-keys.ts"

/** The classes, each with its digit: what the message says after all. */
export function IntentChoice({ value, onChange }: { value: Intent; onChange: (intent: Intent) => void }) {
  const words = useWords().replies
  return (
    <fieldset className="border-t pt-3">
      <legend className="sr-only">{words.change}</legend>
      <p className="mb-2 text-sm text-soft" aria-hidden>
        {words.change}
      </p>
      <div className="flex flex-wrap gap-1.5">
        {BY_DIGIT.map((intent) => (
          <button
            key={intent}
            type="button"
            aria-pressed={intent === value}
            onClick={() => onChange(intent)}
            className={clsx(
              "inline-flex min-h-8 items-center gap-1.5 rounded-lg border px-2.5 text-sm",
              intent === value
                ? "border-accent bg-accent-soft text-accent-strong"
                : "text-soft hover:bg-sunken hover:text-ink",
            )}
          >
            <kbd className="hidden text-xs text-faint md:inline">{digitOf(intent)}</kbd>
            {words.intents[intent]}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
