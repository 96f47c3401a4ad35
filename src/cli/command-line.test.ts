import { spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"

const root = join(import.meta.dirname, "..", "..")
const directory = mkdtempSync(join(tmpdir(), "relance-cli-"))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

type Json = ReturnType<typeof JSON.parse>

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
  /** The one JSON document on standard output. */
  // What a program would read: each test says what it expects of it.
  readonly json: Json
}

/** Runs the command as a person or a program does, on an embedded database of its own. */
function relance(args: readonly string[], command = join(root, "bin", "relance")): Promise<Ran> {
  const env = {
    ...process.env,
    RELANCE_DATA_DIR: join(directory, "data"),
    DATABASE_URL: "",
    LANG: "fr_FR.UTF-8",
  }
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, cwd: tmpdir() })
    let out = ""
    let err = ""
    child.stdout.on("data", (chunk) => {
      out += chunk
    })
    child.stderr.on("data", (chunk) => {
      err += chunk
    })
    child.on("error", reject)
    child.on("close", (code) => {
      const json = args.includes("--json") ? JSON.parse(out) : null
      resolve({ code, out, err, json })
    })
  })
}

beforeAll(async () => {
  // The very first command of a machine, twice at once: both find the database that one of them starts.
  const [one, two] = await Promise.all([
    relance(["company", "create", "--name", "Menuiserie Tanguy", "--siren", "732829320", "--json"]),
    relance(["company", "list", "--json"]),
  ])
  expect([one.code, two.code, one.err, two.err]).toEqual([0, 0, "", ""])
})

test("an aged balance of nothing is nothing, as one JSON document", async () => {
  const { code, json, err } = await relance(["aged-balance", "--on", "2026-03-31", "--json"])
  expect([code, err]).toEqual([0, ""])
  expect(json).toMatchObject({ on: "2026-03-31", currency: "EUR", totals: { totalCents: 0 }, customers: [] })
})

test("a wrong SIREN is refused with its code, in words that say how to mend it", async () => {
  const args = ["company", "create", "--name", "Faux", "--siren", "732829321"]
  const asked = await relance([...args, "--json"])
  expect([asked.code, asked.json.refused.code]).toEqual([1, "SIREN_INVALID"])
  const told = await relance(args)
  expect([told.code, told.out]).toEqual([1, ""])
  expect(told.err).toMatch(/^SIREN_INVALID.*neuf chiffres/)
})

test("what cannot be understood ends with 2, what is refused with 1", async () => {
  expect((await relance(["zorglub"])).code).toBe(2)
  const usage = await relance(["plan", "--on", "2026-02-30", "--json"])
  expect([usage.code, usage.json.error.code]).toEqual([2, "USAGE"])
  const age = await relance(["aged-balance", "--by", "foo"])
  expect([age.code, age.err]).toEqual([2, expect.stringContaining("Allowed choices are due, invoice")])
  const unknown = await relance(["plan", "--company", "Personne", "--json"])
  expect([unknown.code, unknown.json.refused.code]).toEqual([1, "COMPANY_UNKNOWN"])
})

test("it runs through a link from anywhere, and tells what it can do", async () => {
  const link = join(directory, "relance")
  symlinkSync(join(root, "bin", "relance"), link)
  const help = await relance(["--help"], link)
  expect(help.code).toBe(0)
  for (const name of ["import", "aged-balance", "plan", "run", "messages", "journal", "worker"]) {
    expect(help.out).toMatch(new RegExp(`^  ${name}\\b`, "m"))
  }
})

test("a scenario goes out as a file, comes back as a draft, is compared, tried and published", async () => {
  const file = join(directory, "standard.yaml")
  expect((await relance(["scenario", "export", "standard", "--to", file, "--json"])).code).toBe(0)
  writeFileSync(file, readFileSync(file, "utf8").replace("leastGapDays: 5", "leastGapDays: 9"))
  expect((await relance(["scenario", "import", file, "--json"])).json.key).toBe("standard")
  const compared = await relance(["scenario", "compare", "standard", "--json"])
  expect(compared.json.differences).toMatchObject([{ kind: "setting" }])
  const tried = await relance(["scenario", "simulate", "--days", "60", "--draft", "standard", "--json"])
  expect(tried.json).toMatchObject({ summary: { steps: 0 }, comparison: { steps: 0, costCents: 0 } })
  expect((await relance(["scenario", "publish", "standard", "--json"])).json.version).toBe(10)
  const again = await relance(["scenario", "publish", "standard", "--json"])
  expect([again.code, again.json.refused.code]).toEqual([1, "DRAFT_MISSING"])
})

test("two companies need a name, and the same name twice needs an identifier", async () => {
  const { json: other } = await relance(["company", "create", "--name", "Menuiserie Tanguy", "--json"])
  const which = await relance(["plan", "--json"])
  expect([which.code, which.json.refused.code]).toEqual([1, "COMPANY_NEEDED"])
  const named = await relance(["plan", "--company", "menuiserie tanguy", "--json"])
  expect([named.code, named.json.refused.code]).toEqual([1, "COMPANY_AMBIGUOUS"])
  expect((await relance(["plan", "--company", other.id, "--json"])).code).toBe(0)
})

test("one company’s file, customers and invoices stay out of another", async () => {
  const file = join(directory, "factures.csv")
  writeFileSync(
    file,
    "Code client;Client;Facture;Date;Échéance;Montant TTC\n411DUPONT;Dupont SA;F-17;02/01/2026;01/02/2026;1 200,00\n",
  )
  const { json: ours } = await relance(["company", "create", "--name", "Nous", "--json"])
  const { json: theirs } = await relance(["company", "create", "--name", "Eux", "--json"])
  const imported = await relance([
    "import",
    "invoices",
    file,
    "--on",
    "2026-03-02",
    "--company",
    "Nous",
    "--json",
  ])
  expect([imported.code, imported.json.invoices?.count]).toEqual([0, 1])
  const seen = await relance(["invoice", "list", "--on", "2026-03-02", "--company", ours.id, "--json"])
  expect(seen.json.invoices).toMatchObject([{ number: "F-17", openCents: 1_200_00, daysLate: 29 }])
  const hidden = await relance(["invoice", "list", "--on", "2026-03-02", "--company", theirs.id, "--json"])
  expect(hidden.json.invoices).toEqual([])
  const payment = ["payment", "add", "--customer", "411DUPONT", "--amount", "1200", "--on", "2026-03-02"]
  const crossed = await relance([...payment, "--company", theirs.id, "--json"])
  expect([crossed.code, crossed.json.refused.code]).toEqual([1, "CUSTOMER_UNKNOWN"])
  const show = await relance(["invoice", "show", seen.json.invoices[0].id, "--company", theirs.id, "--json"])
  expect([show.code, show.json.refused.code]).toEqual([1, "INVOICE_UNKNOWN"])
})
