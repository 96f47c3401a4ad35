import { Link } from "@tanstack/react-router"
import { useEffect } from "react"
import { useCompanyChange } from "../api/hooks.ts"
import type { Rule, RulesPreview } from "../api/shapes/scenarios.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { Panel } from "../parts/panel.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"

interface TrialProps {
  readonly rules: readonly Rule[]
  readonly names: ReadonlyMap<string, string>
  readonly onCancel: () => void
}

interface Sent {
  readonly items: readonly Rule[]
}

/** Who would change under rules that do not hold yet, and the button that puts them in force. */
export function RulesTrial({ rules, names, onCancel }: TrialProps) {
  const words = useWords()
  const w = words.scenarios
  const trial = useCompanyChange<Sent, RulesPreview>("POST", "/scenario-rule-previews")
  const publish = useCompanyChange<Sent>("PUT", "/scenario-rules")
  const { mutate } = trial
  useEffect(() => mutate({ items: rules }), [mutate, rules])
  const put = () => publish.mutate({ items: rules }, { onSuccess: () => say(w.rulesPublished) })
  const nameOf = (key: string) => names.get(key) ?? key
  return (
    <Panel title={w.rulesUnsaved} className="border-wait/50 lg:sticky lg:top-6">
      <div aria-live="polite" className="space-y-3">
        {trial.error && <Failure failure={trial.error} onRetry={() => mutate({ items: rules })} />}
        {!trial.data && !trial.error && <p className="text-soft">{w.rulesTrying}</p>}
        {trial.data && (
          <>
            <p>{w.rulesMoved(trial.data.moved, trial.data.looked)}</p>
            <ul className="max-h-80 space-y-2 overflow-y-auto">
              {trial.data.customers.map((one) => (
                <li key={one.customerId}>
                  <Link
                    to="/clients/$customerId"
                    params={{ customerId: one.customerId }}
                    className="font-medium hover:underline"
                  >
                    {one.customerName}
                  </Link>
                  <span className="block text-sm text-soft">
                    {w.fromTo(nameOf(one.before), nameOf(one.after))}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {publish.error && <Failure failure={publish.error} />}
      <div className="mt-4 flex flex-col gap-2">
        <Button look="primary" busy={publish.isPending} onClick={put}>
          {w.rulesPublish}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {w.rulesCancel}
        </Button>
      </div>
    </Panel>
  )
}
