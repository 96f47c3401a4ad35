import { KeysHelp } from "../parts/keys-help.tsx"
import { useWords } from "../words/language.tsx"

/** The keys of the review. */
export function ReviewKeysHelp({ onClose }: { onClose: () => void }) {
  const words = useWords().review
  const keys = [
    ["J / K · ↓ / ↑", words.keys.move],
    ["X", words.keys.tick],
    ["Entrée ⏎", words.keys.open],
    ["E", words.keys.edit],
    ["Ctrl / ⌘ + ⏎", words.keys.send],
    ["?", words.keys.help],
  ] as const
  return <KeysHelp title={words.help} keys={keys} onClose={onClose} />
}
