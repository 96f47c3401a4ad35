import { describe, expect, test } from "vitest"
import { decimalMark, tableCents } from "./amounts.ts"
import { readCsv } from "./csv.ts"
import { dayOrder, tableDay } from "./days.ts"
import { mapTable } from "./mapping.ts"

describe("amounts", () => {
  test.each([
    ["1234,56", 123456],
    ["1 234,56 €", 123456],
    ["1\u202f234,56\u00a0€", 123456],
    ["1.234,56", 123456],
    ["1,234.56", 123456],
    ["1'234.56 CHF", 123456],
    ["12", 1200],
    ["12,5", 1250],
    ["12,50-", -1250],
    ["-12,50", -1250],
    ["\u221212,50", -1250],
    ["(12,50)", -1250],
    ["12,50 D", 1250],
    ["12,50 C", -1250],
    ["1 234 567,89 EUR", 123456789],
    ["1.234.567", 123456700],
    ["0,00", 0],
    ["1234,5600", 123456],
  ])("« %s » is %i cents", (text, cents) => expect(tableCents(text, null)).toBe(cents))

  test.each(["abc", "12,345 kg", "1.23,5,6", "12,3456", "--12", "1e5", "", "€", "12/05", "0,123"])(
    "« %s » is no amount",
    (text) => expect(tableCents(text, null)).toBeNull(),
  )

  test("« 1.234 » is a thousand where the column writes cents with a comma, and a question where nothing tells", () => {
    expect(tableCents("1.234", decimalMark(["12,50", "1.234"]))).toBe(123400)
    expect(tableCents("1,234", decimalMark(["12.50", "1,234"]))).toBe(123400)
    expect(tableCents("1.234", decimalMark(["1.234", "5"]))).toBe("ambiguous")
    expect(tableCents("1,234", decimalMark(["1,234", "12,50"]))).toBeNull()
  })
})

describe("days", () => {
  test.each([
    ["03/02/2026", "2026-02-03"],
    ["3-2-26", "2026-02-03"],
    ["3.2.2026", "2026-02-03"],
    ["2026-02-03", "2026-02-03"],
    ["2026-02-03T10:00:00Z", "2026-02-03"],
    ["03/02/2026 00:00", "2026-02-03"],
    ["20260203", "2026-02-03"],
    ["3 février 2026", "2026-02-03"],
    ["1er août 2026", "2026-08-01"],
    ["46056", "2026-02-03"],
    ["", null],
    ["00/00/0000", null],
  ])("« %s » is %s", (text, on) => expect(tableDay(text, "day-first")).toBe(on))

  test.each(["30/02/2026", "31/04/2026", "2026-13-01", "hier", "12345", "1/2/3", "99/99/9999"])(
    "« %s » is no day",
    (text) => expect(tableDay(text, "day-first")).toBe("impossible"),
  )

  test("a column is read month first only when the days cannot be read otherwise", () => {
    expect(dayOrder(["01/02/2026", "01/31/2026"], "auto")).toBe("month-first")
    expect(dayOrder(["01/02/2026", "31/01/2026"], "auto")).toBe("day-first")
    expect(dayOrder(["01/02/2026"], "auto")).toBe("day-first")
    expect(dayOrder(["31/01/2026"], "month-first")).toBe("month-first")
  })
})

describe("CSV", () => {
  test("the separator is found, quoted cells may hold it, and line breaks in cells keep the row numbers", () => {
    const { rows } = readCsv('A;B\n"x;y";"un\ndeux"\n3;4\n')
    expect(rows.map((r) => [r.number, r.cells])).toEqual([
      [1, ["A", "B"]],
      [2, ["x;y", "un deux"]],
      [4, ["3", "4"]],
    ])
    expect(readCsv("a,b,c\n1,2,3\n").rows[1]?.cells).toEqual(["1", "2", "3"])
    expect(readCsv("a\tb\n1,5\t2\n").rows[1]?.cells).toEqual(["1,5", "2"])
  })

  test("a stray quotation mark does not swallow the rows below", () => {
    const { rows } = readCsv('Client;Montant\nVis 3" inox;12,00\nDupont;13,00\n')
    expect(rows.map((r) => r.cells)).toEqual([
      ["Client", "Montant"],
      ['Vis 3" inox', "12,00"],
      ["Dupont", "13,00"],
    ])
  })

  test("amounts with a decimal comma do not make the comma a separator", () => {
    const { rows } = readCsv("Facture;TTC;Reste\nF1;1,50;1,50\nF2;2,50;2,50\n")
    expect(rows[1]?.cells).toEqual(["F1", "1,50", "1,50"])
  })
})

