import { Download } from "lucide-react"
import { useCompanyPath } from "../api/company.tsx"
import { queryText } from "../api/request.ts"
import type { RowFault } from "../api/shapes/imports.ts"
import { buttonClass } from "../parts/button.tsx"
import { useLanguage, useWords } from "../words/language.tsx"

const SHOWN_FAULTS = 20

interface FaultsProps {
  readonly draftId: string
  readonly faults: readonly RowFault[]
}

/** The rows that are not taken: where, why, and how to mend each. */
export function Faults({ draftId, faults }: FaultsProps) {
  const words = useWords().imports
  const { language } = useLanguage()
  const toUrl = useCompanyPath()
  if (faults.length === 0) return null
  const isWholeFile = faults.some(({ row }) => row === 0)
  const address = toUrl(`/import-drafts/${draftId}/rejected.csv${queryText({ language })}`)
  return (
    <div className="border-t px-5 py-4">
      {!isWholeFile && (
        <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <p className="max-w-xl text-soft">{words.faultsText}</p>
          <a href={address} download className={buttonClass("plain", true)}>
            <Download className="size-4" aria-hidden />
            {words.faultsDownload}
          </a>
        </div>
      )}
      <ul className="divide-y divide-late/15 rounded-xl bg-late-soft px-4">
        {faults.slice(0, SHOWN_FAULTS).map((fault) => (
          <FaultRow key={`${fault.row}-${fault.column ?? ""}-${fault.code}`} fault={fault} />
        ))}
      </ul>
    </div>
  )
}

function FaultRow({ fault }: { fault: RowFault }) {
  const words = useWords().imports
  const { language } = useLanguage()
  const sentence = fault.sentence[language]
  const remedy = fault.remedy[language]
  return (
    <li className="flex flex-col gap-x-4 py-2.5 sm:flex-row">
      <span className="figure w-24 shrink-0 font-medium text-late">
        {fault.row === 0 ? words.wholeFile : words.faultRow(fault.row)}
      </span>
      <span className="min-w-0">
        {sentence} {remedy !== sentence && <span className="text-soft">{remedy}</span>}
      </span>
    </li>
  )
}
