import { clsx } from "clsx"
import { CircleAlert, Lightbulb, TriangleAlert } from "lucide-react"
import type { ReactNode } from "react"
import type { Sentence } from "../api/shapes/listing.ts"
import { useLanguage, useWords } from "../words/language.tsx"

/** What a rule found in a text, with what can be done about it. */
export interface ShownFinding {
  readonly ruleId: string
  readonly severity: "error" | "warning" | "info"
  readonly article: string
  readonly sentence: Sentence
  readonly excerpt: string
  /** Where, for whom: a few words after the severity. */
  readonly place?: string
  readonly action?: ReactNode
}

const LOOKS = {
  error: { ink: "text-late", bar: "border-l-late", Icon: CircleAlert },
  warning: { ink: "text-wait", bar: "border-l-wait", Icon: TriangleAlert },
  info: { ink: "text-accent-strong", bar: "border-l-accent", Icon: Lightbulb },
} as const

/** The findings of the legal check, the gravest first: what, why, by which article, and the remedy. */
export function Findings({ findings }: { findings: readonly ShownFinding[] }) {
  return (
    <ul className="space-y-2">
      {findings.map((finding, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one rule may find several places
        <FindingItem key={`${finding.ruleId} ${index}`} finding={finding} />
      ))}
    </ul>
  )
}

function FindingItem({ finding }: { finding: ShownFinding }) {
  const { severities } = useWords().legalCheck
  const { language } = useLanguage()
  const { severity, place, excerpt, sentence, article, action } = finding
  const { ink, bar, Icon } = LOOKS[severity]
  return (
    <li className={clsx("rounded-lg border border-l-4 bg-panel px-4 py-3", bar)} data-rule={finding.ruleId}>
      <p className={clsx("flex items-center gap-2 text-sm font-semibold", ink)}>
        <Icon className="size-4 shrink-0" aria-hidden />
        <span className="whitespace-nowrap">{severities[severity]}</span>
        {place && <span className="font-normal text-soft">{place}</span>}
      </p>
      {excerpt.trim() !== "" && (
        <q className="mt-1 block break-words text-soft italic before:content-none after:content-none">
          {excerpt.trim()}
        </q>
      )}
      <p className="mt-1">{sentence[language]}</p>
      <div className="mt-1 flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-faint">{article}</p>
        {action}
      </div>
    </li>
  )
}
