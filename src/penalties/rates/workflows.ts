import type { Author } from "../../kernel/author.ts"
import { rateText } from "../../kernel/rate.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { EnteredRate } from "../../law/rates.ts"
import type { HalfYear } from "../../law/rules/half-year.ts"
import type { RateName } from "../../law/rules/rates.ts"
import { record } from "../../ledger/journal/store.ts"
import { removeRate, saveRate } from "./store.ts"

/** Enters the rate of a half-year with its source; it counts over a shipped one. */
export async function enterRate(tx: CompanyTx, entered: EnteredRate, by: Author): Promise<void> {
  await saveRate(tx, entered, by)
  const { name, half: halfYear, rate, source } = entered
  await journal(tx, by, "rate.entered", { name, halfYear, ratePct: rateText(rate), source })
}

/** Takes an entered rate away; refuses when there is none. */
export async function withdrawRate(tx: CompanyTx, name: RateName, half: HalfYear, by: Author): Promise<void> {
  if (!(await removeRate(tx, name, half))) {
    refuse("RATE_NOT_ENTERED", {
      fr: "Ce taux n’a pas été saisi par votre entreprise.",
      en: "Your company did not enter this rate.",
    })
  }
  await journal(tx, by, "rate.removed", { name, halfYear: half })
}

async function journal(tx: CompanyTx, by: Author, kind: string, payload: Readonly<Record<string, unknown>>) {
  await record(tx, [{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind, payload }])
}
