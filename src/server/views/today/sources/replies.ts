import { listWaitingReplies } from "../../../../ledger/facts/listing/store.ts"
import { listMails } from "../../../../replies/listing/store.ts"
import { threadsOfReplies } from "../around/store.ts"
import { item } from "../item.ts"
import type { Source } from "../source.ts"

/** Answers of customers that nobody has dealt with: the follow-up waits for each of them. */
export const replies: Source = async (tx) => {
  const waiting = await listWaitingReplies(tx)
  const threads = await threadsOfReplies(
    tx,
    waiting.map(({ id }) => id),
  )
  return waiting.map(({ id, customerId, customerName, receivedOn, summary }) => {
    const threadId = threads.get(id) ?? null
    return item({
      ...{ kind: "reply", id, customerId, customerName, on: receivedOn, quote: summary, threadId },
      sentence: threadId
        ? { fr: "A répondu par e-mail", en: "Has answered by e-mail" }
        : { fr: "A répondu", en: "Has answered" },
      actions: threadId ? ["confirm", "handle"] : ["handle", "promise", "dispute", "payment"],
      ...(threadId && { link: `/reponses/${threadId}` }),
    })
  })
}

/** Mails of which nobody knows whose they are. */
export const tray: Source = async (tx) => {
  const { items } = await listMails(tx, { inTray: true, limit: 500 })
  return items.map((mail) =>
    item({
      ...{ kind: "tray", id: mail.id, on: mail.receivedOn },
      customerName: mail.fromName ?? mail.fromEmail,
      quote: mail.sentence ?? mail.subject,
      sentence: { fr: "Un message reçu n’a pas trouvé son client", en: "A mail has not found its customer" },
      ...{ threadId: mail.threadId, actions: ["confirm"], link: `/reponses/${mail.threadId}` },
    }),
  )
}
