import { amountWords, countWords, dayWords, NBSP } from "../../kernel/wording.ts"
import type { MessageWords } from "./message-words.ts"

const nbsp = (text: string): string => text.trim().replaceAll(" ", NBSP)

/** The fixed words of messages in Spanish. */
export const ES: MessageWords = {
  labels: {
    invoice: "Factura",
    due: "Vencimiento",
    toPay: "Pendiente de pago",
    issued: (on) => `de fecha ${dayWords(on, "es")}`,
    instalment: (seq) => `plazo ${seq}`,
    dueOn: (on, isDue) => `${isDue ? "vencida el" : "con vencimiento el"} ${dayWords(on, "es")}`,
    late: (days) => `${countWords(days, "día", "días", "es")} de retraso`,
    settledOf: (settled, amount, currency) =>
      `${amountWords(settled, currency, "es")} ya abonados de ${amountWords(amount, currency, "es")}`,
    contested: (cents, currency) => `sin los ${amountWords(cents, currency, "es")} en disputa`,
    total: "Total a pagar",
    upcoming: "Aún no vencidas, a título informativo",
    order: "Referencia del pedido",
    penalties: (through) => `Intereses de demora hasta el ${dayWords(through, "es")}`,
    indemnity: "Compensación fija por costes de cobro",
    withAccessories: "Total con intereses y compensación",
    payByTransfer: "Pago por transferencia",
    holder: "Titular de la cuenta",
    amount: "Importe",
    reference: "Concepto que debe indicarse",
    scan: "Escanear con la aplicación del banco",
    colon: ": ",
    shareCapital: "capital social",
  },
  letter: {
    registered: "Carta certificada con acuse de recibo",
    electronic: "Carta certificada electrónica",
    subject: "Asunto",
    customer: "Código de cliente",
    reference: "Nuestra referencia",
    page: ["Página", "de"],
    carriedForward: "Suma y sigue",
    broughtForward: "Suma anterior",
    issued: "Fecha",
    late: "Retraso",
    daysLate: (days) => countWords(days, "día", "días", "es"),
    placeAndDate: (place, date) => (place === "" ? date : `${place}, ${date}`),
    enclosures: "Anexos",
    agreement: (reference) => `Acuerdo de pago a plazos ${reference}`,
  },
  penalties: {
    title: "Liquidación de intereses de demora",
    lead: (day) => `Calculada hasta el ${day}, este día incluido.`,
    bill: (number) => `Factura de intereses de demora ${number}`,
    payBy: (day, iban) =>
      `Pago a más tardar el ${day}${iban ? `, por transferencia a la cuenta ${iban}` : ""}.`,
    toPay: "Total a pagar",
    heads: ["Desde", "Hasta", "Días", "Base", "Tipo", "Ref.", "Importe"],
    invoice: (number) => `Factura ${number}`,
    facts: (issued, due, late) =>
      `de fecha ${issued}, vencida el ${due}, ${countWords(late, "día", "días", "es")} de retraso`,
    principal: "Principal pendiente",
    interest: "Intereses de demora",
    indemnity: "Compensación fija por costes de cobro",
    billed: "Ya facturado",
    waived: "Condonado",
    claim: "Intereses y compensación a pagar",
    total: "Total adeudado",
    counted: (isActual) =>
      `Intereses calculados sobre ${isActual ? "los días de cada año" : "365 días"}, desde el día siguiente al vencimiento hasta el día del pago incluido.`,
    roundedOnce:
      "Las líneas se redondean para facilitar la lectura; prevalece el total, que se redondea en cada pago y al final.",
    roundedByLine: "Cada línea se redondea al céntimo.",
    vat: "Los intereses y la compensación no están sujetos al IVA.",
    sources: {
      "C. com. L441-10 II: ECB rate + 10 points": "C. com. L441-10 II: tipo del BCE + 10 puntos",
      "Contract rate (C. com. L441-10 II)": "Tipo pactado (C. com. L441-10 II)",
      "Clause below the legal minimum (C. com. L441-10 II): the lower of the two lawful rates":
        "Cláusula por debajo del mínimo legal (C. com. L441-10 II): el menor de los dos tipos lícitos",
      "Legal interest (": "Interés legal (",
      "CCP R2192-31: ECB rate + 8 points, fixed when interest began":
        "CCP R2192-31: tipo del BCE + 8 puntos, fijado al inicio de los intereses",
    },
  },
  statement: {
    title: "Estado de cuenta",
    lead: (day) => `Facturas pendientes a ${day}.`,
    heads: ["Factura", "Fecha", "Vencimiento", "Retraso", "Importe", "Abonado", "Pendiente"],
    late: "Total vencido",
    notDue: "Total aún no vencido",
    total: "Saldo de la cuenta",
    none: "Ninguna factura pendiente.",
    invoiceFile: (number) => `factura-${number}`,
    statementFile: "estado-de-cuenta",
    penaltiesFile: "intereses-de-demora",
  },
  sent: {
    email: "nuestro correo electrónico",
    letter: "nuestra carta",
    "registered-letter": "nuestra carta certificada",
    "electronic-registered-letter": "nuestra carta certificada electrónica",
    sms: "nuestro SMS",
    phone: "nuestra llamada",
  },
  sentOn: "del",
  reply: {
    formal: {
      reply: "responda a este mensaje",
      write: "escríbanos",
      writeTo: (email) => `escríbanos a ${email}`,
      orCall: (write, phone) => `${write} o llámenos al ${nbsp(phone)}`,
    },
    informal: {
      reply: "responde a este mensaje",
      write: "escríbenos",
      writeTo: (email) => `escríbenos a ${email}`,
      orCall: (write, phone) => `${write} o llámanos al ${nbsp(phone)}`,
    },
  },
}
