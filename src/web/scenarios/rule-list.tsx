import { ArrowDown, ArrowRight, ArrowUp, Pencil, Plus, Trash2 } from "lucide-react"
import { useRef } from "react"
import { ruleSentence } from "../../policy/rule-sentence.ts"
import type { Rule } from "../api/shapes/scenarios.ts"
import { Button, IconButton } from "../parts/button.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { onScreen } from "../words/typeset.ts"

/** What may be done with the rules; places count from 0. */
export interface RuleActs {
  readonly onMove: (at: number, by: -1 | 1) => void
  readonly onEdit: (at: number) => void
  readonly onAdd: () => void
  readonly onRemove: (at: number) => void
}

interface RuleListProps {
  readonly rules: readonly Rule[]
  readonly names: ReadonlyMap<string, string>
  readonly acts: RuleActs
  readonly mayChange: boolean
}

/** The rules in the order in which they are read; the buttons that move one keep the keyboard on it. */
export function RuleList({ rules, names, acts, mayChange }: RuleListProps) {
  const w = useWords().scenarios
  return (
    <>
      {rules.length === 0 && <p className="mb-3 text-soft">{w.rulesEmpty}</p>}
      <ol className="space-y-2">
        {rules.map((rule, at) => (
          <RuleRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a place keeps its buttons, so that the keyboard stays
            key={at}
            {...{ rule, at, acts, mayChange }}
            isLast={at === rules.length - 1}
            scenario={names.get(rule.scenarioKey) ?? rule.scenarioKey}
          />
        ))}
        <li className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-xl border border-dashed px-4 py-3 text-soft">
          <span className="flex-1">{w.allOthers}</span>
          <Arrow scenario={names.get("standard") ?? "standard"} />
        </li>
      </ol>
      {mayChange && (
        <Button className="mt-4" icon={<Plus className="size-4" aria-hidden />} onClick={acts.onAdd}>
          {w.addRule}
        </Button>
      )}
    </>
  )
}

interface RuleRowProps {
  readonly rule: Rule
  readonly at: number
  readonly isLast: boolean
  readonly scenario: string
  readonly acts: RuleActs
  readonly mayChange: boolean
}

function RuleRow({ rule, at, isLast, scenario, acts, mayChange }: RuleRowProps) {
  const w = useWords().scenarios
  const { language } = useLanguage()
  const row = useRef<HTMLLIElement>(null)
  const move = (by: -1 | 1) => {
    const list = row.current?.parentElement
    acts.onMove(at, by)
    // The keyboard goes with the rule, so that it can be moved on.
    const button = list?.children[at + by]?.querySelector<HTMLElement>(`[data-move="${by}"]`)
    button?.focus()
  }
  return (
    <li
      ref={row}
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-xl border bg-panel py-2 pr-2 pl-4"
    >
      <span className="figure text-faint">{at + 1}</span>
      <div className="min-w-0 flex-1 basis-40">
        <p className="font-semibold">{rule.name}</p>
        <p className="text-sm text-soft">{onScreen(ruleSentence(rule.when)[language])}</p>
      </div>
      <Arrow scenario={scenario} />
      {mayChange && (
        <div className="ml-auto flex">
          <IconButton
            label={w.ruleUp(rule.name)}
            data-move={-1}
            aria-disabled={at === 0}
            className="aria-disabled:opacity-40"
            onClick={() => move(-1)}
          >
            <ArrowUp className="size-4.5" aria-hidden />
          </IconButton>
          <IconButton
            label={w.ruleDown(rule.name)}
            data-move={1}
            aria-disabled={isLast}
            className="aria-disabled:opacity-40"
            onClick={() => move(1)}
          >
            <ArrowDown className="size-4.5" aria-hidden />
          </IconButton>
          <IconButton label={w.ruleEdit(rule.name)} onClick={() => acts.onEdit(at)}>
            <Pencil className="size-4.5" aria-hidden />
          </IconButton>
          <IconButton label={w.ruleRemove(rule.name)} onClick={() => acts.onRemove(at)}>
            <Trash2 className="size-4.5" aria-hidden />
          </IconButton>
        </div>
      )}
    </li>
  )
}

function Arrow({ scenario }: { scenario: string }) {
  return (
    <span className="flex items-center gap-2 font-medium text-accent-strong">
      <ArrowRight className="size-4 text-faint" aria-hidden />
      {scenario}
    </span>
  )
}
