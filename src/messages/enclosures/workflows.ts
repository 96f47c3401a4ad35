import type { Day } from "../../kernel/day.ts"
import { Refusal, refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { pdfName } from "../../ledger/documents/document.ts"
import { readInvoiceDocuments, readInvoicePdf } from "../../ledger/documents/store.ts"
import { sha256 } from "../../ledger/journal/chain.ts"
import type { Attachment as Attached } from "../../policy/scenario.ts"
import { accountDocument } from "../account-statement/document.ts"
import { readAccounts } from "../account-statement/store.ts"
import type { MessageInput } from "../message-input.ts"
import type { Attachment } from "../mime.ts"
import { statementDocument } from "../penalty-statement/workflows.ts"
import { statementOf } from "../statement.ts"
import { messageLanguage, WORDS } from "../words/words.ts"
import { type Enclosed, type Enclosure, MOST_ENCLOSED_BYTES, type Paper, type SetPaper } from "./enclosure.ts"

/** A message whose step wants something to go along. */
export interface EnclosureWish {
  readonly customerId: string
  readonly attachments: readonly Attached[]
  readonly input: MessageInput
  /** The day on which statements stop: that of the preparation. */
  readonly on: Day
}

/**
 * What goes along with each of these messages, in the order of the wishes: the invoices asked for, the
 * account as it stands, what lateness added. A statement is not attached where it cannot be made (a rate
 * that nobody knows) and says so by its absence.
 */
export async function readEnclosures(
  tx: CompanyTx,
  wishes: readonly EnclosureWish[],
): Promise<readonly (readonly Enclosed[])[]> {
  const wanting = wishes.filter(({ attachments }) => attachments.includes("invoice"))
  const documents = await readInvoiceDocuments(
    tx,
    wanting.flatMap(askedInvoices).map(({ invoiceId }) => invoiceId),
  )
  const found: Enclosed[][] = []
  for (const wish of wishes) {
    const enclosed: Enclosed[] = []
    if (wish.attachments.includes("invoice")) {
      for (const { invoiceId, number } of askedInvoices(wish)) {
        const known = documents.get(invoiceId)
        const words = WORDS[messageLanguage(wish.input.customer.language)].statement
        const fileName = pdfName(words.invoiceFile(number))
        const digest = known?.sha256.toString("hex") ?? null
        enclosed.push({
          enclosure: { kind: "invoice", fileName, sha256: digest, invoiceId, number },
          paper: null,
        })
      }
    }
    for (const paper of await papersOf(tx, wish)) enclosed.push(paperOf(wish, paper))
    found.push(enclosed)
  }
  return found
}

/** The invoices that a message asks for, each once. */
function askedInvoices({ input }: EnclosureWish): { invoiceId: string; number: string }[] {
  const asked = statementOf(input).asked.map(({ invoiceId, number }) => [invoiceId, number] as const)
  return [...new Map(asked)].map(([invoiceId, number]) => ({ invoiceId, number }))
}

async function papersOf(tx: CompanyTx, wish: EnclosureWish): Promise<Paper[]> {
  const { customerId, attachments, input, on } = wish
  const language = messageLanguage(input.customer.language)
  const papers: Paper[] = []
  if (attachments.includes("statement")) {
    const lines = (await readAccounts(tx, [customerId], on)).get(customerId) ?? []
    papers.push({ kind: "statement", document: accountDocument(lines, input, { language, on }) })
  }
  // A letter that claims penalties carries their statement already, on a page of its own.
  if (
    attachments.includes("penalties") &&
    !(input.penalties?.statement && input.channel.endsWith("letter"))
  ) {
    const document = await known(() => statementDocument(tx, customerId, on, language))
    if (document && document.invoices.length > 0) papers.push({ kind: "penalties", document })
  }
  return papers
}

async function known<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal && error.code === "RATE_UNKNOWN") return null
    throw error
  }
}

function paperOf({ input, on }: EnclosureWish, paper: Paper): Enclosed {
  const words = WORDS[messageLanguage(input.customer.language)].statement
  const fileName = pdfName(paper.kind === "statement" ? words.statementFile : words.penaltiesFile)
  const digest = sha256(Buffer.from(JSON.stringify(paper.document))).toString("hex")
  return { enclosure: { kind: paper.kind, fileName, sha256: digest, on }, paper }
}

/** One enclosure as its file; null for an invoice whose PDF is not known. */
export async function enclosedFile(
  tx: CompanyTx,
  { enclosure, paper }: Enclosed,
  setPaper: SetPaper,
): Promise<Attachment | null> {
  const { fileName, invoiceId } = enclosure
  const content = paper
    ? await setPaper(paper)
    : invoiceId
      ? ((await readInvoicePdf(tx, invoiceId))?.content ?? null)
      : null
  return content && { fileName, contentType: "application/pdf", bytes: content }
}

/** The files of a message, those that are known. Refused (ENCLOSURES_TOO_BIG) above what mail servers take. */
export async function enclosedFiles(
  tx: CompanyTx,
  enclosed: readonly Enclosed[],
  setPaper: SetPaper,
): Promise<Attachment[]> {
  const files: Attachment[] = []
  for (const one of enclosed) {
    const file = await enclosedFile(tx, one, setPaper)
    if (file) files.push(file)
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
  if (bytes > MOST_ENCLOSED_BYTES) refuseTooBig(bytes, files.length)
  return files
}

function refuseTooBig(bytes: number, count: number): never {
  const size = Math.ceil(bytes / 1_000_000)
  return refuse(
    "ENCLOSURES_TOO_BIG",
    {
      fr: `Les ${count} pièces jointes font ${size}\u00a0Mo, et beaucoup de serveurs refusent au-delà de 7. Retirez des PDF de factures, ou ôtez les factures des pièces jointes de l’étape.`,
      en: `The ${count} attachments make ${size} MB, and many servers refuse more than 7. Take out PDFs of invoices, or take the invoices out of the step’s attachments.`,
    },
    { bytes },
  )
}

/** What is kept with a message of its enclosures. */
export const keptOf = (enclosed: readonly Enclosed[]): Enclosure[] =>
  enclosed.map(({ enclosure }) => enclosure)
