import { ChevronRight } from "lucide-react"
import type { Step } from "../../policy/scenario.ts"
import { conditionWords } from "../../policy/step-sentence.ts"
import { useLanguage, useWords } from "../words/language.tsx"
import { onScreen } from "../words/typeset.ts"
import { Choices } from "./choices.tsx"
import { EuroField, NumberField } from "./number-fields.tsx"

/** For which amounts and customers a step is; folded while it is for all. */
export function StepConditions({ step, set }: { step: Step; set: (some: Partial<Step>) => void }) {
  const words = useWords()
  const w = words.scenarios
  const { language } = useLanguage()
  const { when } = step
  const put = (some: Partial<Step["when"]>) => set({ when: { ...when, ...some } })
  const said = conditionWords(step, language).map(onScreen)
  return (
    <details className="group rounded-xl border">
      <summary className="flex min-h-11 list-none items-center gap-x-2 rounded-xl px-3 py-2 hover:bg-sunken">
        <ChevronRight className="size-4 shrink-0 transition-transform group-open:rotate-90" aria-hidden />
        <span className="min-w-0">
          <span className="mr-2 font-medium">{w.conditions}</span>
          <span className="text-sm text-faint">{said.length === 0 ? w.conditionsNone : said.join(", ")}</span>
        </span>
      </summary>
      <div className="grid gap-4 border-t px-4 py-4 sm:grid-cols-2">
        <EuroField
          label={w.minimum}
          value={step.minimumCents === 0 ? null : step.minimumCents}
          onChange={(cents) => set({ minimumCents: cents ?? 0 })}
        />
        <EuroField
          label={w.most}
          placeholder={w.noLimit}
          value={when.mostCents}
          onChange={(mostCents) => put({ mostCents })}
        />
        <NumberField
          label={w.leastInvoices}
          value={when.leastInvoices || null}
          onChange={(n) => put({ leastInvoices: n ?? 0 })}
        />
        <NumberField
          label={w.leastDaysLate}
          value={when.leastDaysLate || null}
          onChange={(n) => put({ leastDaysLate: n ?? 0 })}
        />
        <Choices
          legend={w.kinds}
          hint={w.everyKind}
          labels={words.common.kinds}
          value={when.kinds}
          onChange={(kinds) => put({ kinds })}
        />
        <Choices
          legend={w.segments}
          hint={w.everyKind}
          labels={w.segment}
          value={when.segments}
          onChange={(segments) => put({ segments })}
        />
      </div>
    </details>
  )
}
