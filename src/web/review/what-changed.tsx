import type { MessageChange, WholeMessage } from "../api/shapes/follow-up.ts"
import { useInstantWords, useLanguage, useWords } from "../words/language.tsx"
import { usePersonName } from "./people.ts"

interface WhatChangedProps {
  readonly changes: readonly MessageChange[]
  readonly edits: WholeMessage["edits"]
}

/** What is not as it was: facts, then each change of wording with its author; before and after. */
export function WhatChanged({ changes, edits }: WhatChangedProps) {
  const words = useWords().review
  const { language } = useLanguage()
  const instant = useInstantWords()
  const nameOf = usePersonName()
  if (changes.length === 0 && edits.length === 0) return null
  return (
    <section aria-label={words.whatChanged} className="max-h-[45%] shrink-0 overflow-auto border-b px-5 py-4">
      {changes.length > 0 && (
        <>
          <h4 className="mb-2 text-sm font-medium">{words.whatChanged}</h4>
          <BeforeAfter
            rows={changes.map(({ what, before, after }) => ({
              name: words.changes[what],
              before: before[language],
              after: after[language],
            }))}
          />
        </>
      )}
      {edits.map(({ at, actor, before, after }) => (
        <details key={at} className="mt-2">
          <summary className="cursor-pointer text-sm font-medium">
            {words.editedBy(nameOf(actor), instant(at))}
          </summary>
          <BeforeAfter
            rows={[
              { name: words.changes.subject, before: before.subject, after: after.subject },
              { name: words.changes.text, before: before.textBody, after: after.textBody },
            ].filter((row) => row.before !== row.after)}
          />
        </details>
      ))}
    </section>
  )
}

interface Row {
  readonly name: string
  readonly before: string
  readonly after: string
}

function BeforeAfter({ rows }: { rows: readonly Row[] }) {
  const words = useWords().review
  return (
    <table className="w-full table-fixed text-sm">
      <thead className="text-left text-faint">
        <tr>
          <td className="w-24" />
          <th scope="col" className="pb-1 font-medium">
            {words.before}
          </th>
          <th scope="col" className="pb-1 pl-3 font-medium">
            {words.after}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y">
        {rows.map(({ name, before, after }) => (
          <tr key={name} className="align-top">
            <th scope="row" className="py-1 text-left font-normal text-soft">
              {name}
            </th>
            <td className="py-1 break-words whitespace-pre-line text-soft">{before}</td>
            <td className="py-1 pl-3 font-medium break-words whitespace-pre-line">{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
