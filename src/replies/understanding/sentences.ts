/** A sentence of a text, and where it stands. */
export interface SentenceSpan {
  readonly text: string
  readonly start: number
  readonly end: number
}

const SHORTENED =
  /(?:^|[\s(])(?:m|mm|mme|mlle|mr|mrs|ms|me|dr|st|ste|n|no|num|art|réf|ref|tél|tel|env|ex|cf|p|av|bd|etc|inc|ltd|janv|févr|fevr|avr|juil|sept|oct|nov|déc|dec|sem)$/i
const WRAPPED_AT = 60

/** The sentences of a text. A line that was only wrapped goes on; an abbreviation or a decimal point ends nothing. */
export function sentencesOf(text: string): SentenceSpan[] {
  const spans: SentenceSpan[] = []
  let start = 0
  const close = (end: number) => {
    const raw = text.slice(start, end)
    const trimmed = raw.trim()
    if (/[\p{L}\p{N}]/u.test(trimmed)) {
      const from = start + raw.indexOf(trimmed)
      spans.push({ text: trimmed, start: from, end: from + trimmed.length })
    }
    start = end
  }
  for (const mark of text.matchAll(/[.!?…]+(?=\s|$)|\n+/g)) {
    const end = mark.index + mark[0].length
    if (mark[0].startsWith("\n") ? !isWrap(text, mark.index, end) : !isShortened(text, start, mark))
      close(end)
  }
  close(text.length)
  return spans
}

const isShortened = (text: string, start: number, mark: RegExpExecArray): boolean =>
  mark[0] === "." && SHORTENED.test(text.slice(start, mark.index))

function isWrap(text: string, at: number, end: number): boolean {
  if (end - at > 1) return false
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at)
  return line.length >= WRAPPED_AT && /^[\s]*[\p{Ll}\p{N}(«"€]/u.test(text.slice(end, end + 2))
}
