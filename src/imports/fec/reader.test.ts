import { existsSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { EncodingSniffer } from "../text/encoding.ts"
import { readFec } from "./reader.ts"
import type { FecRow } from "./row.ts"

const HEADER =
  "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise"
const LINE =
  "VE\tVentes\t1\t20250303\t411000\tClients\tDUPONT\tDupont SARL\tFA1\t20250303\tVente\t120,00\t0,00\t\t\t20250303\t\t"

/** Reads bytes cut into small pieces, so that every line and character falls across a cut once. */
async function read(content: Uint8Array | string, piece = 7) {
  const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(content)
  const sniffer = new EncodingSniffer()
  const pieces: Buffer[] = []
  for (let from = 0; from < bytes.length; from += piece) pieces.push(bytes.subarray(from, from + piece))
  for (const p of pieces) sniffer.add(p)
  const rows: FecRow[] = []
  const faults = []
  let oddities = null
  async function* chunks() {
    yield* pieces
  }
  for await (const batch of readFec(chunks(), sniffer.end())) {
    rows.push(...batch.rows)
    faults.push(...batch.faults)
    oddities = batch.oddities
  }
  return { rows, faults, oddities, encoding: sniffer.end() }
}

test("a line of a FEC becomes a row with amounts in cents", async () => {
  const { rows } = await read(`${HEADER}\r\n${LINE}\r\n`)
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    line: 2,
    journalCode: "VE",
    journalLib: "Ventes",
    ecritureNum: "1",
    ecritureDate: "20250303",
    compteNum: "411000",
    compteLib: "Clients",
    compAuxNum: "DUPONT",
    compAuxLib: "Dupont SARL",
    pieceRef: "FA1",
    pieceDate: "20250303",
    ecritureLib: "Vente",
    ecritureLet: "",
    echeanceDate: "",
    debitCents: 12000,
    creditCents: 0,
  })
})

describe("line ends and separators", () => {
  test.each([
    ["LF", "\n"],
    ["CR LF", "\r\n"],
    ["CR, as old Macintoshes write", "\r"],
  ])("lines end with %s", async (_name, end) => {
    const { rows } = await read([HEADER, LINE, LINE, ""].join(end))
    expect(rows.map((r) => r.line)).toEqual([2, 3])
  })

  test("fields are separated by bars, and one bar too many at the end is forgiven", async () => {
    const { rows, faults } = await read(`${HEADER}\n${LINE}\n`.replaceAll("\t", "|").replace(/\n$/, "|\n"))
    expect(rows[0]?.compAuxLib).toBe("Dupont SARL")
    expect(faults).toEqual([])
  })

  test("a bar inside a label does not shift the amounts", async () => {
    const { rows, oddities } = await read(
      `${HEADER}\n${LINE}\n`.replaceAll("\t", "|").replace("Vente|120", "Vente | port|120"),
    )
    expect(rows[0]).toMatchObject({ ecritureLib: "Vente | port", debitCents: 12000 })
    expect(oddities?.mendedLabels).toBe(1)
  })

  test("a number after a bar in a label is not taken for the debit", async () => {
    const line = LINE.replaceAll("\t", "|").replace("Vente|120", "Lot | 12|120")
    const { rows } = await read(`${HEADER.replaceAll("\t", "|")}\n${line}\n`)
    expect(rows[0]).toMatchObject({ ecritureLib: "Lot | 12", debitCents: 12000, creditCents: 0 })
  })

  test("quotation marks are ordinary characters", async () => {
    const { rows } = await read(`${HEADER}\n${LINE.replace("\tVente\t", '\tVis 3" inox\t')}\n${LINE}\n`)
    expect(rows.map((r) => r.ecritureLib)).toEqual(['Vis 3" inox', "Vente"])
  })
})

test("the header is recognised in any case, with accents and padding", async () => {
  const header = HEADER.replace("Debit", "  DÉBIT ")
    .replace("Credit", "crédit  ")
    .replace("EcritureNum", "ecritureNUM ")
  const { rows } = await read(`${header}\n${LINE.replaceAll("\t", "  \t ")}\n`)
  expect(rows[0]).toMatchObject({ compAuxNum: "DUPONT", debitCents: 12000 })
})

test("Montant and Sens stand for Debit and Credit", async () => {
  const header = HEADER.replace("Debit\tCredit", "Montant\tSens")
  const lines = ["D", "c", "+1", " -1 "].map((sens) => LINE.replace("120,00\t0,00", `120,00\t${sens}`))
  const { rows } = await read([header, ...lines].join("\n"))
  expect(rows.map((r) => [r.debitCents, r.creditCents])).toEqual([
    [12000, 0],
    [0, 12000],
    [12000, 0],
    [0, 12000],
  ])
})

