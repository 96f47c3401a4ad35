import { amountWords, countWords, dayWords, NBSP } from "../../kernel/wording.ts"
import type { MessageWords } from "./message-words.ts"

const nbsp = (text: string): string => text.trim().replaceAll(" ", NBSP)

/** The fixed words of messages in French. */
export const FR: MessageWords = {
  labels: {
    invoice: "Facture",
    due: "Échéance",
    toPay: "Reste à payer",
    issued: (on) => `du ${dayWords(on, "fr")}`,
    instalment: (seq) => `échéance n°${NBSP}${seq}`,
    dueOn: (on, isDue) => `${isDue ? "échue le" : "à échéance le"} ${dayWords(on, "fr")}`,
    late: (days) => `${countWords(days, "jour", "jours", "fr")} de retard`,
    settledOf: (settled, amount, currency) =>
      `${amountWords(settled, currency, "fr")} déjà réglés sur ${amountWords(amount, currency, "fr")}`,
    contested: (cents, currency) => `hors ${amountWords(cents, currency, "fr")} contestés`,
    total: "Total à payer",
    upcoming: "À échoir, pour information",
    order: "Référence de commande",
    penalties: (through) => `Pénalités de retard arrêtées au ${dayWords(through, "fr")}`,
    indemnity: "Indemnité forfaitaire pour frais de recouvrement",
    withAccessories: "Total avec pénalités et indemnité",
    payByTransfer: "Pour payer par virement",
    holder: "Titulaire du compte",
    amount: "Montant",
    reference: "Référence à indiquer",
    scan: "À scanner avec l’application de votre banque",
    colon: `${NBSP}: `,
    shareCapital: "au capital de",
  },
  letter: {
    registered: "Lettre recommandée avec accusé de réception",
    electronic: "Lettre recommandée électronique",
    subject: "Objet",
    customer: "Votre code client",
    reference: "Notre référence",
    page: ["Page", "sur"],
    carriedForward: "À reporter",
    broughtForward: "Report",
    issued: "Date",
    late: "Retard",
    daysLate: (days) => `${days}${NBSP}j`,
    placeAndDate: (place, date) => (place === "" ? `Le ${date}` : `${place}, le ${date}`),
    enclosures: "Pièces jointes",
  },
  penalties: {
    title: "Décompte des pénalités de retard",
    lead: (day) => `Arrêté au ${day}, ce jour compris.`,
    bill: (number) => `Facture de pénalités ${number}`,
    payBy: (day, iban) =>
      `À payer au plus tard le ${day}${iban ? `, par virement sur le compte ${iban}` : ""}.`,
    toPay: "Total à payer",
    heads: ["Du", "Au", "Jours", "Base", "Taux", "Réf.", "Montant"],
    invoice: (number) => `Facture ${number}`,
    facts: (issued, due, late) =>
      `du ${issued}, échue le ${due}, ${countWords(late, "jour", "jours", "fr")} de retard`,
    principal: "Reste dû en principal",
    interest: "Pénalités",
    indemnity: "Indemnité forfaitaire pour frais de recouvrement",
    billed: "Déjà facturé",
    waived: "Abandonné",
    claim: "Pénalités et indemnité à payer",
    total: "Total dû",
    counted: (isActual) =>
      `Intérêts calculés sur ${isActual ? "le nombre de jours de l’année" : "365 jours"}, du lendemain de l’échéance au jour du paiement compris.`,
    roundedOnce:
      "Les lignes sont arrondies pour la lecture ; le total l’est à chaque paiement et à la fin, et prévaut.",
    roundedByLine: "Chaque ligne est arrondie au centime.",
    vat: "Pénalités et indemnité non soumises à la TVA.",
    sources: {},
  },
  statement: {
    title: "Relevé de compte",
    lead: (day) => `Factures ouvertes au ${day}.`,
    heads: ["Facture", "Date", "Échéance", "Retard", "Montant", "Déjà réglé", "Reste dû"],
    late: "Total échu",
    notDue: "Total à échoir",
    total: "Solde du compte",
    none: "Aucune facture ouverte.",
    invoiceFile: (number) => `facture-${number}`,
    statementFile: "releve-de-compte",
    penaltiesFile: "decompte-penalites",
  },
  sent: {
    email: "notre courriel",
    letter: "notre lettre",
    "registered-letter": "notre lettre recommandée",
    "electronic-registered-letter": "notre lettre recommandée électronique",
    sms: "notre SMS",
    phone: "notre appel",
  },
  sentOn: "du",
  reply: {
    formal: {
      reply: "répondez à ce message",
      write: "écrivez-nous",
      writeTo: (email) => `écrivez-nous à ${email}`,
      orCall: (write, phone) => `${write} ou appelez-nous au${NBSP}${nbsp(phone)}`,
    },
    informal: {
      reply: "réponds à ce message",
      write: "écris-nous",
      writeTo: (email) => `écris-nous à ${email}`,
      orCall: (write, phone) => `${write} ou appelle-nous au${NBSP}${nbsp(phone)}`,
    },
  },
}
