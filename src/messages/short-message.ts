import { type Line, parseProse } from "./prose.ts"

/** How a text travels as a short message, and in how many pieces it is charged. */
export interface ShortMessage {
  readonly text: string
  /** GSM-7 where every sign is in its alphabet, else UCS-2 (3GPP TS 23.038). */
  readonly encoding: "GSM-7" | "UCS-2"
  /** Septets, or 16-bit units. */
  readonly length: number
  readonly segments: number
}

const GSM = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
)
/** These take two septets each. */
const GSM_EXTENDED = new Set("\f^{}\\[~]|€")

const TYPOGRAPHY: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019]/g, "'"],
  [/[\u00ab\u201c]\s?|\s?[\u00bb\u201d]/g, '"'],
  [/[\u00a0\u202f\u2009]/g, " "],
  [/[\u2010-\u2015]/g, "-"],
  [/\u2026/g, "..."],
  [/\u0153/g, "oe"],
  [/\u0152/g, "OE"],
]

/**
 * The prose of a message as a short message: its words alone, without table, payment block and signature
 * block, with the plain signs of a telephone in place of typographic ones, which would cost a piece more.
 */
export function shortMessage(textBody: string): ShortMessage {
  const blocks = parseProse(textBody).flatMap((block) => {
    if (block.kind === "paragraph") return [block.lines.map(words).join("\n")]
    if (block.kind === "list") return [block.items.map((item) => `- ${words(item)}`).join("\n")]
    return block.kind === "title" ? [words(block.line)] : []
  })
  const text = TYPOGRAPHY.reduce((so, [sign, plain]) => so.replace(sign, plain), blocks.join("\n"))
  return { text, ...measured(text) }
}

const words = (line: Line): string => line.map((span) => span.text).join("")

/** One piece holds 160 septets or 70 units; in a longer one a header takes its part: 153 or 67. */
function measured(text: string): Omit<ShortMessage, "text"> {
  const signs = [...text]
  const isGsm = signs.every((sign) => GSM.has(sign) || GSM_EXTENDED.has(sign))
  if (!isGsm) return { encoding: "UCS-2", length: text.length, segments: pieces(text.length, 70, 67) }
  const length = signs.reduce((sum, sign) => sum + (GSM_EXTENDED.has(sign) ? 2 : 1), 0)
  return { encoding: "GSM-7", length, segments: pieces(length, 160, 153) }
}

const pieces = (length: number, alone: number, each: number): number =>
  length <= alone ? 1 : Math.ceil(length / each)
