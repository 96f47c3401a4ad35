import { listMessages } from "../../../../delivery/listing/store.ts"
import { daysBetween } from "../../../../kernel/day.ts"
import { dayWords } from "../../../../kernel/wording.ts"
import { existingCompany } from "../../../../ledger/companies/workflows.ts"
import { listTasks } from "../../../../ledger/tasks/listing/store.ts"
import { readMailboxState } from "../../../../replies/mailbox/state/store.ts"
import { item } from "../item.ts"
import type { Source } from "../source.ts"

/** Messages of which nobody knows whether they left: nothing leaves again before somebody says so. */
export const doubts: Source = async (tx) => {
  const { items } = await listMessages(tx, { states: ["unknown"], limit: 500 })
  return items.map(({ id, customerId, customerName, amountCents, currency, plannedOn }) =>
    item({
      ...{ kind: "doubt", id, customerId, customerName, moneyCents: amountCents, currency, on: plannedOn },
      sentence: {
        fr: "La connexion s’est coupée au moment de l’envoi\u00a0: on ne sait pas si le message est arrivé. Rien ne repartira sans votre réponse.",
        en: "The line was cut at the moment of sending: it is not known whether the message arrived. Nothing leaves again without your answer.",
      },
      actions: ["search", "was-sent", "was-not-sent"],
    }),
  )
}

/** Messages that the mail server refused for good. */
export const failures: Source = async (tx) => {
  const { items } = await listMessages(tx, { states: ["failed"], limit: 500 })
  return items.map((message) =>
    item({
      ...{
        kind: "failed",
        id: message.id,
        customerId: message.customerId,
        customerName: message.customerName,
      },
      ...{ moneyCents: message.amountCents, currency: message.currency, on: message.plannedOn },
      sentence: message.stateSentence ?? {
        fr: "Un message n’a pas pu partir.",
        en: "A message could not leave.",
      },
      actions: ["read", "open"],
    }),
  )
}

/** The mailbox cannot be read: answers may have come in that nobody sees. */
export const mailbox: Source = async (tx) => {
  const state = await readMailboxState(tx)
  if (!state.isSetUp || state.failedAt === null) return []
  return [
    item({
      ...{ kind: "mailbox", id: "reading", link: "/reglages/courriel", actions: ["open"] },
      sentence: state.failureSentence ?? {
        fr: "La boîte de réception ne peut plus être lue\u00a0: des réponses ont pu arriver sans être vues.",
        en: "The mailbox can no longer be read: answers may have come in unseen.",
      },
    }),
  ]
}

/** The books are older than the company allows: people who have paid may be chased. */
export const staleData: Source = async (tx, { today }) => {
  const company = await existingCompany(tx)
  const { dataFreshOn, dataMaxAgeDays } = company
  if (dataFreshOn === null || daysBetween(dataFreshOn, today) <= dataMaxAgeDays) return []
  return [
    item({
      ...{ kind: "data", id: "age", link: "/importer", actions: ["open"], on: dataFreshOn },
      sentence: {
        fr: `Les données datent du ${dayWords(dataFreshOn, "fr")}\u00a0: des clients ont peut-être payé depuis. Importez un fichier récent.`,
        en: `The data is from ${dayWords(dataFreshOn, "en")}: customers may have paid since. Import a recent file.`,
      },
    }),
  ]
}

/** Addresses that are dead, and messages that did not arrive. */
export const addresses: Source = async (tx, { today }) =>
  (await listTasks(tx, { most: 2_000 }))
    .filter(({ kind, dueOn }) => kind === "wrong-address" && dueOn <= today)
    .map((task) =>
      item({
        ...{ kind: "address", id: task.id, customerId: task.customerId, customerName: task.customerName },
        ...{ on: task.dueOn, sentence: { fr: task.title, en: task.title }, actions: ["open", "done"] },
      }),
    )
