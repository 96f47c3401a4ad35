import type { DeskLetter } from "../api/shapes/letters.ts"
import { useWords } from "../words/language.tsx"

/** What is copied by hand onto the slip of a registered letter. */
export function SlipFields({ slip }: { slip: NonNullable<DeskLetter["slip"]> }) {
  const words = useWords().letters
  return (
    <details className="mt-1.5 text-sm">
      <summary className="cursor-pointer text-accent">{words.slip}</summary>
      <p className="mt-2 text-soft">{words.slipHint}</p>
      <dl className="mt-2 grid gap-3 sm:grid-cols-2">
        <Address name={words.addressee} lines={slip.addressee} />
        <Address name={words.sender} lines={slip.sender} />
      </dl>
    </details>
  )
}

function Address({ name, lines }: { name: string; lines: readonly string[] }) {
  return (
    <div className="rounded-lg border bg-sunken px-3 py-2">
      <dt className="text-faint">{name}</dt>
      {lines.map((line) => (
        <dd key={line} className="figure">
          {line}
        </dd>
      ))}
    </div>
  )
}
