import { sql } from "kysely"
import type { Cents } from "../../kernel/cents.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { type AssignmentRule, SHIPPED_RULES } from "../assignment.ts"
import { type CompanyCalendar, USUAL_CALENDAR } from "../calendar.ts"
import type { Conduct } from "../conduct.ts"
import type { Scenario } from "../scenario.ts"
import { adoptShippedScenarios, type ScenarioRow, scenarioOf } from "../scenarios/store.ts"
import { SHIPPED_SCENARIOS } from "../shipped-scenarios.ts"
import { USUAL_TARIFF } from "../tariff.ts"

/** Reads all that a company set about its follow-up, in one query. */
export async function readConduct(tx: CompanyTx): Promise<Conduct> {
  const row = await readRow(tx)
  if (!SHIPPED_SCENARIOS.every(({ key }) => row.scenarios?.some((known) => known.key === key))) {
    await adoptShippedScenarios(tx)
    return conductOf(await readRow(tx))
  }
  return conductOf(row)
}

/** The scenario that holds for everybody whom no rule sends elsewhere. */
export async function currentScenario(tx: CompanyTx): Promise<Scenario> {
  return (await readConduct(tx)).scenarios.get("standard")!
}

interface ConductRow {
  readonly scenarios: readonly ScenarioRow[] | null
  readonly assignment: { readonly revision: number; readonly rules: readonly AssignmentRule[] } | null
  readonly calendar: Partial<CompanyCalendar> | null
  readonly tariff: Readonly<Record<string, Cents>> | null
}

async function readRow(tx: CompanyTx): Promise<ConductRow> {
  const company = tx.companyId
  const { rows } = await sql<ConductRow>`
    select (select json_agg(s) from (
              select distinct on (key) key, version, definition from policy.scenario
               where company_id = ${company} order by key, version desc) s) as scenarios,
           (select json_build_object('revision', revision, 'rules', rules) from policy.assignment
             where company_id = ${company} order by revision desc limit 1) as assignment,
           c.calendar, c.tariff
      from (select) one left join policy.company_setting c on c.company_id = ${company}`.execute(tx)
  return rows[0]!
}

function conductOf(row: ConductRow): Conduct {
  return {
    scenarios: new Map((row.scenarios ?? []).map((known) => [known.key, scenarioOf(known)])),
    rules: row.assignment?.rules ?? SHIPPED_RULES,
    rulesRevision: row.assignment?.revision ?? 0,
    calendar: { ...USUAL_CALENDAR, ...row.calendar },
    tariff: { ...USUAL_TARIFF, ...row.tariff },
  }
}
