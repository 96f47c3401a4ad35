import { amountWords, countWords, dayWords, NBSP } from "../../kernel/wording.ts"
import type { MessageWords } from "./message-words.ts"

const nbsp = (text: string): string => text.trim().replaceAll(" ", NBSP)

/** The fixed words of messages in Dutch. */
export const NL: MessageWords = {
  labels: {
    invoice: "Factuur",
    due: "Vervaldatum",
    toPay: "Nog te betalen",
    issued: (on) => `van ${dayWords(on, "nl")}`,
    instalment: (seq) => `termijn ${seq}`,
    dueOn: (on, isDue) => `${isDue ? "vervallen op" : "te betalen uiterlijk op"} ${dayWords(on, "nl")}`,
    late: (days) => `${countWords(days, "dag", "dagen", "nl")} te laat`,
    settledOf: (settled, amount, currency) =>
      `${amountWords(settled, currency, "nl")} van ${amountWords(amount, currency, "nl")} al voldaan`,
    contested: (cents, currency) => `zonder de betwiste ${amountWords(cents, currency, "nl")}`,
    total: "Totaal te betalen",
    upcoming: "Nog niet vervallen, ter informatie",
    order: "Bestelnummer",
    penalties: (through) => `Vertragingsrente tot en met ${dayWords(through, "nl")}`,
    indemnity: "Vaste vergoeding voor invorderingskosten",
    withAccessories: "Totaal met rente en vergoeding",
    payByTransfer: "Betalen per overschrijving",
    holder: "Rekeninghouder",
    amount: "Bedrag",
    reference: "Te vermelden kenmerk",
    scan: "Te scannen met de bank-app",
    colon: ": ",
    shareCapital: "maatschappelijk kapitaal",
  },
  letter: {
    registered: "Aangetekende brief met ontvangstbevestiging",
    electronic: "Elektronische aangetekende brief",
    subject: "Onderwerp",
    customer: "Klantnummer",
    reference: "Ons kenmerk",
    page: ["Pagina", "van"],
    carriedForward: "Over te brengen",
    broughtForward: "Transport",
    issued: "Datum",
    late: "Te laat",
    daysLate: (days) => countWords(days, "dag", "dagen", "nl"),
    placeAndDate: (place, date) => (place === "" ? date : `${place}, ${date}`),
    enclosures: "Bijlagen",
    agreement: (reference) => `Overeenkomst tot betaling in termijnen ${reference}`,
  },
  penalties: {
    title: "Overzicht van de vertragingsrente",
    lead: (day) => `Berekend tot en met ${day}.`,
    bill: (number) => `Factuur vertragingsrente ${number}`,
    payBy: (day, iban) =>
      `Te betalen uiterlijk op ${day}${iban ? `, per overschrijving op rekening ${iban}` : ""}.`,
    toPay: "Totaal te betalen",
    heads: ["Van", "Tot en met", "Dagen", "Basis", "Rente", "Bron", "Bedrag"],
    invoice: (number) => `Factuur ${number}`,
    facts: (issued, due, late) =>
      `van ${issued}, vervallen op ${due}, ${countWords(late, "dag", "dagen", "nl")} te laat`,
    principal: "Openstaande hoofdsom",
    interest: "Vertragingsrente",
    indemnity: "Vaste vergoeding voor invorderingskosten",
    billed: "Al gefactureerd",
    waived: "Kwijtgescholden",
    claim: "Te betalen rente en vergoeding",
    total: "Totaal verschuldigd",
    counted: (isActual) =>
      `Rente berekend op basis van ${isActual ? "het aantal dagen van elk jaar" : "365 dagen"}, van de dag na de vervaldatum tot en met de dag van betaling.`,
    roundedOnce:
      "De regels zijn voor de leesbaarheid afgerond; het totaal, afgerond bij elke betaling en aan het einde, is doorslaggevend.",
    roundedByLine: "Elke regel is op de cent afgerond.",
    vat: "Rente en vergoeding zijn niet aan btw onderworpen.",
    sources: {
      "C. com. L441-10 II: ECB rate + 10 points": "C. com. L441-10 II: ECB-rente + 10 punten",
      "Contract rate (C. com. L441-10 II)": "Contractuele rente (C. com. L441-10 II)",
      "Clause below the legal minimum (C. com. L441-10 II): the lower of the two lawful rates":
        "Beding onder het wettelijk minimum (C. com. L441-10 II): de laagste van de twee toegestane rentevoeten",
      "Legal interest (": "Wettelijke rente (",
      "CCP R2192-31: ECB rate + 8 points, fixed when interest began":
        "CCP R2192-31: ECB-rente + 8 punten, vastgesteld bij het begin van de rente",
    },
  },
  statement: {
    title: "Rekeningoverzicht",
    lead: (day) => `Openstaande facturen op ${day}.`,
    heads: ["Factuur", "Datum", "Vervaldatum", "Te laat", "Bedrag", "Voldaan", "Nog te betalen"],
    late: "Totaal vervallen",
    notDue: "Totaal nog niet vervallen",
    total: "Saldo van de rekening",
    none: "Geen openstaande facturen.",
    invoiceFile: (number) => `factuur-${number}`,
    statementFile: "rekeningoverzicht",
    penaltiesFile: "vertragingsrente",
  },
  sent: {
    email: "onze e-mail",
    letter: "onze brief",
    "registered-letter": "onze aangetekende brief",
    "electronic-registered-letter": "onze elektronische aangetekende brief",
    sms: "onze sms",
    phone: "ons telefoongesprek",
  },
  sentOn: "van",
  reply: {
    formal: {
      reply: "beantwoord dan dit bericht",
      write: "schrijf ons dan",
      writeTo: (email) => `schrijf ons dan op ${email}`,
      orCall: (write, phone) => `${write} of bel ons op ${nbsp(phone)}`,
    },
    informal: {
      reply: "beantwoord dan dit bericht",
      write: "schrijf ons dan",
      writeTo: (email) => `schrijf ons dan op ${email}`,
      orCall: (write, phone) => `${write} of bel ons op ${nbsp(phone)}`,
    },
  },
}
