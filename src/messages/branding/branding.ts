import { refuse } from "../../kernel/refusal.ts"

/** How the papers of a company look, as a letter takes it: pictures as their bytes, a colour as "#1a2b3c". */
export interface LetterBranding {
  readonly logo: readonly number[] | null
  readonly signature: readonly number[] | null
  readonly colour: string | null
}

/** Papers without a logo, a signature or a colour. */
export const PLAIN: LetterBranding = { logo: null, signature: null, colour: null }

/** The kinds of pictures and papers that are told from their first bytes. */
export type MediaType = "image/png" | "image/jpeg" | "application/pdf"

const SIGNS: readonly (readonly [MediaType, readonly number[]])[] = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
]

/** What a file is, from its first bytes, whatever its name says; null for anything else. */
export function mediaTypeOf(content: Uint8Array): MediaType | null {
  return SIGNS.find(([, sign]) => sign.every((byte, at) => content[at] === byte))?.[0] ?? null
}

const MOST_PICTURE_BYTES = 500_000

/** Refuses a picture that a letter cannot carry (BRANDING_PICTURE_INVALID): PNG or JPEG, 500 kB at most. */
export function checkPicture(content: Uint8Array): void {
  const type = mediaTypeOf(content)
  if ((type === "image/png" || type === "image/jpeg") && content.length <= MOST_PICTURE_BYTES) return
  refuse("BRANDING_PICTURE_INVALID", {
    fr: "Cette image ne peut pas aller sur une lettre\u00a0: donnez un PNG ou un JPEG de 500\u00a0ko au plus.",
    en: "This picture cannot go on a letter: give a PNG or a JPEG of 500 kB at most.",
  })
}

/** A colour as it is kept; refused (BRANDING_COLOUR_INVALID) unless it is written #1a2b3c. */
export function readColour(text: string): string {
  const colour = text.trim().toLowerCase()
  if (/^#[0-9a-f]{6}$/.test(colour)) return colour
  return refuse("BRANDING_COLOUR_INVALID", {
    fr: `La couleur «\u00a0${text}\u00a0» ne se lit pas. Écrivez-la comme #1a2b3c.`,
    en: `The colour “${text}” cannot be read. Write it like #1a2b3c.`,
  })
}

/** How well a colour ("#1a2b3c") is read on white paper: WCAG contrast, 1 to 21; 4.5 and more is read with ease. */
export function contrastOnPaper(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return Math.round((1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)) * 10) / 10
}
