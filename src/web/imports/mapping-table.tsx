import type { ImportColumn, ImportDraft } from "../api/shapes/imports.ts"
import { Badge } from "../parts/badge.tsx"
import { SelectField } from "../parts/field.tsx"
import { Notice } from "../parts/notice.tsx"
import { Panel } from "../parts/panel.tsx"
import { type Column, Table } from "../parts/table.tsx"
import { useWords } from "../words/language.tsx"
import type { useDraftChange } from "./draft-page.tsx"
import { fieldsOf } from "./fields.ts"

interface MappingTableProps {
  readonly draft: ImportDraft
  readonly change: ReturnType<typeof useDraftChange>
}

/** What each column of the file means: guessed, and corrected here. */
export function MappingTable({ draft, change }: MappingTableProps) {
  const words = useWords().imports
  if (draft.kind === "fec") return <Notice kind="good">{words.mappingFec}</Notice>
  const choose = (column: ImportColumn, field: string | null) =>
    change.mutate({ mapping: mappingAfter(draft, column, field) })
  const columns: readonly Column<ImportColumn>[] = [
    {
      key: "header",
      head: words.column,
      onPhone: "title",
      className: "font-medium",
      cell: (column) => column.header,
    },
    {
      key: "samples",
      head: words.samples,
      onPhone: "line",
      className: "text-soft max-w-72",
      cell: (column) => <span className="line-clamp-2">{column.samples.slice(0, 3).join(" · ")}</span>,
    },
    {
      key: "field",
      head: words.meaning,
      onPhone: "line",
      cell: (column) => <FieldChoice draft={draft} column={column} onChoose={choose} />,
    },
    { key: "sure", head: "", onPhone: "figure", cell: (column) => <Confidence column={column} /> },
  ]
  return (
    <Panel flush title={words.steps.mapping} aside={<p className="text-sm text-soft">{words.mappingLead}</p>}>
      <Table
        caption={words.steps.mapping}
        columns={columns}
        rows={draft.columns}
        keyOf={(column) => String(column.index)}
      />
    </Panel>
  )
}

/** The mapping once a column means something else. Every field is told, so that none is guessed again. */
function mappingAfter(draft: ImportDraft, column: ImportColumn, field: string | null) {
  const place = (one: string): number | null => {
    if (one === field) return column.index
    return draft.columns.find((other) => other.field === one && other.index !== column.index)?.index ?? null
  }
  return Object.fromEntries(fieldsOf(draft.kind).map((one) => [one, place(one)]))
}

interface FieldChoiceProps {
  readonly draft: ImportDraft
  readonly column: ImportColumn
  readonly onChoose: (column: ImportColumn, field: string | null) => void
}

function FieldChoice({ draft, column, onChoose }: FieldChoiceProps) {
  const words = useWords().imports
  const names: Readonly<Record<string, string>> = words.fields
  return (
    <SelectField
      label={`${words.meaning} : ${column.header}`}
      hideLabel
      className="min-w-52"
      value={column.field ?? ""}
      onChange={(event) => onChoose(column, event.target.value || null)}
    >
      <option value="">{words.ignore}</option>
      {fieldsOf(draft.kind).map((field) => (
        <option key={field} value={field}>
          {names[field] ?? field}
        </option>
      ))}
    </SelectField>
  )
}

function Confidence({ column }: { column: ImportColumn }) {
  const words = useWords().imports
  if (column.field === null) return null
  if (column.confidence >= 0.9) return <Badge tint="good">{words.sure}</Badge>
  if (column.confidence >= 0.6) return <Badge tint="wait">{words.likely}</Badge>
  return <Badge tint="late">{words.unsure}</Badge>
}
