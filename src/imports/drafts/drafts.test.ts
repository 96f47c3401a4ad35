import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { fec } from "../../../test/importing/fec.ts"
import { day } from "../../kernel/day.ts"
import { inCompany } from "../../kernel/store.ts"
import { listImports } from "../history/store.ts"
import { applyDraft, createDraft, deleteDraft, readDraft, rejectedCsv, updateDraft } from "./workflows.ts"

const database = await testDatabase()
const { db } = database
const by = { today: day("2026-01-16"), now: new Date("2026-01-16T09:00:00Z"), actor: "user:1" }
const put = (company: string, fileName: string, content: string | Buffer) =>
  createDraft(db, company, { kind: "auto", fileName, content: Buffer.from(content) }, by)

test("a FEC is recognised, previewed, and applied with its progress and touched customers", async () => {
  const company = await testCompany(database)
  const file = fec().invoice("2025-02-03", "A", "F1", "100,00").invoice("2025-02-04", "B", "F2", "50,00")
  const draft = await put(company, "123456789FEC20251231.txt", file.bytes())
  expect(draft).toMatchObject({
    kind: "fec",
    state: "uploaded",
    preview: { rowCount: 4, controlTotalCents: 15000, counts: { invoices: 2 } },
  })
  expect(draft.columns[0]).toMatchObject({ header: "JournalCode", samples: ["VE", "VE", "VE"] })
  expect(await inCompany(db, company, listImports)).toEqual([])
  const touched: string[] = []
  await applyDraft(db, company, draft.id, by, { onTouched: async (_tx, ids) => void touched.push(...ids) })
  expect(touched).toHaveLength(2)
  const after = await readDraft(db, company, draft.id, by)
  expect(after).toMatchObject({
    state: "applied",
    progress: { done: 100, total: 100 },
    preview: null,
    report: { counts: { invoices: 2 } },
  })
  await expect(applyDraft(db, company, draft.id, by)).rejects.toMatchObject({ code: "DRAFT_CLOSED" })
})

test("a list whose columns are not recognised is mapped by a person, then applied", async () => {
  const company = await testCompany(database)
  const draft = await put(
    company,
    "export.csv",
    "Doc;Qui;Quand;Combien\nF1;A;01/02/2026;1,00\nF2;A;30/02/2026;2,00\n",
  )
  expect(draft.preview?.errors).toMatchObject([{ row: 0, code: "COLUMNS_MISSING" }])
  expect(draft.preview?.rows[0]).toEqual(["F1", "A", "01/02/2026", "1,00"])
  const mapped = await updateDraft(
    db,
    company,
    draft.id,
    { kind: "invoices", mapping: { number: 0, customerName: 1, issuedOn: 2, amount: 3 } },
    by,
  )
  expect(mapped.preview).toMatchObject({
    counts: { invoices: 1, rejected: 1 },
    errors: [{ row: 3, column: "Quand" }],
  })
  expect(mapped.columns.map((c) => c.field)).toEqual(["number", "customerName", "issuedOn", "amount"])
  const csv = await rejectedCsv(db, company, draft.id, by, "fr")
  expect(csv).toContain("\ufeffLigne;Colonne;Valeur;Motif;Remède\r\n3;Quand;30/02/2026;")
  const withTerms = await updateDraft(db, company, draft.id, { options: { terms: "60 jours" } }, by)
  expect(withTerms.mapping).toEqual({ number: 0, customerName: 1, issuedOn: 2, amount: 3 })
  expect(await applyDraft(db, company, draft.id, by)).toMatchObject({
    invoices: { items: [{ dueOn: "2026-04-02" }] },
  })
})

test("payments and customers are told apart from invoices", async () => {
  const company = await testCompany(database)
  const kindOf = async (content: string) => (await put(company, "x.csv", content)).kind
  expect(await kindOf("Date de règlement;Client;Montant;Mode de règlement\n01/02/2026;A;1,00;VIR\n")).toBe(
    "payments",
  )
  expect(await kindOf("Code client;Nom;Adresse;Ville;E-mail\nA;Anne;;;\n")).toBe("customers")
  expect(await kindOf("N° facture;Client;Date;Échéance;Montant\nF1;A;01/02/2026;;1,00\n")).toBe("invoices")
})

test("a shrinking file waits for confirmation, keeps its reason, and formulas are disarmed in the file of rejected rows", async () => {
  const company = await testCompany(database)
  const header = "Facture;Client;Date;Montant\n"
  const rows = ["F1;A;01/02/2026;1,00\n", "F2;A;02/02/2026;2,00\n", "F3;A;03/02/2026;3,00\n"]
  await applyDraft(db, company, (await put(company, "a.csv", header + rows.join(""))).id, by)
  const less = await put(company, "b.csv", `${header}${rows[0]}F9;A;=cmd();1,00\n`)
  expect(less.preview?.shrink).toEqual({ expected: 3, missing: 2 })
  expect(less.questions).toHaveLength(2)
  expect(await rejectedCsv(db, company, less.id, by, "en")).toContain(";'=cmd();")
  expect(await applyDraft(db, company, less.id, by)).toBeNull()
  expect(await readDraft(db, company, less.id, by)).toMatchObject({
    state: "uploaded",
    failure: { code: "SHRINKING_FILE" },
  })
  expect(await applyDraft(db, company, less.id, { ...by, confirmShrink: true })).toMatchObject({
    questions: { count: 2 },
  })
  await deleteDraft(db, company, less.id)
  await expect(readDraft(db, company, less.id, by)).rejects.toMatchObject({ code: "DRAFT_NOT_FOUND" })
})
