import { Dialog } from "../parts/dialog.tsx"
import { useWords } from "../words/language.tsx"

/** The keys of the review. */
export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords().review
  const keys = [
    ["J / K · ↓ / ↑", words.keys.move],
    ["X", words.keys.tick],
    ["Entrée ⏎", words.keys.open],
    ["E", words.keys.edit],
    ["Ctrl / ⌘ + ⏎", words.keys.send],
    ["?", words.keys.help],
  ] as const
  return (
    <Dialog open={open} onClose={onClose} title={words.help}>
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
