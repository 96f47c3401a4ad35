import { addDays } from "../../../../kernel/day.ts"
import { amountWords, dayWords } from "../../../../kernel/wording.ts"
import { readDisputeRows } from "../../../../ledger/agreements/disputes/store.ts"
import { readPlans } from "../../../../ledger/agreements/plans/store.ts"
import { planView } from "../../../../ledger/agreements/plans/view.ts"
import { readAgreementSettings } from "../../../../ledger/agreements/settings/store.ts"
import { listPromises } from "../../../../ledger/facts/listing/store.ts"
import { promiseView } from "../../promises.ts"
import { item } from "../item.ts"
import type { Source } from "../source.ts"

// Promises broken longer ago are the follow-up's: it has its own step for them.
const DAYS_SHOWN = 7

/** Promises whose day has come, or came lately and was not kept. */
export const promises: Source = async (tx, { today }) => {
  const { promiseGraceDays } = await readAgreementSettings(tx)
  const since = addDays(today, -promiseGraceDays - DAYS_SHOWN)
  const listed = await listPromises(tx, { promisedBy: today, runningOnly: true })
  return listed
    .map((promise) => promiseView(promise, { today, promiseGraceDays }))
    .filter(({ promisedFor, state }) => promisedFor >= since && state !== "kept")
    .map((promise) => {
      const { id, customerId, customerName, promisedFor, state } = promise
      const isOver = state === "broken" || state === "partly-kept"
      const [fr, en] = [dayWords(promisedFor, "fr"), dayWords(promisedFor, "en")]
      return item({
        ...{ kind: "promise", id, customerId, customerName, on: promisedFor, quote: promise.note },
        moneyCents: promise.amountCents ?? promise.coveredOpenCents,
        sentence: isOver
          ? {
              fr: `Avait promis de payer le ${fr}${state === "partly-kept" ? "\u00a0: une partie seulement est arrivée" : "\u00a0: rien n’est arrivé"}`,
              en: `Had promised to pay by ${en}: ${state === "partly-kept" ? "only a part has come" : "nothing has come"}`,
            }
          : { fr: `A promis de payer pour le ${fr}`, en: `Has promised to pay by ${en}` },
        actions: ["payment", "promise"],
      })
    })
}

/** Instalments of payment plans whose day is over and that are not paid; plans that are broken. */
export const instalments: Source = async (tx, { today }) => {
  const { promiseGraceDays: graceDays } = await readAgreementSettings(tx)
  const plans = await readPlans(tx, { standing: true }, today)
  return plans
    .map((row) => planView(row, { today, graceDays }))
    .filter(({ state }) => state === "late" || state === "broken" || state === "lapsed")
    .map((plan) => {
      const on = plan.nextOn
      const [fr, en] = on ? [dayWords(on, "fr"), dayWords(on, "en")] : ["", ""]
      return item({
        ...{
          kind: "instalment",
          id: plan.id,
          customerId: plan.customerId,
          customerName: plan.customerName,
          on,
        },
        ...{ moneyCents: plan.nextCents ?? plan.openCents, currency: plan.currency },
        sentence:
          plan.state === "late"
            ? {
                fr: `Échéancier ${plan.reference}\u00a0: l’échéance du ${fr} n’est pas payée`,
                en: `Payment plan ${plan.reference}: the instalment due on ${en} is not paid`,
              }
            : plan.state === "lapsed"
              ? {
                  fr: `Échéancier ${plan.reference}\u00a0: le client n’a pas répondu à la proposition`,
                  en: `Payment plan ${plan.reference}: the customer has not answered the proposal`,
                }
              : {
                  fr: `Échéancier ${plan.reference} rompu\u00a0: le tout est redevenu exigible`,
                  en: `Payment plan ${plan.reference} broken: all of it is due again`,
                },
        actions: plan.state === "lapsed" ? ["accepted", "end", "open"] : ["payment", "end", "open"],
        link: `/accords/echeanciers/${plan.id}`,
      })
    })
}

/** Disputes that have come to the day by which somebody wanted to have decided. */
export const disputes: Source = async (tx, { today }) => {
  const rows = await readDisputeRows(tx, { openOnly: true }, today)
  return rows
    .filter(({ answerBy }) => answerBy !== null && answerBy <= today)
    .map((dispute) => {
      const { id, customerId, customerName, invoiceNumber, answerBy, currency } = dispute
      const cents = dispute.disputedCents ?? dispute.openCents
      const on = answerBy!
      return item({
        ...{ kind: "dispute", id, customerId, customerName, on, currency, moneyCents: cents },
        ...{ quote: dispute.note, forUserId: dispute.ownerUserId },
        sentence: {
          fr: `Litige sur ${invoiceNumber} (${amountWords(cents, currency, "fr")}), à trancher pour le ${dayWords(on, "fr")}`,
          en: `Dispute on ${invoiceNumber} (${amountWords(cents, currency, "en")}), to be decided by ${dayWords(on, "en")}`,
        },
        actions: ["decide", "open"],
        link: `/accords/litiges/${id}`,
      })
    })
}
