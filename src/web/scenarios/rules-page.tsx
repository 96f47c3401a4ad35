import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { useRights } from "../api/company.tsx"
import { useCompanyRead } from "../api/hooks.ts"
import type { Rule, ScenarioList } from "../api/shapes/scenarios.ts"
import { buttonClass } from "../parts/button.tsx"
import { Notice } from "../parts/notice.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"
import { RuleDialog } from "./rule-dialog.tsx"
import { type RuleActs, RuleList } from "./rule-list.tsx"
import { RulesTrial } from "./rules-trial.tsx"

interface RulesInForce {
  readonly revision: number
  readonly items: readonly Rule[]
}

/** Which customers follow which scenario: the rules in order, tried before they hold. */
export function RulesPage() {
  const w = useWords().scenarios
  const { mayRule } = useRights()
  const rules = useCompanyRead<RulesInForce>("/scenario-rules")
  const list = useCompanyRead<ScenarioList>("/scenarios")
  return (
    <>
      <PageHead
        title={w.rulesTitle}
        lead={w.rulesLead}
        actions={
          <Link to="/scenarios" className={buttonClass()}>
            {w.all}
          </Link>
        }
      />
      {!mayRule && (
        <div className="mb-4">
          <Notice>{w.ownerOnly}</Notice>
        </div>
      )}
      <Reading of={rules}>
        {(value) => (
          <Reading of={list}>
            {(scenarios) => (
              <Rules
                key={value.revision}
                inForce={value.items}
                names={new Map(scenarios.items.map(({ key, name }) => [key, name]))}
                mayChange={mayRule}
              />
            )}
          </Reading>
        )}
      </Reading>
    </>
  )
}

interface RulesProps {
  readonly inForce: readonly Rule[]
  readonly names: ReadonlyMap<string, string>
  readonly mayChange: boolean
}

function Rules({ inForce, names, mayChange }: RulesProps) {
  const w = useWords().scenarios
  const [rules, setRules] = useState(inForce)
  const [editing, setEditing] = useState<number | "new" | null>(null)
  const isChanged = JSON.stringify(rules) !== JSON.stringify(inForce)
  const acts: RuleActs = {
    onMove: (at, by) => {
      const [one, other] = [rules[at], rules[at + by]]
      if (one && other) setRules(rules.with(at, other).with(at + by, one))
    },
    onEdit: setEditing,
    onAdd: () => setEditing("new"),
    onRemove: (at) => {
      setRules(rules.toSpliced(at, 1))
      say(w.ruleRemoved(rules[at]!.name), { undo: () => setRules(rules) })
    },
  }
  const keep = (rule: Rule) => {
    setRules(typeof editing === "number" ? rules.with(editing, rule) : [...rules, rule])
    setEditing(null)
  }
  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
      <Panel title={w.rules}>
        <RuleList rules={rules} names={names} acts={acts} mayChange={mayChange} />
      </Panel>
      {isChanged && <RulesTrial rules={rules} names={names} onCancel={() => setRules(inForce)} />}
      {editing !== null && (
        <RuleDialog
          rule={typeof editing === "number" ? rules[editing]! : null}
          names={names}
          onKeep={keep}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  )
}
