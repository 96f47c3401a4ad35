import { amountWords, countWords, dayWords, NBSP } from "../../kernel/wording.ts"
import { elided } from "../typography.ts"
import type { MessageWords } from "./message-words.ts"

const on = (words: string): string => elided(words, "it")
const nbsp = (text: string): string => text.trim().replaceAll(" ", NBSP)

/** The fixed words of messages in Italian. "del 8 marzo" becomes "dell’8 marzo" in typography.ts. */
export const IT: MessageWords = {
  labels: {
    invoice: "Fattura",
    due: "Scadenza",
    toPay: "Importo residuo",
    issued: (day) => on(`del ${dayWords(day, "it")}`),
    instalment: (seq) => `rata n.${NBSP}${seq}`,
    dueOn: (day, isDue) => on(`${isDue ? "scaduta il" : "in scadenza il"} ${dayWords(day, "it")}`),
    late: (days) => `${countWords(days, "giorno", "giorni", "it")} di ritardo`,
    settledOf: (settled, amount, currency) =>
      `${amountWords(settled, currency, "it")} già versati su ${amountWords(amount, currency, "it")}`,
    contested: (cents, currency) => `esclusi ${amountWords(cents, currency, "it")} contestati`,
    total: "Totale da pagare",
    upcoming: "Non ancora scadute, per informazione",
    order: "Riferimento d’ordine",
    penalties: (through) => on(`Interessi di mora fino al ${dayWords(through, "it")}`),
    indemnity: "Indennizzo forfettario per i costi di recupero",
    withAccessories: "Totale con interessi e indennizzo",
    payByTransfer: "Pagamento con bonifico",
    holder: "Intestatario del conto",
    amount: "Importo",
    reference: "Causale da indicare",
    scan: "Da inquadrare con l’app della banca",
    colon: ": ",
    shareCapital: "capitale sociale",
  },
  letter: {
    registered: "Raccomandata con avviso di ricevimento",
    electronic: "Raccomandata elettronica",
    subject: "Oggetto",
    customer: "Codice cliente",
    reference: "Nostro riferimento",
    page: ["Pagina", "di"],
    carriedForward: "A riportare",
    broughtForward: "Riporto",
    issued: "Data",
    late: "Ritardo",
    daysLate: (days) => `${days}${NBSP}gg`,
    placeAndDate: (place, date) => (place === "" ? date : `${place}, ${date}`),
    enclosures: "Allegati",
    agreement: (reference) => `Accordo di pagamento a rate ${reference}`,
  },
  penalties: {
    title: "Conteggio degli interessi di mora",
    lead: (day) => on(`Calcolati fino al ${day} compreso.`),
    bill: (number) => `Fattura per interessi di mora ${number}`,
    payBy: (day, iban) => on(`Da pagare entro il ${day}${iban ? `, con bonifico sul conto ${iban}` : ""}.`),
    toPay: "Totale da pagare",
    heads: ["Dal", "Al", "Giorni", "Base", "Tasso", "Rif.", "Importo"],
    invoice: (number) => `Fattura ${number}`,
    facts: (issued, due, late) =>
      on(`del ${issued}, scaduta il ${due}, ${countWords(late, "giorno", "giorni", "it")} di ritardo`),
    principal: "Capitale residuo",
    interest: "Interessi di mora",
    indemnity: "Indennizzo forfettario per i costi di recupero",
    billed: "Già fatturato",
    waived: "Rinunciato",
    claim: "Interessi e indennizzo da pagare",
    total: "Totale dovuto",
    counted: (isActual) =>
      `Interessi calcolati su ${isActual ? "i giorni di ciascun anno" : "365 giorni"}, dal giorno successivo alla scadenza al giorno del pagamento compreso.`,
    roundedOnce:
      "Le righe sono arrotondate per facilitare la lettura; prevale il totale, arrotondato a ogni pagamento e alla fine.",
    roundedByLine: "Ogni riga è arrotondata al centesimo.",
    vat: "Interessi e indennizzo non sono soggetti a IVA.",
    sources: {
      "C. com. L441-10 II: ECB rate + 10 points": "C. com. L441-10 II: tasso BCE + 10 punti",
      "Contract rate (C. com. L441-10 II)": "Tasso contrattuale (C. com. L441-10 II)",
      "Clause below the legal minimum (C. com. L441-10 II): the lower of the two lawful rates":
        "Clausola inferiore al minimo di legge (C. com. L441-10 II): il minore dei due tassi leciti",
      "Legal interest (": "Interesse legale (",
      "CCP R2192-31: ECB rate + 8 points, fixed when interest began":
        "CCP R2192-31: tasso BCE + 8 punti, fissato alla decorrenza degli interessi",
    },
  },
  statement: {
    title: "Estratto conto",
    lead: (day) => on(`Fatture aperte al ${day}.`),
    heads: ["Fattura", "Data", "Scadenza", "Ritardo", "Importo", "Già versato", "Residuo"],
    late: "Totale scaduto",
    notDue: "Totale non ancora scaduto",
    total: "Saldo del conto",
    none: "Nessuna fattura aperta.",
    invoiceFile: (number) => `fattura-${number}`,
    statementFile: "estratto-conto",
    penaltiesFile: "interessi-di-mora",
  },
  sent: {
    email: "la nostra e-mail",
    letter: "la nostra lettera",
    "registered-letter": "la nostra raccomandata",
    "electronic-registered-letter": "la nostra raccomandata elettronica",
    sms: "il nostro SMS",
    phone: "la nostra telefonata",
  },
  sentOn: "del",
  reply: {
    formal: {
      reply: "risponda a questo messaggio",
      write: "ci scriva",
      writeTo: (email) => `ci scriva all’indirizzo ${email}`,
      orCall: (write, phone) => `${write} o ci chiami al numero ${nbsp(phone)}`,
    },
    informal: {
      reply: "rispondi a questo messaggio",
      write: "scrivici",
      writeTo: (email) => `scrivici all’indirizzo ${email}`,
      orCall: (write, phone) => `${write} o chiamaci al numero ${nbsp(phone)}`,
    },
  },
}
