import { listMessages } from "../../../../delivery/listing/store.ts"
import { stepLabel } from "../../../../policy/step-words.ts"
import { item } from "../item.ts"
import type { Source } from "../source.ts"

/** Messages that wait for a personal decision, one by one; all the others are read over on their own page. */
export const messages: Source = async (tx) => {
  const { items } = await listMessages(tx, { states: ["prepared"], limit: 500 })
  const personal = items.filter((message) => message.needsApproval)
  return personal.map(({ id, customerId, customerName, stepKey, amountCents, currency, plannedOn }) => {
    const label = stepLabel(stepKey)
    return item({
      ...{
        kind: "approval",
        id,
        customerId,
        customerName,
        moneyCents: amountCents,
        currency,
        on: plannedOn,
      },
      sentence: {
        fr: `${label.fr}\u00a0: attend votre accord`,
        en: `${label.en}: waits for your approval`,
      },
      actions: ["read", "approve"],
      link: "/a-envoyer",
    })
  })
}
