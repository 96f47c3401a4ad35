import { amountWords, countWords, dayWords, NBSP } from "../../kernel/wording.ts"
import type { MessageWords } from "./message-words.ts"

const nbsp = (text: string): string => text.trim().replaceAll(" ", NBSP)

/** The fixed words of messages in German. What was sent stands without article, so that "trotz" needs no case. */
export const DE: MessageWords = {
  labels: {
    invoice: "Rechnung",
    due: "Fällig am",
    toPay: "Offener Betrag",
    issued: (on) => `vom ${dayWords(on, "de")}`,
    instalment: (seq) => `Rate ${seq}`,
    dueOn: (on, isDue) => `fällig ${isDue ? "seit dem" : "am"} ${dayWords(on, "de")}`,
    late: (days) => `${countWords(days, "Tag", "Tage", "de")} überfällig`,
    settledOf: (settled, amount, currency) =>
      `${amountWords(settled, currency, "de")} von ${amountWords(amount, currency, "de")} bereits beglichen`,
    contested: (cents, currency) => `ohne die strittigen ${amountWords(cents, currency, "de")}`,
    total: "Zu zahlender Gesamtbetrag",
    upcoming: "Noch nicht fällig, zur Information",
    order: "Bestellnummer",
    penalties: (through) => `Verzugszinsen bis zum ${dayWords(through, "de")}`,
    indemnity: "Pauschale für Beitreibungskosten",
    withAccessories: "Gesamtbetrag mit Zinsen und Pauschale",
    payByTransfer: "Zahlung per Überweisung",
    holder: "Kontoinhaber",
    amount: "Betrag",
    reference: "Verwendungszweck",
    scan: "Mit der Banking-App scannen",
    colon: ": ",
    shareCapital: "Stammkapital",
  },
  letter: {
    registered: "Einschreiben mit Rückschein",
    electronic: "Elektronisches Einschreiben",
    subject: "Betreff",
    customer: "Ihre Kundennummer",
    reference: "Unser Zeichen",
    page: ["Seite", "von"],
    carriedForward: "Übertrag",
    broughtForward: "Übertrag",
    issued: "Datum",
    late: "Verzug",
    daysLate: (days) => countWords(days, "Tag", "Tage", "de"),
    placeAndDate: (place, date) => (place === "" ? date : `${place}, den ${date}`),
    enclosures: "Anlagen",
    agreement: (reference) => `Ratenzahlungsvereinbarung ${reference}`,
  },
  penalties: {
    title: "Aufstellung der Verzugszinsen",
    lead: (day) => `Stand: ${day}, dieser Tag eingeschlossen.`,
    bill: (number) => `Rechnung über Verzugszinsen ${number}`,
    payBy: (day, iban) => `Zahlbar bis zum ${day}${iban ? ` per Überweisung auf das Konto ${iban}` : ""}.`,
    toPay: "Zu zahlender Gesamtbetrag",
    heads: ["Vom", "Bis", "Tage", "Basis", "Satz", "Quelle", "Betrag"],
    invoice: (number) => `Rechnung ${number}`,
    facts: (issued, due, late) =>
      `vom ${issued}, fällig am ${due}, ${countWords(late, "Tag", "Tage", "de")} überfällig`,
    principal: "Offene Hauptforderung",
    interest: "Verzugszinsen",
    indemnity: "Pauschale für Beitreibungskosten",
    billed: "Bereits in Rechnung gestellt",
    waived: "Erlassen",
    claim: "Zu zahlende Zinsen und Pauschale",
    total: "Geschuldeter Gesamtbetrag",
    counted: (isActual) =>
      `Zinsen auf Basis von ${isActual ? "Kalendertagen des jeweiligen Jahres" : "365 Tagen"}, vom Tag nach der Fälligkeit bis einschließlich zum Tag der Zahlung.`,
    roundedOnce:
      "Die Zeilen sind zur besseren Lesbarkeit gerundet; maßgeblich ist die Summe, die bei jeder Zahlung und am Ende gerundet wird.",
    roundedByLine: "Jede Zeile ist auf den Cent gerundet.",
    vat: "Verzugszinsen und Pauschale unterliegen nicht der Umsatzsteuer.",
    sources: {
      "C. com. L441-10 II: ECB rate + 10 points": "C. com. L441-10 II: EZB-Zinssatz + 10 Punkte",
      "Contract rate (C. com. L441-10 II)": "Vertraglicher Zinssatz (C. com. L441-10 II)",
      "Clause below the legal minimum (C. com. L441-10 II): the lower of the two lawful rates":
        "Klausel unter dem gesetzlichen Mindestsatz (C. com. L441-10 II): der niedrigere der beiden zulässigen Sätze",
      "Legal interest (": "Gesetzlicher Zinssatz (",
      "CCP R2192-31: ECB rate + 8 points, fixed when interest began":
        "CCP R2192-31: EZB-Zinssatz + 8 Punkte, bei Beginn der Verzinsung festgelegt",
    },
  },
  statement: {
    title: "Kontoauszug",
    lead: (day) => `Offene Rechnungen zum ${day}.`,
    heads: ["Rechnung", "Datum", "Fällig am", "Verzug", "Betrag", "Beglichen", "Offen"],
    late: "Summe fällig",
    notDue: "Summe noch nicht fällig",
    total: "Kontosaldo",
    none: "Keine offene Rechnung.",
    invoiceFile: (number) => `Rechnung-${number}`,
    statementFile: "Kontoauszug",
    penaltiesFile: "Verzugszinsen",
  },
  sent: {
    email: "E-Mail",
    letter: "Schreiben",
    "registered-letter": "Einschreiben",
    "electronic-registered-letter": "Einschreiben (elektronisch)",
    sms: "SMS",
    phone: "Telefonat",
  },
  sentOn: "vom",
  reply: {
    formal: {
      reply: "antworten Sie bitte auf diese Nachricht",
      write: "schreiben Sie uns bitte",
      writeTo: (email) => `schreiben Sie uns bitte an ${email}`,
      orCall: (write, phone) => `${write} oder rufen Sie uns unter ${nbsp(phone)} an`,
    },
    informal: {
      reply: "antworte bitte auf diese Nachricht",
      write: "schreib uns bitte",
      writeTo: (email) => `schreib uns bitte an ${email}`,
      orCall: (write, phone) => `${write} oder ruf uns unter ${nbsp(phone)} an`,
    },
  },
}
