import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { refuse } from "../../kernel/refusal.ts"
import { hasFecColumns, looksLikeFec, refuseFecAsTable } from "../fec/recognise.ts"
import { readCsv } from "../table/csv.ts"
import type { Grid } from "../table/grid.ts"
import { readXlsx } from "../table/xlsx.ts"
import { type Encoding, EncodingSniffer } from "../text/encoding.ts"

/** The bytes of a file to import: its path, the bytes themselves, or a stream of them. */
export type ImportContent = string | Uint8Array | AsyncIterable<Uint8Array>

/** A file whose bytes can be read more than once, with its digest and encoding. */
export interface OpenContent {
  readonly sha256: Buffer
  readonly byteCount: number
  readonly encoding: Encoding
  /** "zip" for XLSX and the like, "old-excel" for XLS, "xml", or "text". */
  readonly format: "zip" | "old-excel" | "xml" | "text"
  chunks(): AsyncIterable<Uint8Array>
}

/** A stream that cannot be read twice is kept in memory up to this size; larger files come by path. */
const LARGEST_STREAM_BYTES = 512 * 1024 * 1024
const PIECE_BYTES = 256 * 1024

/** Looks through a file once: digest, size, encoding, format. Throws FILE_EMPTY, FILE_TOO_LARGE or FILE_COMPRESSED. */
export async function openContent(content: ImportContent): Promise<OpenContent> {
  const chunks = await repeatable(content)
  const digest = createHash("sha256")
  const sniffer = new EncodingSniffer()
  let byteCount = 0
  let head = Buffer.alloc(0)
  for await (const chunk of chunks()) {
    digest.update(chunk)
    sniffer.add(chunk)
    byteCount += chunk.length
    if (head.length < 1024) head = Buffer.concat([head, chunk.subarray(0, 1024)])
  }
  if (byteCount === 0) {
    refuse("FILE_EMPTY", {
      fr: "Le fichier est vide. Exportez-le à nouveau depuis votre logiciel.",
      en: "The file is empty. Export it again from your software.",
    })
  }
  if (isNeitherTextNorTable(head)) refuseCompressed()
  return { sha256: digest.digest(), byteCount, encoding: sniffer.end(), format: formatOf(head), chunks }
}

async function repeatable(content: ImportContent): Promise<() => AsyncIterable<Uint8Array>> {
  if (typeof content === "string") return () => createReadStream(content, { highWaterMark: PIECE_BYTES })
  const pieces: Uint8Array[] = []
  if (content instanceof Uint8Array) {
    for (let from = 0; from < content.length; from += PIECE_BYTES)
      pieces.push(content.subarray(from, from + PIECE_BYTES))
  } else {
    let total = 0
    for await (const piece of content) {
      total += piece.length
      if (total > LARGEST_STREAM_BYTES) tooLarge()
      pieces.push(piece)
    }
  }
  return async function* () {
    yield* pieces
  }
}

function tooLarge(): never {
  return refuse("FILE_TOO_LARGE", {
    fr: "Le fichier dépasse 512 Mo. Importez-le avec la commande relance import, ou découpez-le par exercice.",
    en: "The file is larger than 512 MB. Import it with the relance import command, or split it by year.",
  })
}

/** How gzip, 7z, RAR, bzip2 and PDF files begin. */
const OTHER_FORMATS = [
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
  [0x42, 0x5a, 0x68],
  [0x25, 0x50, 0x44, 0x46],
]

const isNeitherTextNorTable = (head: Buffer): boolean =>
  OTHER_FORMATS.some((start) => head.subarray(0, start.length).equals(Buffer.from(start)))

/** Refuses an archive, or a document that holds no rows. */
export function refuseCompressed(): never {
  return refuse("FILE_COMPRESSED", {
    fr: "Ce fichier est une archive compressée ou un document (ZIP, GZ, 7z, PDF…), rien n’y a été lu. Décompressez-le, ou exportez à nouveau un FEC (TXT), un CSV ou un XLSX depuis votre logiciel.",
    en: "This file is a compressed archive or a document (ZIP, GZ, 7z, PDF…), nothing was read from it. Unpack it, or export a FEC (TXT), a CSV or an XLSX from your software again.",
  })
}

function formatOf(head: Buffer): OpenContent["format"] {
  if (head.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004", "latin1"))) return "zip"
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return "old-excel"
  return /^\s*<(\?xml|comptabilite)/i.test(head.toString("utf8").replace(/^\ufeff/, "")) ? "xml" : "text"
}

/** A table is kept in memory as a whole; larger files are no lists that anybody keeps. */
const LARGEST_TABLE_BYTES = 200 * 1024 * 1024

/** The whole file as bytes. Throws FILE_TOO_LARGE. */
async function wholeContent(content: OpenContent): Promise<Buffer> {
  if (content.byteCount > LARGEST_TABLE_BYTES) tooLarge()
  const pieces: Uint8Array[] = []
  for await (const piece of content.chunks()) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** The whole file as text. Throws FILE_TOO_LARGE. */
export async function wholeText(content: OpenContent): Promise<string> {
  return new TextDecoder(content.encoding).decode(await wholeContent(content))
}

const HEAD_BYTES = 64 * 1024

/** The beginning of a text file. */
export async function headText(content: OpenContent): Promise<string> {
  for await (const chunk of content.chunks())
    return new TextDecoder(content.encoding).decode(chunk.subarray(0, HEAD_BYTES))
  return ""
}

/** The rows of a CSV or XLSX file. */
export async function readGrid(content: OpenContent): Promise<Grid> {
  if (content.format === "zip") return readXlsx(await wholeContent(content))
  if (content.format === "old-excel") refuse("XLS_NOT_READ", OLD_EXCEL)
  return readCsv(await wholeText(content))
}

/** The rows of a list. Throws FEC_NOT_A_TABLE for a FEC, whatever a spreadsheet made of it. */
export async function readList(content: OpenContent): Promise<Grid> {
  if (content.format !== "zip" && looksLikeFec(await headText(content))) refuseFecAsTable()
  const grid = await readGrid(content)
  return hasFecColumns(grid) ? refuseFecAsTable() : grid
}

const OLD_EXCEL = {
  fr: "Ce classeur est à l’ancien format XLS. Ouvrez-le dans votre tableur, puis enregistrez-le au format XLSX ou CSV.",
  en: "This workbook has the old XLS format. Open it in your spreadsheet program, then save it as XLSX or CSV.",
}
