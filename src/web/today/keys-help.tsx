import { KeysHelp } from "../parts/keys-help.tsx"
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
  return <KeysHelp title={review.help} keys={keys} onClose={onClose} />
}
