/**
 * Imports a synthetic FEC of a million lines, and compares with the least that PostgreSQL needs for
 * the same bytes: a bare COPY into a table of one text column.
 */
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { from as copyFrom } from "pg-copy-streams"
import { type OpenDatabase, openDatabase } from "../src/adapters/postgres/connect.ts"
import { joinEmbeddedPostgres } from "../src/adapters/postgres/embedded.ts"
import { migrate } from "../src/adapters/postgres/migrate.ts"
import { importFile } from "../src/imports/workflows.ts"
import { addDays, day } from "../src/kernel/day.ts"
import { asOperator } from "../src/kernel/store.ts"
import type { BenchResult } from "./result.ts"

const LINES = Number(process.env.RELANCE_BENCH_LINES ?? 1_000_000)
const CUSTOMERS = 4_000

/** Measures the import of a million lines, once into empty books and once again. */
export async function run(): Promise<BenchResult> {
  const directory = mkdtempSync(join(tmpdir(), "relance-bench-"))
  const server = await joinEmbeddedPostgres(directory)
  try {
    await migrate(server.url)
    const database = openDatabase({ url: server.url })
    try {
      const path = join(directory, "123456789FEC20251231.txt")
      await writeFec(path)
      return await measure(database, path)
    } finally {
      await database.close()
    }
  } finally {
    await server.release()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function measure(database: OpenDatabase, path: string): Promise<BenchResult> {
  const copySeconds = Math.min(await bareCopy(database, path), await bareCopy(database, path))
  const { id } = await asOperator(database.db, (tx) =>
    tx
      .insertInto("ledger.company")
      .values({ name: "Banc d’essai" })
      .returning("id")
      .executeTakeFirstOrThrow(),
  )
  const peak = watchMemory()
  const phases = new Map<string, number>()
  const started = performance.now()
  const onProgress = ({ phase }: { phase: string }) => {
    if (!phases.has(phase)) phases.set(phase, (performance.now() - started) / 1000)
  }
  const request = {
    kind: "fec",
    fileName: "fec.txt",
    content: path,
    today: day("2026-01-15"),
    now: new Date(),
    actor: "operator",
    options: { terms: "30 days" },
  } as const
  const report = await importFile(database.db, id, request, { onProgress })
  const seconds = (performance.now() - started) / 1000
  const peakMemory = peak()
  const again = performance.now()
  const second = await importFile(database.db, id, request)
  const againSeconds = (performance.now() - again) / 1000
  if (!second.changedNothing || report.rejected.count > 0)
    throw new Error("the import is wrong, its speed means nothing")
  const at = (phase: string) => round(phases.get(phase) ?? 0)
  const lines = LINES.toLocaleString("en")
  const bytes = (statSync(path).size / 1e6).toFixed(0)
  const did = `${report.invoices.count} invoices, ${report.payments.count} payments, ${report.allocations.count} allocations`
  return {
    name: `Import a FEC of ${lines} lines (${bytes} MB): ${did}`,
    measures: [
      { what: "bare COPY of the same bytes", value: round(copySeconds), unit: "s" },
      { what: "import", value: round(seconds), unit: "s" },
      { what: "of which the digest and the encoding of the file", value: at("reading"), unit: "s" },
      { what: "of which reading lines", value: round(at("deciding") - at("reading")), unit: "s" },
      { what: "of which deciding", value: round(at("writing") - at("deciding")), unit: "s" },
      { what: "of which writing", value: round(seconds - at("writing")), unit: "s" },
      { what: "times the bare COPY", value: round(seconds / copySeconds), unit: "×", limit: 6 },
      { what: "the same file again", value: round(againSeconds), unit: "s" },
      { what: "peak memory of the process", value: Math.round(peakMemory), unit: "MB", limit: 1024 },
    ],
  }
}

async function bareCopy(database: OpenDatabase, path: string): Promise<number> {
  const client = await database.pool.connect()
  try {
    await client.query("create table public.bare (line text)")
    const started = performance.now()
    await pipeline(
      createReadStream(path, { highWaterMark: 1 << 18 }),
      client.query(copyFrom("copy public.bare from stdin with (delimiter e'\\x01')")),
    )
    const seconds = (performance.now() - started) / 1000
    await client.query("drop table public.bare")
    return seconds
  } finally {
    client.release()
  }
}

/** Notes the largest memory of the process from now on; the function returned stops and tells it in MB. */
function watchMemory(): () => number {
  let peak = process.memoryUsage.rss()
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 50)
  return () => {
    clearInterval(timer)
    return Math.max(peak, process.memoryUsage.rss()) / 1e6
  }
}

const round = (value: number): number => Math.round(value * 100) / 100

/** A year of a trading company: of ten entries three are sales, three payments, the rest purchases and bank fees. */
async function writeFec(path: string): Promise<void> {
  const out = createWriteStream(path)
  const header =
    "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\r\n"
  out.write(header)
  let written = 0
  for (let n = 1; written < LINES; n += 1) {
    const lines = entry(n)
    written += lines.length
    if (!out.write(lines.join(""))) await new Promise((resume) => out.once("drain", () => resume(null)))
  }
  await new Promise((done) => out.end(() => done(null)))
}

function entry(n: number): string[] {
  const on = addDays(day("2025-01-01"), Math.floor((n * 365) / (LINES / 3.1)) % 365).replaceAll("-", "")
  const customer = n % CUSTOMERS
  const cents = 5_000 + ((n * 7_919) % 400_000)
  const aux = `C${String(customer).padStart(5, "0")}`
  const name = `Société cliente ${customer} SARL`
  const line = (
    journal: string,
    account: string,
    lib: string,
    aux: string,
    auxLib: string,
    piece: string,
    label: string,
    debit: number,
    credit: number,
    letter = "",
  ) =>
    `${journal}\tJournal ${journal}\t${n}\t${on}\t${account}\t${lib}\t${aux}\t${auxLib}\t${piece}\t${on}\t${label}\t${euros(debit)}\t${euros(credit)}\t${letter}\t${letter ? on : ""}\t${on}\t\t\r\n`
  const turn = n % 10
  if (turn < 3) {
    const vat = Math.round(cents / 6)
    const letter = turn < 2 ? `L${n}` : ""
    return [
      line("VE", "411000", "Clients", aux, name, `FA${n}`, `Facture ${n} ${name}`, cents, 0, letter),
      line(
        "VE",
        "706000",
        "Prestations de services",
        "",
        "",
        `FA${n}`,
        `Facture ${n} ${name}`,
        0,
        cents - vat,
      ),
      line("VE", "445710", "TVA collectée 20 %", "", "", `FA${n}`, `Facture ${n} ${name}`, 0, vat),
    ]
  }
  if (turn < 5) {
    // Pays the sale three entries before.
    const paid = n - 3
    const paidCents = 5_000 + ((paid * 7_919) % 400_000)
    const paidCustomer = paid % CUSTOMERS
    const payer = `C${String(paidCustomer).padStart(5, "0")}`
    return [
      line("BQ", "512000", "Banque", "", "", `VIR${n}`, `Virement ${payer}`, paidCents, 0),
      line(
        "BQ",
        "411000",
        "Clients",
        payer,
        `Société cliente ${paidCustomer} SARL`,
        `VIR${n}`,
        `Virement ${payer}`,
        0,
        paidCents,
        `L${paid}`,
      ),
    ]
  }
  if (turn < 9) {
    const vat = Math.round(cents / 6)
    return [
      line("AC", "607000", "Achats de marchandises", "", "", `A${n}`, "Achat fournisseur", cents - vat, 0),
      line("AC", "445660", "TVA déductible", "", "", `A${n}`, "Achat fournisseur", vat, 0),
      line(
        "AC",
        "401000",
        "Fournisseurs",
        `F${n % 700}`,
        `Fournisseur ${n % 700}`,
        `A${n}`,
        "Achat fournisseur",
        0,
        cents,
      ),
      line(
        "AC",
        "401000",
        "Fournisseurs",
        `F${n % 700}`,
        `Fournisseur ${n % 700}`,
        `A${n}`,
        "Règlement",
        cents,
        0,
      ),
      line("AC", "512000", "Banque", "", "", `A${n}`, "Règlement", 0, cents),
    ]
  }
  return [
    line("BQ", "627000", "Services bancaires", "", "", `B${n}`, "Frais", 1_200, 0),
    line("BQ", "512000", "Banque", "", "", `B${n}`, "Frais", 0, 1_200),
  ]
}

const euros = (cents: number): string => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`
