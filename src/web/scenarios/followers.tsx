import { Link } from "@tanstack/react-router"
import { useCompanyRead } from "../api/hooks.ts"
import type { Followers } from "../api/shapes/scenarios.ts"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { useWords } from "../words/language.tsx"

/** How many customers follow a scenario, and why, as short sentences. */
export function FollowerLines({ all, scenarioKey }: { all: readonly Followers[]; scenarioKey: string }) {
  const w = useWords().scenarios
  const own = all.filter((each) => each.scenarioKey === scenarioKey)
  const sum = own.reduce((total, { customers }) => total + customers, 0)
  if (sum === 0) return <p className="text-soft">{w.nobody}</p>
  return (
    <div>
      <p className="font-medium">{w.followed(sum)}</p>
      <ul className="text-sm text-soft">
        {own.map(({ because, rule, customers }) => (
          <li key={`${because} ${rule?.position ?? ""}`}>
            {because === "chosen" && w.byChoice(customers)}
            {because === "rule" && rule && w.byRule(rule.position, rule.name, customers)}
            {because === "no-rule" && w.byDefault(customers)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The same beside one scenario, with the way to the rules. */
export function FollowersPanel({ scenarioKey }: { scenarioKey: string }) {
  const w = useWords().scenarios
  const followers = useCompanyRead<{ items: readonly Followers[] }>("/scenario-followers")
  return (
    <Panel
      title={w.forWhom}
      aside={
        <Link to="/scenarios/regles" className="text-sm font-medium text-accent hover:underline">
          {w.rules}
        </Link>
      }
    >
      <Reading of={followers}>
        {({ items }) => <FollowerLines all={items} scenarioKey={scenarioKey} />}
      </Reading>
    </Panel>
  )
}