test.each([
  ["+000000069,40", 6940],
  ["12,00-", -1200],
  ["-12", -1200],
  ["", 0],
  ["   ", 0],
  ["0", 0],
  [",5", 50],
  ["12,", 1200],
  ["1,5E3", 150000],
  ["1234,5600", 123456],
  ["1 234,56", 123456],
  ["12.30", 1230],
  ["1.234,56", 123456],
])("the amount « %s » is %i cents", async (written, cents) => {
  const { rows, faults } = await read(`${HEADER}\n${LINE.replace("120,00", written)}\n`)
  expect(faults).toEqual([])
  expect(rows[0]?.debitCents).toBe(cents)
})

test.each(["abc", "1,234", "12,00--", "+12-", "1,2,3", "-", "NaN", "Infinity", "99999999999999999"])(
  "« %s » is no amount, and the line is named",
  async (written) => {
    const { rows, faults } = await read(`${HEADER}\n${LINE}\n${LINE.replace("120,00", written)}\n`)
    expect(rows).toHaveLength(1)
    expect(faults).toMatchObject([{ row: 3, column: "Debit", value: written, code: "FEC_AMOUNT_INVALID" }])
  },
)

test("a dot in an amount is read and counted", async () => {
  expect((await read(`${HEADER}\n${LINE.replace("120,00", "120.00")}\n`)).oddities?.dotAmounts).toBe(1)
})

test("a short line is refused with its number, and a file that stops in a line says so", async () => {
  const { faults } = await read(`${HEADER}\n${LINE.slice(0, 60)}\n${LINE}\n${LINE.slice(0, 90)}`)
  expect(faults.map((f) => [f.row, f.code])).toEqual([
    [2, "FEC_LINE_UNEVEN"],
    [4, "FEC_CUT_OFF"],
  ])
})

test("a file that is not a FEC is refused as a whole", async () => {
  await expect(read("Date;Client;Montant\n2025-01-01;Dupont;12\n")).rejects.toThrow(/FEC_HEADER_MISSING/)
  await expect(read("")).rejects.toThrow(/FEC_HEADER_MISSING/)
})

describe("encodings", () => {
  const named = (name: string) => `${HEADER}\n${LINE.replace("Dupont SARL", name)}\n`

  test("UTF-8 with a byte-order mark and emoji", async () => {
    const { rows, encoding } = await read(`\ufeff${named("Café Zoé 🥐 <b>")}`)
    expect(encoding).toBe("utf-8")
    expect(rows[0]?.compAuxLib).toBe("Café Zoé 🥐 <b>")
  })

  test("ISO-8859-15, its euro sign and its œ", async () => {
    const content = Buffer.from(named("S@ur # %"), "latin1").map((b) =>
      b === 0x40 ? 0xbd : b === 0x23 ? 0xa4 : b === 0x25 ? 0xe9 : b,
    )
    const { rows, encoding } = await read(content)
    expect(encoding).toBe("iso-8859-15")
    expect(rows[0]?.compAuxLib).toBe("Sœur € é")
  })

  test("windows-1252, known by the bytes that ISO-8859-15 lacks", async () => {
    const content = Buffer.from(named("L@Atelier %"), "latin1").map((b) =>
      b === 0x40 ? 0x92 : b === 0x25 ? 0x80 : b,
    )
    const { rows, encoding } = await read(content)
    expect(encoding).toBe("windows-1252")
    expect(rows[0]?.compAuxLib).toBe("L’Atelier €")
  })

  test("NUL bytes vanish and no-break spaces become spaces", async () => {
    expect((await read(named("Dup\0ont\u00a0SARL"))).rows[0]?.compAuxLib).toBe("Dupont SARL")
  })
})

const corpus = `${import.meta.dirname}/../../../../shared/corpora/fec`
describe.skipIf(!existsSync(corpus))("real files (skipped where the corpus is absent)", () => {
  const facts: Record<
    string,
    { rows: number; debit: string; credit: string; sum411: string; rows411: number }
  > = existsSync(corpus) ? JSON.parse(readFileSync(`${corpus}/FACTS.json`, "utf8")) : {}
  const cents = (text: string) => Math.round(Number(text) * 100)
  test.each(Object.keys(facts))("%s is read to the cent", async (name) => {
    const { rows, faults } = await read(readFileSync(`${corpus}/${name}`), 10_007)
    const expected = facts[name]!
    expect(faults).toEqual([])
    expect(rows).toHaveLength(expected.rows)
    expect(rows.reduce((sum, r) => sum + r.debitCents, 0)).toBe(cents(expected.debit))
    expect(rows.reduce((sum, r) => sum + r.creditCents, 0)).toBe(cents(expected.credit))
    const receivable = rows.filter((r) => r.compteNum.startsWith("411"))
    expect(receivable).toHaveLength(expected.rows411)
    expect(receivable.reduce((sum, r) => sum + r.debitCents - r.creditCents, 0)).toBe(cents(expected.sum411))
  })
})
