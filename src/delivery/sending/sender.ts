import type { Author } from "../../kernel/author.ts"
import type { CompanyId, Db } from "../../kernel/store.ts"
import type { Carrier } from "../carrier.ts"
import type { ConsignmentCarrier } from "../consignment/consignment.ts"
import type { Provider } from "../consignment/provider.ts"
import type { StoredMailAccount } from "../mail-account/store.ts"
import type { SendingPorts, SendingReport } from "./ports.ts"

/** One run, with what it carries along. */
export interface Sender {
  readonly db: Db
  readonly companyId: CompanyId
  readonly ports: SendingPorts
  readonly account: StoredMailAccount | null
  readonly workerKey: string
  /** Who acts, at this very instant. */
  by(): Author
  /** The open line to the mail server, opened at the first need. */
  carrier(): Promise<Carrier>
  /** The open line to a provider, opened at the first need. */
  carrierOf(provider: Provider): Promise<ConsignmentCarrier>
  readonly report: SendingReport
}
