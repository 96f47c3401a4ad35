import type { ImportDraft } from "../api/shapes/imports.ts"
import { useWords } from "../words/language.tsx"

const SHOWN_ROWS = 8

interface PreviewRowsProps {
  readonly draft: ImportDraft
  readonly rows: readonly (readonly string[])[]
}

/** The first rows of the columns that are used, under what they mean. */
export function PreviewRows({ draft, rows }: PreviewRowsProps) {
  const words = useWords().imports
  const names: Readonly<Record<string, string>> = words.fields
  const columns = draft.kind === "fec" ? draft.columns : draft.columns.filter(({ field }) => field !== null)
  if (rows.length === 0 || columns.length === 0) return null
  return (
    <div className="border-t">
      <p className="px-5 pt-3 text-sm text-soft">{words.previewRows}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled table must be reachable by keyboard */}
      <section tabIndex={0} aria-label={words.previewRows} className="overflow-x-auto px-2 pb-3">
        <table className="figure w-full text-sm">
          <thead>
            <tr className="text-left text-faint">
              {columns.map(({ index, header, field }) => (
                <th key={index} scope="col" className="px-3 py-2 font-medium">
                  {(field && names[field]) ?? header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">
            {rows.slice(0, SHOWN_ROWS).map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a preview never move
              <tr key={row}>
                {columns.map(({ index }) => (
                  <td key={index} className="max-w-60 truncate px-3 py-2">
                    {cells[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
