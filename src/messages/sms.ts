/**
 * Short messages: the signs that a phone network carries without doubling the price (GSM 03.38), and how many
 * parts a text takes. A sign outside of it turns the whole text to 70 signs a part.
 */

const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
)
/** These take the room of two. */
const DOUBLE = new Set("^{}\\[~]|€")

const PLAIN: Readonly<Record<string, string>> = {
  ...{ "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"' },
  ...{ "\u00a0": " ", "\u202f": " ", "–": "-", "—": "-", "−": "-", "…": "..." },
  ...{ œ: "oe", Œ: "OE", "°": "o", "•": "-" },
}

/** A text as a short message: one block, typographic signs made plain, and accents dropped where the network has none. */
export function smsText(text: string): string {
  const plain = [...text.normalize("NFC")].map((sign) => PLAIN[sign] ?? sign).join("")
  const oneBlock = plain.replace(/\s+/g, " ").trim()
  return [...oneBlock].map((sign) => (isGsm(sign) ? sign : withoutAccent(sign))).join("")
}

const isGsm = (sign: string): boolean => BASIC.has(sign) || DOUBLE.has(sign)

function withoutAccent(sign: string): string {
  const bare = sign.normalize("NFD").replace(/\p{M}/gu, "")
  return bare !== "" && [...bare].every(isGsm) ? bare : sign
}

/** How many parts a text is billed as: 160 signs alone or 153 each, 70 or 67 when a sign is outside GSM 03.38. */
export function smsParts(text: string): number {
  const signs = [...text]
  const isNarrow = signs.every(isGsm)
  const length = isNarrow ? signs.reduce((sum, sign) => sum + (DOUBLE.has(sign) ? 2 : 1), 0) : text.length
  const [alone, each] = isNarrow ? [160, 153] : [70, 67]
  return length <= alone ? 1 : Math.ceil(length / each)
}