describe("columns", () => {
  const fieldsOf = (headers: string, kind: "invoices" | "payments" | "customers" = "invoices") =>
    Object.fromEntries(mapTable(readCsv(`${headers}\n`), kind).columns.map((c) => [c.header, c.field]))

  test("of Dolibarr", () => {
    expect(
      fieldsOf(
        "CompanyName;CustomerCode;Address;Zip;Town;ProfId1;ProfId2;VATIntra;InvoiceRef;RefCustomer;Type;DateInvoice;DateDue;TotalHT;TotalTTC;Rest",
      ),
    ).toEqual({
      CompanyName: "customerName",
      CustomerCode: "customerCode",
      Address: "address",
      Zip: "postalCode",
      Town: "city",
      ProfId1: "siren",
      ProfId2: "siret",
      VATIntra: "vatNumber",
      InvoiceRef: "number",
      RefCustomer: "orderReference",
      Type: "documentType",
      DateInvoice: "issuedOn",
      DateDue: "dueOn",
      TotalHT: "net",
      TotalTTC: "amount",
      Rest: "remaining",
    })
  })

  test.each([
    [
      "Compte;Intitulé;N° pièce;Date;Échéance;Montant;Solde",
      ["customerCode", "customerName", "number", "issuedOn", "dueOn", "amount", "remaining"],
    ],
    [
      "N° facture;Client;Date de facture;Date d'échéance;Montant TTC (€);Restant dû;E-mail;Téléphone",
      ["number", "customerName", "issuedOn", "dueOn", "amount", "remaining", "email", "phone"],
    ],
    [
      "Numéro;Code client;Nom du client;Date d’émission;Échéance le;Total HT;TVA;Total TTC;Reste à payer;Devise",
      [
        "number",
        "customerCode",
        "customerName",
        "issuedOn",
        "dueOn",
        "net",
        "vat",
        "amount",
        "remaining",
        "currency",
      ],
    ],
    [
      "Invoice number,Customer,Invoice date,Due date,Total amount,Amount due,Currency",
      ["number", "customerName", "issuedOn", "dueOn", "amount", "remaining", "currency"],
    ],
    [
      "Facture;Tiers;Date facture;Echéance;Net à payer;Conditions de règlement;Type de client;CP;Ville;SIREN",
      [
        "number",
        "customerName",
        "issuedOn",
        "dueOn",
        "amount",
        "paymentTerms",
        "customerKind",
        "postalCode",
        "city",
        "siren",
      ],
    ],
  ])("« %s »", (headers, fields) => expect(Object.values(fieldsOf(headers))).toEqual(fields))

  test("of payments and customers", () => {
    expect(
      Object.values(fieldsOf("Date de règlement;Client;Montant;Mode de règlement;N° facture", "payments")),
    ).toEqual(["paidOn", "customerName", "amount", "method", "invoiceNumbers"])
    expect(
      Object.values(
        fieldsOf(
          "Code;Raison sociale;Email;Tél.;Adresse;Code postal;Ville;Langue;Type de client",
          "customers",
        ),
      ),
    ).toEqual([
      "customerCode",
      "customerName",
      "email",
      "phone",
      "address",
      "postalCode",
      "city",
      "language",
      "customerKind",
    ])
  })

  test("the header is found below titles, and a mapping given by a person prevails", () => {
    const grid = readCsv("Ma société;;\nÉtat au 31/12/2025;;\n;;\nFacture;Client;Total\nF1;A;1,00\n")
    expect(mapTable(grid, "invoices")).toMatchObject({ headerIndex: 3 })
    const mapped = mapTable(grid, "invoices", { amount: null, remaining: "Total" })
    expect(mapped.columns[2]).toMatchObject({ field: "remaining", confidence: 1, samples: ["1,00"] })
  })
})
