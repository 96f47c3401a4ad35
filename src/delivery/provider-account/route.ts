import { refuse } from "../../kernel/refusal.ts"
import { PROVIDER_FACTS, type Provider } from "../consignment/provider.ts"
import { isOnPaper, type Message } from "../outbox/message.ts"
import { STATE_SENTENCES } from "../outbox/wording.ts"
import type { StoredAccount } from "./store.ts"

/** Which account serves which channel. */
export type Routes = ReadonlyMap<string, StoredAccount>

/**
 * Who is to carry a message that is approved now. A letter for a debtor never goes to an account that
 * is still on trial: on paper it is posted by hand.
 */
export function providerOf(message: Pick<Message, "channel" | "mode">, routes: Routes): Provider | null {
  const account = routes.get(message.channel)
  return account && !isOnTrial(message, account) ? account.provider : null
}

/**
 * Refuses what nobody would carry: without an address (NO_RECIPIENT), without an account (NO_PROVIDER),
 * or with one that is still on trial (PROVIDER_ON_TRIAL). In test mode and in a demonstration nothing is
 * handed to any provider: no account is needed.
 */
export function refuseUnlessCarried(message: Message, routes: Routes): void {
  const where = { messageId: message.id, channel: message.channel }
  if (isOnPaper(message.channel)) return
  const isShort = message.channel === "sms"
  if (message.recipient === null)
    refuse("NO_RECIPIENT", STATE_SENTENCES[isShort ? "no-mobile" : "no-recipient"], where)
  if (message.mode !== "live") return
  const account = routes.get(message.channel)
  if (!account) refuse("NO_PROVIDER", STATE_SENTENCES["no-provider"], where)
  if (account && isOnTrial(message, account))
    refuse("PROVIDER_ON_TRIAL", STATE_SENTENCES["provider-on-trial"], where)
}

const isOnTrial = ({ mode }: Pick<Message, "mode">, { provider, isLive }: StoredAccount): boolean =>
  mode === "live" && PROVIDER_FACTS[provider].hasSandbox && !isLive
