import type { Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Address } from "../../messages/message-input.ts"
import { plainLine } from "../../messages/prose.ts"
import { shortMessage } from "../../messages/short-message.ts"
import type { Message } from "../outbox/message.ts"
import type { RenderLetter } from "../posting/workflows.ts"
import { inputOf } from "../rendering/workflows.ts"
import type { Consignment, ConsignmentChannel, PostalAddress } from "./consignment.ts"
import type { OpenConsignmentCarrier } from "./provider.ts"

/** The hands that providers need: lines to them, and the typesetter. */
export interface ConsignPorts {
  readonly open: OpenConsignmentCarrier
  /** Sets letters as they leave on a day; in PDF 1.4 where a provider asks for it. */
  readonly renderLetter: (today: Day, isOldPdf?: boolean) => RenderLetter
}

/**
 * What is kept of a letter or short message and handed to a provider, written from what holds today.
 * Refused (MESSAGE_NOT_DUE) when it is no longer due as it was prepared.
 */
export async function consignmentOf(
  tx: CompanyTx,
  message: Message,
  render: RenderLetter,
  today: Day,
): Promise<Consignment> {
  const input = await inputOf(tx, message, today)
  if (!input) return refuseNotDue(message.id)
  const isShort = message.channel === "sms"
  return {
    ...{ reference: message.id, channel: message.channel as ConsignmentChannel, subject: message.subject },
    from: { ...postalAddress(input.company.name, input.company.address), email: input.company.email },
    to: {
      address: isShort ? null : postalAddress(input.customer.name, input.customer.address),
      ...{ person: input.contact?.name ?? null, company: input.customer.name },
      isConsumer: input.customer.kind === "consumer",
      email: message.channel === "electronic-registered-letter" ? message.recipient : null,
      mobile: isShort ? message.recipient : null,
    },
    content: isShort ? Buffer.from(shortMessage(message.textBody).text, "utf8") : await render(tx, message),
  }
}

function postalAddress(name: string, { lines, postalCode, city, country }: Address): PostalAddress {
  return {
    name: plainLine(name),
    lines: lines.map(plainLine).filter((line) => line !== ""),
    ...{ postalCode: postalCode ?? "", city: plainLine(city ?? ""), country },
  }
}

function refuseNotDue(messageId: string): never {
  return refuse(
    "MESSAGE_NOT_DUE",
    {
      fr: "Ce message ne correspond plus à ce qui est dû\u00a0: préparez de nouveau la journée.",
      en: "This message no longer matches what is due: prepare the day again.",
    },
    { messageId },
  )
}
