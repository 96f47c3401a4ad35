import type { Author } from "../../kernel/author.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { record } from "../journal/store.ts"
import type { LawSettings } from "./law-settings.ts"
import { readLawSettings, writeLawSettings } from "./store.ts"

/** Changes what the company says of itself where the law depends on it; the journal keeps who chose what. */
export async function changeLawSettings(
  tx: CompanyTx,
  change: Partial<LawSettings>,
  by: Author,
): Promise<LawSettings> {
  const settings = { ...(await readLawSettings(tx)), ...change }
  await writeLawSettings(tx, settings, by.actor)
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor },
      ...{ kind: "law-settings.changed", payload: { ...settings } },
    },
  ])
  return settings
}
