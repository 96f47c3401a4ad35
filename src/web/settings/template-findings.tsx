import { CircleCheck, WandSparkles } from "lucide-react"
import type { TemplateFinding } from "../api/shapes/settings.ts"
import { Button } from "../parts/button.tsx"
import { Findings } from "../parts/findings.tsx"
import { useLanguage, useWords } from "../words/language.tsx"

/** True while a template says what the law forbids. */
export const isForbidden = (findings: readonly TemplateFinding[]): boolean =>
  findings.some(({ severity }) => severity === "error")

interface TemplateFindingsProps {
  readonly findings: readonly TemplateFinding[]
  /** Puts the words of a remedy in the text; absent while the text on screen is not the one that was judged. */
  readonly onMend?: (finding: TemplateFinding) => void
}

/** The legal check under a template that is being written; a remedy is one click away. */
export function TemplateFindings({ findings, onMend }: TemplateFindingsProps) {
  const words = useWords().legalCheck
  const { language } = useLanguage()
  if (findings.length === 0) {
    return (
      <p className="flex items-start gap-2 text-sm text-good">
        <CircleCheck className="mt-0.5 size-4 shrink-0" aria-hidden />
        {words.clean}
      </p>
    )
  }
  const shown = findings.map((finding) => ({
    ...finding,
    place: placeOf(finding, words),
    action: finding.remedy && (
      <Button
        small
        look="soft"
        onClick={() => onMend?.(finding)}
        disabled={!onMend}
        icon={<WandSparkles className="size-4" aria-hidden />}
        className="max-w-full whitespace-normal! text-left"
      >
        {finding.remedy.label[language]}
      </Button>
    ),
  }))
  return (
    <section aria-label={words.title} aria-live="polite" className="space-y-2">
      <h4 className="text-sm font-medium">{words.title}</h4>
      <Findings findings={shown} />
      {isForbidden(findings) && <p className="text-sm text-late">{words.blocked}</p>}
    </section>
  )
}

type CheckWords = ReturnType<typeof useWords>["legalCheck"]

function placeOf({ part, line, debtors }: TemplateFinding, words: CheckWords): string {
  const known: Readonly<Record<string, string>> = words.debtors
  const where = part === "subject" ? words.subject : line === null ? null : words.line(line)
  const readers =
    debtors.length === 3 ? null : `${words.readBy} ${debtors.map((kind) => known[kind] ?? kind).join(", ")}`
  return [where, readers].filter(Boolean).join(" · ")
}
