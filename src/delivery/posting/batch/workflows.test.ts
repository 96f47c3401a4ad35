import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../../test/database.ts"
import {
  approved,
  author,
  draft,
  gateSays,
  lateCustomer,
  plainWrite,
  setMode,
} from "../../../../test/delivery.ts"
import { day } from "../../../kernel/day.ts"
import { Refusal } from "../../../kernel/refusal.ts"
import { inCompany } from "../../../kernel/store.ts"
import { readBranding } from "../../../messages/branding/store.ts"
import { changeBranding } from "../../../messages/branding/workflows.ts"
import { readMessageHistory } from "../../listing/store.ts"
import { readReceiptScan } from "../receipt/store.ts"
import { keepReceipt } from "../receipt/workflows.ts"
import { recordPosting } from "../workflows.ts"
import { batchForPost, byPost } from "./workflows.ts"

const database = await testDatabase()
const { db } = database
const openGate = gateSays(() => ({ ok: true, write: plainWrite }))

async function letters(count: number) {
  const companyId = await testCompany(database)
  await setMode(db, companyId, "live")
  const drafts = []
  for (let n = 0; n < count; n++) {
    const customer = await lateCustomer(db, companyId)
    drafts.push(
      draft(customer, {
        ...{ mode: "live", stepKey: "formal-notice", tone: 3, channel: "registered-letter", recipient: null },
      }),
    )
  }
  return { companyId, ids: await approved(db, companyId, drafts) }
}

test("letters go by country, then postcode, then name, France first", () => {
  const to = (country: string, postalCode: string, name: string) => ({ country, postalCode, name, town: "" })
  const sorted = [
    to("BE", "1000", "A"),
    to("FR", "75001", "B"),
    to("FR", "29000", "Z"),
    to("FR", "29000", "É"),
  ]
  expect(sorted.sort(byPost).map(({ name }) => name)).toEqual(["É", "Z", "B", "A"])
})

test("one letter that cannot be set is left out with its reason, the others are printed", async () => {
  const { companyId, ids } = await letters(3)
  const render = async (_: unknown, message: { id: string }) => {
    if (message.id === ids[1]) throw new Refusal("LETTER_ADDRESS_MISSING", { fr: "Adresse.", en: "Address." })
    return Buffer.from(`%PDF ${message.id}`)
  }
  const batch = await inCompany(db, companyId, (tx) => batchForPost(tx, { render, gate: openGate }, author()))
  expect(batch.letters.map(({ message }) => message.id).sort()).toEqual([ids[0], ids[2]].sort())
  expect(batch.leftOut.map(({ message, refusal }) => [message.id, refusal.code])).toEqual([
    [ids[1], "LETTER_ADDRESS_MISSING"],
  ])
})

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])

test("the acknowledgement of receipt is kept with a posted registered letter, once, with its entry in the journal", async () => {
  const { companyId, ids } = await letters(1)
  const messageId = ids[0] as string
  const keep = (receivedOn: string, content = PNG) =>
    inCompany(db, companyId, (tx) =>
      keepReceipt(tx, { messageId, receivedOn: day(receivedOn), content }, author(day("2026-03-09"))),
    )
  await expect(keep("2026-03-06")).rejects.toThrow("MESSAGE_MOVED_ON")
  const ports = { render: async () => Buffer.from("%PDF"), gate: openGate }
  const by = author(day("2026-03-05"))
  await inCompany(db, companyId, (tx) =>
    recordPosting(tx, { messageId, postedOn: day("2026-03-04") }, ports, by),
  )
  await expect(keep("2026-03-03")).rejects.toThrow("RECEIPT_DAY_INVALID")
  await expect(keep("2026-03-06", Buffer.from("<html>"))).rejects.toThrow("RECEIPT_FILE_INVALID")
  await keep("2026-03-06")
  await keep("2026-03-06")
  const scan = await inCompany(db, companyId, (tx) => readReceiptScan(tx, messageId))
  expect(scan).toMatchObject({ mediaType: "image/png", receivedOn: "2026-03-06", content: PNG })
  const history = await inCompany(db, companyId, (tx) => readMessageHistory(tx, messageId))
  const kept = history.filter(({ kind }) => kind === "message.receipt-kept")
  expect(kept.map(({ payload }) => payload?.receivedOn)).toEqual(["2026-03-06"])
})

test("the signature, the logo and the colour are kept once for the company; a text file is no picture", async () => {
  const companyId = await testCompany(database)
  const change = (what: Parameters<typeof changeBranding>[1]) =>
    inCompany(db, companyId, (tx) => changeBranding(tx, what, author()))
  await change({ signature: PNG, colour: "#1A2B3C" })
  await change({ logo: PNG })
  const look = await inCompany(db, companyId, readBranding)
  expect(look).toEqual({ logo: [...PNG], signature: [...PNG], colour: "#1a2b3c" })
  await expect(change({ logo: Buffer.from("%PDF-1.7") })).rejects.toThrow("BRANDING_PICTURE_INVALID")
  await expect(change({ colour: "rouge" })).rejects.toThrow("BRANDING_COLOUR_INVALID")
})
