import { expect, test } from "vitest"
import { readFecXml } from "./xml.ts"

const file = (lines: string) => `<?xml version="1.0" encoding="UTF-8"?>
<comptabilite><exercice><DateCloture>2025-12-31</DateCloture><journal><JournalCode>VE</JournalCode><JournalLib>Ventes</JournalLib>
<ecriture><EcritureNum>7</EcritureNum><EcritureDate>2025-03-03</EcritureDate><EcritureLib>Vente</EcritureLib><PieceRef>FA1</PieceRef><PieceDate>2025-03-02</PieceDate>${lines}</ecriture></journal></exercice></comptabilite>`

async function read(text: string) {
  const rows = []
  for await (const batch of readFecXml(text)) rows.push(...batch.rows)
  return rows
}

test("the lines of a FEC in XML carry the fields of their entry and journal", async () => {
  const [first, second] = await read(
    file(
      "<ligne><CompteNum>411000</CompteNum><CompteLib>Clients</CompteLib><CompteAuxNum>007</CompteAuxNum><CompteAuxLib>Dupont &amp; fils</CompteAuxLib><Debit>120.00</Debit><Credit>0</Credit></ligne>" +
        "<ligne><CompteNum>706000</CompteNum><CompteLib>Prestations</CompteLib><Debit>0</Debit><Credit>120.00</Credit></ligne>",
    ),
  )
  expect(first).toMatchObject({
    line: 1,
    journalCode: "VE",
    ecritureNum: "7",
    ecritureDate: "2025-03-03",
    compAuxNum: "007",
    compAuxLib: "Dupont & fils",
    pieceRef: "FA1",
    debitCents: 12000,
  })
  expect(second).toMatchObject({ line: 2, compteNum: "706000", creditCents: 12000 })
})

test("an amount with its side is read too", async () => {
  const [row] = await read(
    file("<ligne><CompteNum>411000</CompteNum><Montant>12,50</Montant><Sens>C</Sens></ligne>"),
  )
  expect(row).toMatchObject({ debitCents: 0, creditCents: 1250 })
})

test.each([
  "<a></a>",
  "<comptabilite>",
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><comptabilite/>',
])("%s is refused", async (text) => {
  await expect(read(text)).rejects.toMatchObject({ code: "FEC_XML_UNREADABLE" })
})
