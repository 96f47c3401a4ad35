import type { Author } from "../../kernel/author.ts"
import { refuse } from "../../kernel/refusal.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import { record } from "../../ledger/journal/store.ts"
import type { AccountCheck, ConsignmentChannel } from "../consignment/consignment.ts"
import {
  type OpenConsignmentCarrier,
  PROVIDER_FACTS,
  PROVIDERS,
  type Provider,
  type ProviderAccount,
} from "../consignment/provider.ts"
import type { SecretBox } from "../mail-account/mail-account.ts"
import {
  deleteAccount,
  markAccountTested,
  readAccounts,
  type StoredAccount,
  takeChannels,
  writeAccount,
} from "./store.ts"

/** An account as people may see it: of a secret only whether it is kept. */
export interface ShownAccount {
  readonly provider: Provider
  readonly isLive: boolean
  readonly channels: readonly ConsignmentChannel[]
  readonly fields: Readonly<Record<string, string>>
  readonly keptSecrets: readonly string[]
  readonly testedAt: Date | null
}

/** An account as a person types it. A secret left out stays as it was. */
export interface TypedAccount {
  readonly provider: Provider
  readonly isLive: boolean
  readonly channels: readonly ConsignmentChannel[]
  readonly fields: Readonly<Record<string, string>>
}

/** The accounts of the company, without any secret. */
export async function showAccounts(tx: CompanyTx, box: SecretBox): Promise<ShownAccount[]> {
  return (await readAccounts(tx)).map((stored) => ({
    ...{ provider: stored.provider, isLive: stored.isLive, channels: stored.channels, fields: stored.fields },
    keptSecrets: Object.keys(secretsOf(tx, stored, box)),
    testedAt: stored.testedAt,
  }))
}

/**
 * Keeps an account, its secrets sealed. Refused for a field that is missing (ACCOUNT_FIELD_MISSING), an
 * unfit sender of short messages (SMS_SENDER_INVALID) or a channel that the provider does not serve
 * (CHANNEL_NOT_SERVED). The channels it takes are taken from other accounts.
 */
export async function saveAccount(
  tx: CompanyTx,
  typed: TypedAccount,
  box: SecretBox,
  by: Author,
): Promise<void> {
  const facts = PROVIDER_FACTS[typed.provider]
  const strange = typed.channels.find((channel) => !facts.channels.includes(channel))
  if (strange) refuseChannel(strange)
  const before = (await readAccounts(tx)).find(({ provider }) => provider === typed.provider)
  const kept = before ? secretsOf(tx, before, box) : {}
  const fields: Record<string, string> = {}
  const secrets: Record<string, string> = {}
  for (const { key, isSecret, isOptional, label } of facts.fields) {
    const value = typed.fields[key]?.trim() || (isSecret ? kept[key] : undefined)
    if (!value && !isOptional) refuseMissing(key, label)
    if (value) (isSecret ? secrets : fields)[key] = value
  }
  refuseUnfitSender(fields.sender)
  const secretsSealed = box.seal(JSON.stringify(secrets), contextOf(tx.companyId, typed.provider))
  await takeChannels(tx, typed.provider, typed.channels)
  const isLive = typed.isLive || !facts.hasSandbox
  await writeAccount(tx, { ...typed, isLive, fields, secretsSealed }, by.now)
  await note(tx, by, { what: "provider-account", provider: typed.provider, channels: typed.channels, isLive })
}

/** Forgets an account. Refused (ACCOUNT_UNKNOWN) when there is none. */
export async function removeAccount(tx: CompanyTx, provider: Provider, by: Author): Promise<void> {
  if (!(await deleteAccount(tx, provider))) refuseUnknownAccount(provider)
  await note(tx, by, { what: "provider-account", provider, removed: true })
}

/** The accounts with their secrets in clear, by provider, for the adapters. */
export async function openAccounts(
  tx: CompanyTx,
  box: SecretBox,
): Promise<ReadonlyMap<Provider, ProviderAccount>> {
  return new Map(
    (await readAccounts(tx)).map((stored) => [
      stored.provider,
      {
        ...{ provider: stored.provider, isLive: stored.isLive },
        fields: { ...stored.fields, ...secretsOf(tx, stored, box) },
      },
    ]),
  )
}

/** Which account serves which channel. */
export async function readRoutes(tx: CompanyTx): Promise<ReadonlyMap<string, StoredAccount>> {
  return new Map(
    (await readAccounts(tx)).flatMap((account) => account.channels.map((channel) => [channel, account])),
  )
}

/** Signs in at the provider and looks whether the account may be used; sends nothing. */
export async function testAccount(
  db: Db,
  companyId: CompanyId,
  provider: Provider,
  ports: { readonly box: SecretBox; readonly open: OpenConsignmentCarrier },
  by: Author,
): Promise<AccountCheck> {
  const accounts = await inCompany(db, companyId, (tx) => openAccounts(tx, ports.box))
  const carrier = ports.open(accounts.get(provider) ?? refuseUnknownAccount(provider))
  const check = await carrier.check().catch(failed)
  await carrier.close()
  if (check.ok) await inCompany(db, companyId, (tx) => markAccountTested(tx, provider, by.now))
  return check
}

const failed = (error: unknown): AccountCheck => {
  const why = error instanceof Error ? error.message : String(error)
  return {
    ok: false,
    sentence: {
      fr: `Le prestataire n’a pas accepté\u00a0: ${why}. Vérifiez les clés, puis recommencez.`,
      en: `The provider did not accept: ${why}. Check the keys, then try again.`,
    },
  }
}

function secretsOf(
  tx: CompanyTx,
  { secretsSealed, provider }: StoredAccount,
  box: SecretBox,
): Record<string, string> {
  if (!secretsSealed) return {}
  return JSON.parse(box.unseal(secretsSealed, contextOf(tx.companyId, provider))) as Record<string, string>
}

const contextOf = (companyId: CompanyId, provider: Provider): string =>
  `provider-account/${companyId}/${provider}`

const note = (tx: CompanyTx, by: Author, payload: Readonly<Record<string, unknown>>): Promise<void> =>
  record(tx, [{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "settings.changed", payload }])

function refuseUnfitSender(sender: string | undefined): void {
  if (sender === undefined || /^[A-Za-z0-9 ]{3,11}$/.test(sender)) return
  refuse(
    "SMS_SENDER_INVALID",
    {
      fr: "Le nom d’expéditeur d’un SMS a de 3 à 11 lettres ou chiffres, sans accent.",
      en: "The sender’s name of a short message has 3 to 11 letters or digits, without accents.",
    },
    { field: "sender" },
  )
}

function refuseMissing(field: string, label: { readonly fr: string; readonly en: string }): never {
  return refuse(
    "ACCOUNT_FIELD_MISSING",
    { fr: `Il manque «\u00a0${label.fr}\u00a0».`, en: `“${label.en}” is missing.` },
    { field },
  )
}

function refuseChannel(channel: string): never {
  return refuse(
    "CHANNEL_NOT_SERVED",
    { fr: "Ce prestataire ne s’occupe pas de ces envois.", en: "This provider does not carry that." },
    { channel },
  )
}

/** Refuses with ACCOUNT_UNKNOWN. */
export function refuseUnknownAccount(provider: string): never {
  const known = PROVIDERS.join(", ")
  return refuse(
    "ACCOUNT_UNKNOWN",
    {
      fr: `Aucun compte n’est réglé chez ce prestataire (connus\u00a0: ${known}).`,
      en: `No account is set up at this provider (known: ${known}).`,
    },
    { provider },
  )
}
