import type { Author } from "../../../kernel/author.ts"
import type { Day } from "../../../kernel/day.ts"
import { refuse } from "../../../kernel/refusal.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { existingCustomer, openOnInvoice } from "../../facts/store.ts"
import { record } from "../../journal/store.ts"
import type { TimeOutcome } from "../choices.ts"
import { applyTimeAnswers, insertTimeAnswer, withdrawTimeAnswer } from "./store.ts"

/** A request for time, with the answer that a person gives to it. */
export interface TimeToAnswer {
  readonly customerId: string
  readonly invoiceIds: readonly string[]
  readonly outcome: TimeOutcome
  /** The day agreed to; needed unless refused. */
  readonly agreedOn?: Day | null
  /** The day that the debtor named, when it named one. */
  readonly askedFor?: Day | null
  readonly askedOn?: Day
  /** waived: penalties are counted from the agreed day on; run: from the initial one, as the law has it. */
  readonly penalties?: "run" | "waived"
  readonly reason?: string | null
  /** True: the answer is confirmed to the debtor in writing. */
  readonly confirms?: boolean
}

/**
 * Grants, counters or refuses a request for time. A day agreed to is written beside the initial one;
 * until it is over, the invoices are not late for the follow-up.
 */
export async function answerTimeRequest(tx: CompanyTx, given: TimeToAnswer, by: Author): Promise<string> {
  await existingCustomer(tx, given.customerId)
  const invoiceIds = [...new Set(given.invoiceIds)]
  if (invoiceIds.length === 0) {
    refuse("INVOICE_NEEDED", {
      fr: "Dites pour quelles factures le délai est demandé.",
      en: "Say for which invoices time is asked for.",
    })
  }
  for (const invoiceId of invoiceIds) await openOnInvoice(tx, given.customerId, invoiceId)
  const agreedOn = given.outcome === "refused" ? null : agreedDay(given.agreedOn ?? null, by.today)
  const answer = {
    ...{ customerId: given.customerId, invoiceIds, outcome: given.outcome, agreedOn },
    ...{ askedOn: given.askedOn ?? by.today, askedFor: given.askedFor ?? null, decidedOn: by.today },
    ...{
      penalties: given.penalties ?? "run",
      reason: given.reason ?? null,
      confirms: given.confirms ?? false,
    },
  } as const
  const id = await insertTimeAnswer(tx, answer, by.actor)
  await applyTimeAnswers(tx, invoiceIds)
  await journal(tx, by, `time.${given.outcome}`, given.customerId, invoiceIds, {
    timeRequestId: id,
    ...answer,
  })
  return id
}

/** Takes an answer back: the day agreed before it counts again, or the initial one. */
export async function withdrawTime(tx: CompanyTx, id: string, by: Author): Promise<void> {
  const row = await withdrawTimeAnswer(tx, id, by.today)
  if (!row) {
    refuse(
      "TIME_REQUEST_UNKNOWN",
      {
        fr: "Ce délai n’existe pas, ou il est déjà retiré. Rechargez la page.",
        en: "There is no such answer, or it is taken back already. Reload the page.",
      },
      { id },
    )
  }
  await applyTimeAnswers(tx, row.invoice_ids)
  await journal(tx, by, "time.withdrawn", row.customer_id, row.invoice_ids, { timeRequestId: id })
}

function agreedDay(agreedOn: Day | null, today: Day): Day {
  if (agreedOn !== null && agreedOn >= today) return agreedOn
  return refuse(
    "AGREED_DAY_PAST",
    {
      fr: "Dites jusqu’à quel jour le délai est accordé : aujourd’hui ou plus tard.",
      en: "Say until which day time is granted: today or later.",
    },
    { field: "agreedOn" },
  )
}

async function journal(
  tx: CompanyTx,
  by: Author,
  kind: string,
  customerId: string,
  invoiceIds: readonly string[],
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  const invoiceId = invoiceIds.length === 1 ? invoiceIds[0]! : null
  await record(tx, [
    { happenedAt: by.now, onDay: by.today, actor: by.actor, kind, customerId, invoiceId, payload },
  ])
}
