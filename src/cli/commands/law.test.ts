import { afterEach, expect, test, vi } from "vitest"
import { lawCommands } from "./law.ts"

afterEach(() => {
  process.exitCode = 0
  vi.restoreAllMocks()
})

/** What a command that only computes says to a program. */
async function law(line: string) {
  let out = ""
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += text
    return true
  })
  await lawCommands().parseAsync(
    [...line.split(" "), "--json"].map((word) => word.replaceAll("_", " ")),
    {
      from: "user",
    },
  )
  return { code: process.exitCode, json: JSON.parse(out) }
}

test.each<[string, object]>([
  [
    "due-date --issued 2026-01-20 --terms 45_jours_fin_de_mois --method eom-then-plus45",
    { dueOn: "2026-03-17", method: "eom-then-plus45", legal: true },
  ],
  [
    "due-date --issued 2026-01-15 --terms 60_jours_fin_de_mois",
    { legal: false, code: "ILLEGAL_TERM", article: "C. com. art. L441-10, I" },
  ],
  ["max-due-date --issued 2026-01-31 --periodic", { maxDueOn: "2026-03-17" }],
  ["max-due-date --issued 2026-01-31 --sector transport", { maxDueOn: "2026-03-02" }],
  ["max-due-date --issued 2026-01-31 --kind consumer", { maxDueOn: null, ways: [] }],
  ["working-day 2026-12-25", { isWorkingDay: false, rolledOn: "2026-12-28", safeOn: "2026-12-24" }],
  [
    "working-day 2026-04-03 --region alsace-moselle",
    { isWorkingDay: false, rolledOn: "2026-04-07", nationalRolledOn: "2026-04-03" },
  ],
  [
    "limitation --kind b2b --completed 2021-03-15 --due 2021-05-17 --on 2026-02-20",
    { lastSafeOn: "2026-03-15", barredFromOn: "2026-03-16", warning: 1, interrupted: false },
  ],
  [
    "limitation --kind consumer --completed 2024-11-20 --event 2026-01-05:acknowledgement --on 2026-02-20",
    { lastSafeOn: "2028-01-05", warning: null, interrupted: true },
  ],
  ["deadline --act order --on 2026-11-30", { endsOn: "2027-02-28", safeOn: "2027-02-26", months: 3 }],
  [
    "deadline --act service --order 2026-10-05 --on 2026-12-15",
    { endsOn: "2027-01-15", enforcementFrom: "2027-02-16" },
  ],
  ["deadline --act bodacc --on 2026-11-10 --away", { endsOn: "2027-03-10", reliefUntil: "2027-05-10" }],
  ["deadline --act invitation --on 2026-11-23", { endsOn: "2026-12-23" }],
  ["deadline --act command --on 2026-11-23", { endsOn: "2026-12-23", reportFrom: "2026-12-31" }],
])("law %s", async (line, expected) => {
  const { code, json } = await law(line)
  expect(json).toMatchObject(expected)
  expect(code).toBe(0)
})

test("law holidays names the eleven of France, and those of the region named", async () => {
  expect((await law("holidays 2026")).json.holidays).toHaveLength(11)
  expect((await law("holidays 2026 --region la-reunion")).json.holidays).toContainEqual({
    ...{ on: "2026-12-20", name: "Abolition de l’esclavage" },
  })
})

test("law routes tells what is open, what is closed, and the days of a proof of claim", async () => {
  const open = (await law("routes --creditor SARL --debtor artisan --amount 4000 --contested")).json
  expect(open.routes.map(({ key, court }: Record<string, string>) => `${key} ${court}`)).toEqual([
    ...["interim-order commercial", "summons commercial"],
  ])
  const insolvent = (await law("routes --creditor SAS --debtor SAS --amount 5000 --insolvency 2026-11-10"))
    .json
  expect(insolvent).toMatchObject({ routes: [{ key: "proof-of-claim" }], toConfirm: true })
  expect(insolvent.declaration).toMatchObject({ endsOn: "2027-01-10", safeOn: "2027-01-08" })
})

test.each([
  ["due-date --issued 2026-01-15 --terms selon_devis", "TERMS_UNCLEAR"],
  ["working-day 2026-01-15 --region bretagne", "REGION_UNKNOWN"],
  ["limitation --kind b2b", "LIMITATION_START_UNKNOWN"],
  ["deadline --act service --on 2026-12-15", "ORDER_DAY_NEEDED"],
])("law %s is refused with %s", async (line, refusal) => {
  const { code, json } = await law(line)
  expect([code, json.refused.code]).toEqual([1, refusal])
  expect(json.refused.sentence).toMatch(/\S/)
})
