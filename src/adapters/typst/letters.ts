import { readFileSync } from "node:fs"
import { constants, inflateSync } from "node:zlib"
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler"
import type { AccountDocument } from "../../messages/account-statement/document.ts"
import type { AgreementDocument } from "../../messages/agreement/document.ts"
import type { Letter } from "../../messages/letter.ts"
import type { PenaltyDocument } from "../../messages/penalty-statement/document.ts"

const LETTER = readFileSync(new URL("./letter.typ", import.meta.url), "utf8")
const PENALTIES = readFileSync(new URL("./penalties.typ", import.meta.url), "utf8")
const AGREEMENT = readFileSync(new URL("./agreement.typ", import.meta.url), "utf8")
const ACCOUNT = readFileSync(new URL("./account.typ", import.meta.url), "utf8")
const BATCH = readFileSync(new URL("./batch.typ", import.meta.url), "utf8")
const STANDARD = "a-3b"

/** PDF/A-3b, or PDF/A-1b (PDF 1.4) for those who read nothing newer. */
export type LetterStandard = typeof STANDARD | "a-1b"
const MOST_REPAIRS = 20

/** Typst with the fonts inside its package and the folder of the letter as its whole world. */
let compiler: NodeCompiler | null = null

/** A letter as PDF/A. The same letter gives the same bytes. */
export const letterPdf = (letter: Letter, standard: LetterStandard = STANDARD): Buffer =>
  setInType(LETTER, "letter", letter, standard)

/** A letter as one SVG picture, its pages under each other, for a page of the browser. */
export function letterPicture(letter: Letter): string {
  compiler ??= NodeCompiler.create({ workspace: import.meta.dirname })
  const inputs = { letter: JSON.stringify(letter) }
  const picture = compiler.plainSvg({ mainFileContent: LETTER, inputs })
  compiler.evictCache(10)
  return picture
}

/** A statement of penalties as PDF/A-3b. The same statement gives the same bytes. */
export const penaltiesPdf = (document: PenaltyDocument): Buffer => setInType(PENALTIES, "document", document)

/** The agreement of a payment plan as PDF/A-3b. The same agreement gives the same bytes. */
export const agreementPdf = (document: AgreementDocument): Buffer =>
  setInType(AGREEMENT, "document", document)
/** A statement of account as PDF/A-3b. The same statement gives the same bytes. */
export const accountPdf = (document: AccountDocument): Buffer => setInType(ACCOUNT, "document", document)

/** A letter in a pile for the printer: its PDF as letterPdf() wrote it, and whether a blank page follows. */
export interface PiledLetter {
  readonly name: string
  readonly pdf: Buffer
}

/**
 * One PDF for the printer with the pages of letters as they were kept, in the order given. For printing
 * on both sides, a blank page follows a letter with an odd number of pages, so that each one begins a sheet.
 */
export function letterPile(title: string, letters: readonly PiledLetter[], isDuplex: boolean): Buffer {
  const piled = letters.map(({ name, pdf }) => {
    const pages = pageCount(pdf)
    return { name, pages, isBlankAfter: isDuplex && pages % 2 === 1, bytes: [...pdf] }
  })
  return setInType(BATCH, "batch", { title, letters: piled }, null)
}

/** How many pages a PDF has: one of ours, or one from elsewhere whose objects may be packed in streams. */
export function pageCount(pdf: Buffer): number {
  const text = pdf.toString("latin1")
  const plain = pagesIn(text)
  if (plain > 0 || !text.includes("/ObjStm")) return plain
  return [...text.matchAll(/\/ObjStm[\s\S]*?stream\r?\n/g)].reduce((sum, found) => {
    const from = found.index + found[0].length
    const packed = pdf.subarray(from, text.indexOf("endstream", from))
    return sum + pagesIn(inflateSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1"))
  }, 0)
}

const pagesIn = (text: string): number => text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0

function setInType(
  mainFileContent: string,
  name: string,
  value: unknown,
  pdfStandard: LetterStandard | null = STANDARD,
): Buffer {
  compiler ??= NodeCompiler.create({ workspace: import.meta.dirname })
  let json = JSON.stringify(value)
  for (let attempt = 0; ; attempt++) {
    const compiled = compiler.compile({ mainFileContent, inputs: { [name]: json } })
    if (!compiled.result)
      throw new Error(`letter not set: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`)
    try {
      return compiler.pdf(compiled.result, pdfStandard ? { pdfStandard } : {})
    } catch (error) {
      const unknown = unknownSigns(error)
      if (unknown.length === 0 || attempt === MOST_REPAIRS) throw error
      for (const sign of unknown) json = json.replaceAll(sign, "\u25a1")
    } finally {
      compiler.evictCache(10)
    }
  }
}

/**
 * The signs that no font of the package can draw (emoji, Chinese…), from the complaint of the PDF/A
 * check. They become □: the letter leaves, and the gap shows.
 */
function unknownSigns(error: unknown): string[] {
  const found = String(error).matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g)
  return [...found].flatMap(([, text]) => [...text!]).filter((sign) => sign > "\u007f")
}
