import { Dialog } from "./dialog.tsx"

interface KeysHelpProps {
  readonly title: string
  /** Each key with what it does. */
  readonly keys: readonly (readonly [key: string, meaning: string])[]
  readonly onClose: () => void
}

/** The keys of a page, in a window. */
export function KeysHelp({ title, keys, onClose }: KeysHelpProps) {
  return (
    <Dialog open onClose={onClose} title={title}>
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
