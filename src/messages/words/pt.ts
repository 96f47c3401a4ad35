import { amountWords, countWords, dayWords, NBSP } from "../../kernel/wording.ts"
import type { MessageWords } from "./message-words.ts"

const nbsp = (text: string): string => text.trim().replaceAll(" ", NBSP)

/** The fixed words of messages in Portuguese, as written in Portugal. */
export const PT: MessageWords = {
  labels: {
    invoice: "Fatura",
    due: "Vencimento",
    toPay: "Por pagar",
    issued: (on) => `de ${dayWords(on, "pt")}`,
    instalment: (seq) => `prestação ${seq}`,
    dueOn: (on, isDue) => `${isDue ? "vencida em" : "com vencimento em"} ${dayWords(on, "pt")}`,
    late: (days) => `${countWords(days, "dia", "dias", "pt")} de atraso`,
    settledOf: (settled, amount, currency) =>
      `${amountWords(settled, currency, "pt")} já pagos de ${amountWords(amount, currency, "pt")}`,
    contested: (cents, currency) => `sem os ${amountWords(cents, currency, "pt")} contestados`,
    total: "Total a pagar",
    upcoming: "Ainda não vencidas, para informação",
    order: "Referência da encomenda",
    penalties: (through) => `Juros de mora até ${dayWords(through, "pt")}`,
    indemnity: "Indemnização fixa por custos de cobrança",
    withAccessories: "Total com juros e indemnização",
    payByTransfer: "Pagamento por transferência",
    holder: "Titular da conta",
    amount: "Montante",
    reference: "Referência a indicar",
    scan: "Ler com a aplicação do banco",
    colon: ": ",
    shareCapital: "capital social",
  },
  letter: {
    registered: "Carta registada com aviso de receção",
    electronic: "Carta registada eletrónica",
    subject: "Assunto",
    customer: "Código de cliente",
    reference: "Nossa referência",
    page: ["Página", "de"],
    carriedForward: "A transportar",
    broughtForward: "Transporte",
    issued: "Data",
    late: "Atraso",
    daysLate: (days) => countWords(days, "dia", "dias", "pt"),
    placeAndDate: (place, date) => (place === "" ? date : `${place}, ${date}`),
    enclosures: "Anexos",
    agreement: (reference) => `Acordo de pagamento em prestações ${reference}`,
  },
  penalties: {
    title: "Cálculo dos juros de mora",
    lead: (day) => `Calculado até ${day}, inclusive.`,
    bill: (number) => `Fatura de juros de mora ${number}`,
    payBy: (day, iban) => `A pagar até ${day}${iban ? `, por transferência para a conta ${iban}` : ""}.`,
    toPay: "Total a pagar",
    heads: ["De", "Até", "Dias", "Base", "Taxa", "Ref.", "Montante"],
    invoice: (number) => `Fatura ${number}`,
    facts: (issued, due, late) =>
      `de ${issued}, vencida em ${due}, ${countWords(late, "dia", "dias", "pt")} de atraso`,
    principal: "Capital em dívida",
    interest: "Juros de mora",
    indemnity: "Indemnização fixa por custos de cobrança",
    billed: "Já faturado",
    waived: "Perdoado",
    claim: "Juros e indemnização a pagar",
    total: "Total em dívida",
    counted: (isActual) =>
      `Juros calculados sobre ${isActual ? "os dias de cada ano" : "365 dias"}, desde o dia seguinte ao vencimento até ao dia do pagamento, inclusive.`,
    roundedOnce:
      "As linhas são arredondadas para facilitar a leitura; prevalece o total, arredondado em cada pagamento e no final.",
    roundedByLine: "Cada linha é arredondada ao cêntimo.",
    vat: "Os juros e a indemnização não estão sujeitos a IVA.",
    sources: {
      "C. com. L441-10 II: ECB rate + 10 points": "C. com. L441-10 II: taxa do BCE + 10 pontos",
      "Contract rate (C. com. L441-10 II)": "Taxa contratual (C. com. L441-10 II)",
      "Clause below the legal minimum (C. com. L441-10 II): the lower of the two lawful rates":
        "Cláusula abaixo do mínimo legal (C. com. L441-10 II): a mais baixa das duas taxas lícitas",
      "Legal interest (": "Juro legal (",
      "CCP R2192-31: ECB rate + 8 points, fixed when interest began":
        "CCP R2192-31: taxa do BCE + 8 pontos, fixada no início dos juros",
    },
  },
  statement: {
    title: "Extrato de conta",
    lead: (day) => `Faturas em aberto em ${day}.`,
    heads: ["Fatura", "Data", "Vencimento", "Atraso", "Montante", "Já pago", "Por pagar"],
    late: "Total vencido",
    notDue: "Total ainda não vencido",
    total: "Saldo da conta",
    none: "Nenhuma fatura em aberto.",
    invoiceFile: (number) => `fatura-${number}`,
    statementFile: "extrato-de-conta",
    penaltiesFile: "juros-de-mora",
  },
  sent: {
    email: "o nosso e-mail",
    letter: "a nossa carta",
    "registered-letter": "a nossa carta registada",
    "electronic-registered-letter": "a nossa carta registada eletrónica",
    sms: "o nosso SMS",
    phone: "o nosso telefonema",
  },
  sentOn: "de",
  reply: {
    formal: {
      reply: "responda a esta mensagem",
      write: "escreva-nos",
      writeTo: (email) => `escreva-nos para ${email}`,
      orCall: (write, phone) => `${write} ou telefone-nos para o ${nbsp(phone)}`,
    },
    informal: {
      reply: "responde a esta mensagem",
      write: "escreve-nos",
      writeTo: (email) => `escreve-nos para ${email}`,
      orCall: (write, phone) => `${write} ou liga-nos para o ${nbsp(phone)}`,
    },
  },
}
