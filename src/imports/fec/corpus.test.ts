import { existsSync, readFileSync } from "node:fs"
import { sql } from "kysely"
import { describe, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { importer } from "../../../test/importing/fec-importer.ts"
import { inCompany } from "../../kernel/store.ts"

const database = await testDatabase()

const corpus = `${import.meta.dirname}/../../../../shared/corpora/fec`
describe.skipIf(!existsSync(corpus))("real files (skipped where the corpus is absent)", () => {
  interface Facts {
    clients411: number
    sum411: string
    open_clients: number
    debtor_clients: number
    sum_debtors: string
  }
  const facts: Record<string, Facts> = existsSync(corpus)
    ? JSON.parse(readFileSync(`${corpus}/FACTS.json`, "utf8"))
    : {}
  test.each(Object.keys(facts))(
    "the open items of %s sum to the balance of its customer accounts",
    async (name) => {
      const { company, take, open } = await importer(database)
      const content = readFileSync(`${corpus}/${name}`)
      const report = await take(content)
      const expected = facts[name]!
      const cents = (text: string) => Math.round(Number(text) * 100)
      expect(report.customers.count).toBe(expected.clients411)
      const balances = await inCompany(database.db, company, async (tx) => {
        const { rows } = await sql<{ cents: number }>`
        select sum(cents)::bigint as cents from (
          select customer_id, open_cents cents from ledger.instalment where company_id = ${company}
          union all select customer_id, -unallocated_cents from ledger.credit where company_id = ${company}) x
        group by customer_id having sum(cents) <> 0`.execute(tx)
        return rows.map((r) => r.cents)
      })
      expect(balances.reduce((sum, c) => sum + c, 0)).toBe(cents(expected.sum411))
      expect(balances).toHaveLength(expected.open_clients)
      expect(balances.filter((c) => c > 0)).toHaveLength(expected.debtor_clients)
      expect(balances.filter((c) => c > 0).reduce((sum, c) => sum + c, 0)).toBe(cents(expected.sum_debtors))
      const before = await open()
      expect((await take(content)).changedNothing).toBe(true)
      expect(await open()).toEqual(before)
    },
  )
})
