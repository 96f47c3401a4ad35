/**
 * The small Markdown of messages: paragraphs, line breaks as typed, **bold**, "- " lists, "# " titles,
 * and three markers alone on their line. Nothing else means anything: no HTML, no links, no images,
 * so that a text edited by a person, or a customer's name, cannot carry anything but words.
 */

/** What the final rendering puts in place of a marker. */
export type Marker = "invoices" | "payment" | "signature"

/** Some words of one line, bold or not. */
export interface Span {
  readonly text: string
  readonly strong: boolean
}

/** One line, in spans. */
export type Line = readonly Span[]

/** One block of a message. */
export type Block =
  | { readonly kind: "paragraph"; readonly lines: readonly Line[] }
  | { readonly kind: "list"; readonly items: readonly Line[] }
  | { readonly kind: "title"; readonly line: Line }
  | { readonly kind: "marker"; readonly marker: Marker }

const MARKER = /^\[\[(invoices|payment|signature)\]\]$/
const SPECIAL = /[\\*[]/g

/** The marker as it stands in the editable text: "[[invoices]]". */
export const markerText = (marker: Marker): string => `[[${marker}]]`

/** Customer data as Markdown that shows it letter for letter: on one line, every special sign escaped. */
export function literal(value: string): string {
  const escaped = plainLine(value).replace(SPECIAL, "\\$&")
  return /^[-#]/.test(escaped) ? `\\${escaped}` : escaped
}

/** One line of plain words: control characters and the signs that reverse writing become spaces. */
export function plainLine(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, " ").trim()
}

/** Reads a message text into blocks. Any text is accepted. */
export function parseProse(markdown: string): Block[] {
  const blocks: Block[] = []
  let paragraph: Line[] = []
  let list: Line[] = []
  const close = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: "paragraph", lines: paragraph })
    if (list.length > 0) blocks.push({ kind: "list", items: list })
    paragraph = []
    list = []
  }
  for (const raw of markdown.replace(/\r\n?/g, "\n").split("\n")) {
    const line = raw.trim()
    const marker = MARKER.exec(line)
    if (line === "") close()
    else if (marker) {
      close()
      blocks.push({ kind: "marker", marker: marker[1] as Marker })
    } else if (line.startsWith("# ")) {
      close()
      blocks.push({ kind: "title", line: spansOf(line.slice(2)) })
    } else if (line.startsWith("- ")) {
      if (paragraph.length > 0) close()
      list.push(spansOf(line.slice(2)))
    } else {
      if (list.length > 0) close()
      paragraph.push(spansOf(line))
    }
  }
  close()
  return blocks
}

/** The words of a line without their dress. */
export const lineText = (line: Line): string => line.map((span) => span.text).join("")

/** The markers of a text, in order. */
export function markersOf(markdown: string): Marker[] {
  return parseProse(markdown).flatMap((block) => (block.kind === "marker" ? [block.marker] : []))
}

function spansOf(line: string): Line {
  const spans: Span[] = []
  let text = ""
  let strong = false
  const flush = (): void => {
    if (text !== "") spans.push({ text, strong })
    text = ""
  }
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]!
    const next = line[at + 1]
    if (sign === "\\" && next !== undefined && /[!-/:-@[-`{-~]/.test(next)) {
      text += next
      at++
    } else if (sign === "*" && next === "*" && (strong || closesLater(line, at + 2))) {
      flush()
      strong = !strong
      at++
    } else text += sign
  }
  flush()
  return spans
}

/** Two asterisks alone are two asterisks. */
function closesLater(line: string, from: number): boolean {
  for (let at = from; at < line.length - 1; at++) {
    if (line[at] === "\\") at++
    else if (line[at] === "*" && line[at + 1] === "*") return at > from
  }
  return false
}
