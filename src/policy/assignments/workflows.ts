import type { Author } from "../../kernel/author.ts"
import type { Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyId, CompanyTx, Db } from "../../kernel/store.ts"
import type { Sentence } from "../../kernel/wording.ts"
import { record } from "../../ledger/journal/store.ts"
import { type Assignment, type AssignmentRule, assignmentSentence } from "../assignment.ts"
import { readConduct } from "../conduct/store.ts"
import { scenarioNamed } from "../conduct.ts"
import { readHistories } from "../histories/store.ts"
import { readLabels } from "../plan/store.ts"
import { followAll } from "../plan/workflows.ts"
import { reviewEverybody } from "../scenarios/store.ts"
import { scenarioInForce } from "../scenarios/workflows.ts"
import { historySentence, type PaymentHistory, type Segment, segmentOf } from "../segment.ts"
import { writeChoice } from "../settings/store.ts"
import { type TriedCustomer, tryOnEverybody } from "../trials/workflows.ts"
import { insertRules, isCustomer } from "./store.ts"

/** Makes these the rules in force. Refused with SCENARIO_UNKNOWN when one of them names no scenario. */
export async function publishRules(
  tx: CompanyTx,
  rules: readonly AssignmentRule[],
  by: Author,
): Promise<number> {
  for (const rule of rules) await scenarioInForce(tx, rule.scenarioKey)
  const revision = await insertRules(tx, rules, by.actor)
  await reviewEverybody(tx)
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "scenario.rules-published" },
      payload: { revision, rules },
    },
  ])
  return revision
}

/** Which scenario a customer follows, why, and how it has paid. */
export interface CustomerScenario {
  readonly assignment: Assignment
  readonly scenarioName: string
  readonly version: number
  readonly sentence: Sentence
  readonly segment: Segment
  readonly history: PaymentHistory
  readonly historySentence: Sentence
}

/** The scenario of a customer with its reason. Refused with CUSTOMER_UNKNOWN when there is no such customer. */
export async function scenarioOfCustomer(
  tx: CompanyTx,
  customerId: string,
  today: Day,
): Promise<CustomerScenario> {
  await refuseNoCustomer(tx, customerId)
  const conduct = await readConduct(tx)
  const [followed] = await followAll(tx, [customerId], today, conduct)
  const history = (await readHistories(tx, [customerId], today)).get(customerId)!
  const { assignment, book } = followed!
  const { name: scenarioName, version } = scenarioNamed(conduct, assignment.scenarioKey)
  return {
    ...{ assignment, scenarioName, version, history, segment: segmentOf(history) },
    sentence: assignmentSentence(assignment, scenarioName, { ...book, history }),
    historySentence: historySentence(history),
  }
}

async function refuseNoCustomer(tx: CompanyTx, id: string): Promise<void> {
  if (await isCustomer(tx, id)) return
  refuse("CUSTOMER_UNKNOWN", { fr: "Ce client n’existe pas.", en: "There is no such customer." }, { id })
}

/** Has a customer follow a scenario that a person chose, whatever the rules say; null gives it back to the rules. */
export async function chooseScenario(
  tx: CompanyTx,
  customerId: string,
  chosen: { readonly scenarioKey: string; readonly reason: string | null } | null,
  by: Author,
): Promise<void> {
  await refuseNoCustomer(tx, customerId)
  if (chosen) await scenarioInForce(tx, chosen.scenarioKey)
  await writeChoice(tx, customerId, chosen, by)
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "scenario.chosen", customerId },
      payload: { scenario: chosen?.scenarioKey ?? null, reason: chosen?.reason ?? null },
    },
  ])
}

/** A customer whose scenario would change. */
export interface MovedCustomer {
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly before: string
  readonly after: string
  readonly sentence: Sentence
}

/** What other rules would change: how many customers each scenario has, and the first who would move. */
export interface RulesPreview {
  readonly looked: number
  readonly moved: number
  readonly byScenario: readonly {
    readonly scenarioKey: string
    readonly before: number
    readonly after: number
  }[]
  readonly customers: readonly MovedCustomer[]
}

const MOST_SHOWN = 200

/** Tries rules on every customer with something open, without writing anything. */
export async function previewRules(
  db: Db,
  companyId: CompanyId,
  rules: readonly AssignmentRule[],
  today: Day,
): Promise<RulesPreview> {
  const counts = new Map<string, { before: number; after: number }>()
  const customers: MovedCustomer[] = []
  const sum = { looked: 0, moved: 0 }
  const count = (key: string, side: "before" | "after") => {
    const known = counts.get(key) ?? { before: 0, after: 0 }
    known[side] += 1
    counts.set(key, known)
  }
  await tryOnEverybody(
    db,
    companyId,
    today,
    (_, conduct) => ({ ...conduct, rules }),
    async (tx, batch) => {
      for (const { now, tried } of batch) {
        count(now.assignment.scenarioKey, "before")
        count(tried.assignment.scenarioKey, "after")
      }
      const moved = batch.filter(
        ({ now, tried }) => now.assignment.scenarioKey !== tried.assignment.scenarioKey,
      )
      sum.looked += batch.length
      sum.moved += moved.length
      customers.push(...(await inWords(tx, moved.slice(0, MOST_SHOWN - customers.length))))
    },
  )
  const byScenario = [...counts].sort().map(([scenarioKey, sides]) => ({ scenarioKey, ...sides }))
  return { ...sum, byScenario, customers }
}

async function inWords(tx: CompanyTx, moved: readonly TriedCustomer[]): Promise<MovedCustomer[]> {
  if (moved.length === 0) return []
  const ids = moved.map(({ book }) => book.customerId)
  const { customers } = await readLabels(tx, ids, [])
  const conduct = await readConduct(tx)
  return moved.map(({ book, now, tried }) => {
    const label = customers.get(book.customerId)
    const { name } = scenarioNamed(conduct, tried.assignment.scenarioKey)
    return {
      ...{ customerId: book.customerId, customerCode: label?.code ?? "", customerName: label?.name ?? "" },
      ...{ before: now.assignment.scenarioKey, after: tried.assignment.scenarioKey },
      sentence: assignmentSentence(tried.assignment, name, book),
    }
  })
}
