import { inflateRawSync } from "node:zlib"
import { refuse } from "../../kernel/refusal.ts"

/** A workbook of a few hundred thousand rows unpacks to less than this. */
const LARGEST_UNPACKED_BYTES = 400 * 1024 * 1024
const MOST_FILES = 2_000
const DIRECTORY_ENTRY = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50

/**
 * Unpacks every file of a ZIP once, to measure it, before anything else may: a file that unpacks to
 * more than it should (a "zip bomb") is refused with FILE_TOO_LARGE, a damaged one with XLSX_UNREADABLE.
 */
export function checkZip(bytes: Buffer): void {
  let left = LARGEST_UNPACKED_BYTES
  for (const { method, packed } of zipFiles(bytes)) {
    if (method === 0) left -= packed.length
    else left -= unpackedLength(packed, left)
    if (left < 0) tooLarge()
  }
}

function* zipFiles(bytes: Buffer): Generator<{ method: number; packed: Buffer }> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 20 > bytes.length || bytes.readUInt32LE(end) !== END_OF_DIRECTORY) unreadable()
  const count = bytes.readUInt16LE(end + 10)
  if (count > MOST_FILES) tooLarge()
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) unreadable()
    const method = bytes.readUInt16LE(at + 10)
    const packedLength = bytes.readUInt32LE(at + 20)
    const header = bytes.readUInt32LE(at + 42)
    if (header + 30 > bytes.length) unreadable()
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
    if (start + packedLength > bytes.length) unreadable()
    yield { method, packed: bytes.subarray(start, start + packedLength) }
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
}

function unpackedLength(packed: Buffer, most: number): number {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(most, 1) }).length
  } catch (error) {
    if (error instanceof RangeError) return most + 1
    return unreadable()
  }
}

function tooLarge(): never {
  return refuse("FILE_TOO_LARGE", {
    fr: "Une fois décompressé, ce classeur dépasse 400 Mo. Enregistrez la feuille utile au format CSV et importez celle-ci.",
    en: "Once unpacked, this workbook is larger than 400 MB. Save the sheet that matters as CSV and import that.",
  })
}

/** Refuses a workbook that cannot be opened. */
export function unreadable(): never {
  return refuse("XLSX_UNREADABLE", {
    fr: "Ce classeur est endommagé ou protégé par un mot de passe. Ouvrez-le dans votre tableur, puis enregistrez-le au format XLSX ou CSV.",
    en: "This workbook is damaged or protected by a password. Open it in your spreadsheet program, then save it as XLSX or CSV.",
  })
}
