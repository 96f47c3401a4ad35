import { Dialog } from "../parts/dialog.tsx"
import { useWords } from "../words/language.tsx"

/** The keys of the day's list. */
export function DayKeysHelp({ onClose }: { onClose: () => void }) {
  const { today: words, review } = useWords()
  const keys = [
    ["J / K · ↓ / ↑", review.keys.move],
    ["Entrée ⏎", words.keys.act],
    ["1 … 4", words.keys.others],
    ["P", words.keys.snooze],
    ["N", words.keys.task],
    ["U", words.keys.undo],
    ["?", review.keys.help],
  ] as const
  return (
    <Dialog open onClose={onClose} title={review.help}>
      <dl className="divide-y">
        {keys.map(([key, meaning]) => (
          <div key={key} className="flex items-center justify-between gap-4 py-2.5">
            <dt>
              <kbd className="rounded-md border bg-sunken px-2 py-1 text-sm">{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
