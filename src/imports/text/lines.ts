/** Some lines in a row, and the number of the first one (the file's first line is 1). */
export interface LineBatch {
  readonly firstNumber: number
  readonly lines: readonly string[]
  /** False for the last line of a file that does not end with a line break: perhaps cut off. */
  readonly endsWithBreak: boolean
}

/**
 * Cuts text into lines at LF, CR LF or CR (old Macintosh). Control characters, NUL among them, and invisible
 * ones that reorder or hide text are dropped, no-break spaces become spaces. Batches keep a file of a million lines quick to walk through.
 */
export async function* textLines(chunks: AsyncIterable<string>): AsyncGenerator<LineBatch> {
  let rest = ""
  let firstNumber = 1
  for await (const chunk of chunks) {
    const text = rest + chunk
    // A CR at the very end may be the first half of a CR LF.
    const end = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r", text.length - 2)) + 1
    rest = text.slice(end)
    if (end === 0) continue
    const lines = cut(text.slice(0, end))
    lines.pop()
    yield { firstNumber, lines, endsWithBreak: true }
    firstNumber += lines.length
  }
  if (rest === "") return
  const lines = cut(rest)
  const endsWithBreak = lines.at(-1) === ""
  if (endsWithBreak) lines.pop()
  yield { firstNumber, lines, endsWithBreak }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for; \p{Cc} takes ten times as long on a million lines
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/

function cut(text: string): string[] {
  let clean = text
  if (CONTROL.test(clean)) clean = clean.replace(new RegExp(CONTROL, "g"), "")
  if (clean.includes("\u00a0")) clean = clean.replaceAll("\u00a0", " ")
  if (clean.includes("\u202f")) clean = clean.replaceAll("\u202f", " ")
  const lines = clean.split("\n")
  if (!clean.includes("\r")) return lines
  // Mostly every CR stands before an LF; where one does not, it is a line end of its own.
  const last = lines.length - 1
  const isPlain = lines.every((line, i) => {
    const at = line.indexOf("\r")
    return at < 0 || (i < last && at === line.length - 1)
  })
  if (!isPlain) return clean.replace(/\r\n?/g, "\n").split("\n")
  return lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line))
}
