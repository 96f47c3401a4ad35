import type { CompanyTx } from "../../kernel/store.ts"
import type { ConsignmentChannel } from "../consignment/consignment.ts"
import type { Provider } from "../consignment/provider.ts"

/** A company's account at a provider as it is stored: what is secret stays sealed. */
export interface StoredAccount {
  readonly provider: Provider
  readonly isLive: boolean
  readonly channels: readonly ConsignmentChannel[]
  readonly fields: Readonly<Record<string, string>>
  readonly secretsSealed: Buffer | null
  readonly testedAt: Date | null
}

/** Every account of the company. */
export async function readAccounts(tx: CompanyTx): Promise<StoredAccount[]> {
  const rows = await tx
    .selectFrom("delivery.provider_account")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .orderBy("provider")
    .execute()
  return rows.map((row) => ({
    provider: row.provider as Provider,
    isLive: row.is_live,
    channels: row.channels as ConsignmentChannel[],
    fields: row.fields as Record<string, string>,
    secretsSealed: row.secrets_sealed,
    testedAt: row.tested_at,
  }))
}

/** Writes an account, replacing the one before; it counts as untested again. */
export async function writeAccount(
  tx: CompanyTx,
  account: Omit<StoredAccount, "testedAt">,
  now: Date,
): Promise<void> {
  const columns = {
    ...{ is_live: account.isLive, channels: [...account.channels], fields: JSON.stringify(account.fields) },
    ...{ secrets_sealed: account.secretsSealed, tested_at: null, updated_at: now },
  }
  await tx
    .insertInto("delivery.provider_account")
    .values({ company_id: tx.companyId, provider: account.provider, ...columns })
    .onConflict((conflict) => conflict.columns(["company_id", "provider"]).doUpdateSet(columns))
    .execute()
}

/** Takes channels away from every other account: each is served by one. */
export async function takeChannels(
  tx: CompanyTx,
  provider: Provider,
  channels: readonly ConsignmentChannel[],
): Promise<void> {
  for (const other of await readAccounts(tx)) {
    const left = other.channels.filter((channel) => !channels.includes(channel))
    if (other.provider === provider || left.length === other.channels.length) continue
    await tx
      .updateTable("delivery.provider_account")
      .set({ channels: left })
      .where("company_id", "=", tx.companyId)
      .where("provider", "=", other.provider)
      .execute()
  }
}

/** Remembers that an account was tested with success. */
export async function markAccountTested(tx: CompanyTx, provider: Provider, now: Date): Promise<void> {
  await tx
    .updateTable("delivery.provider_account")
    .set({ tested_at: now })
    .where("company_id", "=", tx.companyId)
    .where("provider", "=", provider)
    .execute()
}

/** Forgets an account; false when there was none. */
export async function deleteAccount(tx: CompanyTx, provider: Provider): Promise<boolean> {
  const result = await tx
    .deleteFrom("delivery.provider_account")
    .where("company_id", "=", tx.companyId)
    .where("provider", "=", provider)
    .executeTakeFirst()
  return Number(result.numDeletedRows) === 1
}
