import { quoted, type RowFault } from "../fault.ts"
import { decodeText, type Encoding } from "../text/encoding.ts"
import { textLines } from "../text/lines.ts"
import { fecCents } from "./amount.ts"
import { type FecColumns, readFecHeader } from "./columns.ts"
import { fecRow } from "./fields.ts"
import { FecLine } from "./line.ts"
import { type FecBatch, type FecOddities, type FecRow, noOddities } from "./row.ts"

/**
 * Reads a FEC as a stream: bytes in, rows out, in batches. Fields are never quoted. Short or
 * unreadable lines come out as faults with their line number; the others go on.
 * Throws the refusal FEC_HEADER_MISSING or FEC_EMPTY.
 */
export async function* readFec(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<FecBatch> {
  const oddities = noOddities()
  let columns: FecColumns | null = null
  let current = new FecLine("\t")
  for await (const batch of textLines(decodeText(chunks, encoding))) {
    const rows: FecRow[] = []
    const faults: RowFault[] = []
    for (const [offset, line] of batch.lines.entries()) {
      if (line === "" || line.trim() === "") continue
      const number = batch.firstNumber + offset
      if (columns === null) {
        columns = readFecHeader(line)
        current = new FecLine(columns.separator)
        continue
      }
      current.read(line)
      const isLast = !batch.endsWithBreak && offset === batch.lines.length - 1
      const isWhole = current.count === columns.count || mend(line, current, columns, oddities)
      const read = isWhole
        ? fecRow(current, number, columns, oddities)
        : unevenLine(number, line, columns, isLast)
      if ("code" in read) faults.push(read)
      else rows.push(read)
    }
    yield { rows, faults, oddities }
  }
  if (columns === null) readFecHeader("")
}

/** Mends a line of too many fields; false when it has too few, or too many in a way that cannot be mended. */
function mend(line: string, current: FecLine, columns: FecColumns, oddities: FecOddities): boolean {
  const surplus = current.count - columns.count
  if (surplus < 0) return false
  const fields = line.split(columns.separator)
  const isPadding = fields.slice(columns.count).every((field) => field.trim() === "")
  if (isPadding && hasOneSide(fields, columns)) return true
  // Some packages let the separator into EcritureLib: joined again when the amounts then fall in place.
  const label = columns.index.ecritureLib
  const mended = fields.toSpliced(
    label,
    surplus + 1,
    fields.slice(label, label + surplus + 1).join(columns.separator),
  )
  if (label >= 0 && hasOneSide(mended, columns)) {
    oddities.mendedLabels += 1
    current.take(mended)
    return true
  }
  return isPadding
}

/** True when exactly one amount stands where the amounts belong. */
function hasOneSide(fields: readonly string[], { index }: FecColumns): boolean {
  const at = (position: number) => fecCents((fields[position] ?? "").trim())
  if (index.debit < 0)
    return Math.abs(at(index.montant)) > 0 && /^\s*([dc]|[+-]?1)\s*$/i.test(fields[index.sens] ?? "")
  const [debit, credit] = [at(index.debit), at(index.credit)]
  return !Number.isNaN(debit) && !Number.isNaN(credit) && (debit === 0) !== (credit === 0)
}

function unevenLine(row: number, line: string, columns: FecColumns, isLast: boolean): RowFault {
  const found = line.split(columns.separator).length
  const cutOff = isLast && found < columns.count
  return {
    row,
    column: null,
    value: line.slice(0, 80),
    code: cutOff ? "FEC_CUT_OFF" : "FEC_LINE_UNEVEN",
    sentence: {
      fr: cutOff
        ? `Ligne ${row}\u00a0: le fichier s’arrête au milieu d’une ligne (${found} champs sur ${columns.count}).`
        : `Ligne ${row}\u00a0: ${found} champs au lieu de ${columns.count}, après ${quoted(line.slice(0, 40))}.`,
      en: cutOff
        ? `Line ${row}: the file stops in the middle of a line (${found} fields of ${columns.count}).`
        : `Line ${row}: ${found} fields instead of ${columns.count}, after ${quoted(line.slice(0, 40))}.`,
    },
    remedy: {
      fr: cutOff
        ? "Le fichier est tronqué\u00a0: exportez-le à nouveau en entier."
        : "Retirez les tabulations ou les barres | des libellés, puis exportez à nouveau le FEC.",
      en: cutOff
        ? "The file is cut off: export it again as a whole."
        : "Remove tabs or | from the labels, then export the FEC again.",
    },
  }
}
