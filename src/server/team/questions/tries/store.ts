import { sql } from "kysely"
import { refuse } from "../../../../kernel/refusal.ts"
import type { Db } from "../../../../kernel/store.ts"

const MOST_PER_MINUTE = 30

/** Counts one more try of a link from an address; refuses with TOO_MANY_REQUESTS beyond thirty a minute. */
export async function countTry(db: Db, peer: string, now: Date): Promise<void> {
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000)
  const { rows } = await sql<{ tries: number }>`
    insert into server.link_try (peer, minute) values (${peer}, ${minute})
    on conflict (peer, minute) do update set tries = server.link_try.tries + 1 returning tries`.execute(db)
  if ((rows[0]?.tries ?? 0) === 1) {
    await sql`delete from server.link_try where minute < ${new Date(minute.getTime() - 3_600_000)}`.execute(
      db,
    )
  }
  if ((rows[0]?.tries ?? 0) <= MOST_PER_MINUTE) return
  refuse("TOO_MANY_REQUESTS", {
    fr: "Trop de demandes en une minute. Attendez un instant, puis recommencez.",
    en: "Too many requests in one minute. Wait a moment, then try again.",
  })
}
