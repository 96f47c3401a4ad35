import pg from "pg"
import { type OpenDatabase, openDatabase } from "../adapters/postgres/connect.ts"
import { defaultDataDirectory, joinEmbeddedPostgres } from "../adapters/postgres/embedded.ts"
import { migrate } from "../adapters/postgres/migrate.ts"
import { openSecretBox } from "../adapters/secret-box.ts"
import type { Carrier } from "../delivery/carrier.ts"
import type { MailAccount } from "../delivery/mail-account/mail-account.ts"
import type { RunPorts } from "../delivery/run/workflows.ts"
import { refuse } from "../kernel/refusal.ts"
import { CONSIGN_PORTS } from "./consign-ports.ts"
import { MAILBOX_PORTS, type MailboxPorts } from "./mailbox-ports.ts"
import { setPaper } from "./paper.ts"

/** An opened Relance: its database, migrated, and the hands that sending and reading mail need. */
export interface Relance extends OpenDatabase {
  readonly dataDirectory: string
  readonly ports: RunPorts & MailboxPorts
}

/**
 * Opens the database that this machine works on: the one named in DATABASE_URL, else the embedded
 * one in RELANCE_DATA_DIR, which is started if it does not run and stopped by whoever closes last.
 * Refuses a PostgreSQL older than 15.
 */
export async function openRelance(options: {
  readonly applicationName: string
  readonly pool?: number
}): Promise<Relance> {
  const dataDirectory = defaultDataDirectory()
  const remote = process.env.DATABASE_URL || null
  const embedded = remote ? null : await joinEmbeddedPostgres(dataDirectory)
  const url = remote ?? embedded?.url ?? ""
  try {
    if (remote) await refuseOldServer(url)
    await migrate(url)
  } catch (error) {
    await embedded?.release()
    throw error
  }
  const database = openDatabase({ url, ...options })
  return {
    ...database,
    dataDirectory,
    ports: {
      box: openSecretBox(dataDirectory),
      openCarrier: lazyCarrier,
      setPaper,
      consign: CONSIGN_PORTS,
      ...MAILBOX_PORTS,
    },
    async close() {
      await database.close()
      await embedded?.release()
    },
  }
}

/** Mail goes out over SMTP; its code is loaded with the first message, so that other commands start at once. */
function lazyCarrier(account: MailAccount): Carrier {
  let loaded: Promise<Carrier> | null = null
  const carrier = (): Promise<Carrier> => {
    loaded ??= import("../adapters/smtp/carrier.ts").then(({ smtpCarrier }) => smtpCarrier(account))
    return loaded
  }
  return {
    send: async (parcel, beforeLastBytes) => (await carrier()).send(parcel, beforeLastBytes),
    close: async () => (await loaded)?.close(),
  }
}

async function refuseOldServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    refuse("DATABASE_UNREACHABLE", {
      fr: `La base indiquée dans DATABASE_URL ne répond pas\u00a0: ${said}. Vérifiez l’adresse, le mot de passe et le réseau.`,
      en: `The database named in DATABASE_URL does not answer: ${said}. Check its address, password and network.`,
    })
  }
  const { rows } = await client.query("select current_setting('server_version_num')::int as version")
  await client.end()
  if (rows[0].version >= 150_000) return
  refuse("DATABASE_TOO_OLD", {
    fr: "Relance demande PostgreSQL 15 ou plus récent. Mettez le serveur de DATABASE_URL à jour, ou retirez DATABASE_URL pour la base embarquée.",
    en: "Relance needs PostgreSQL 15 or newer. Upgrade the server of DATABASE_URL, or unset DATABASE_URL to use the embedded one.",
  })
}
