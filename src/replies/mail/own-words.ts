import EmailReplyParser from "email-reply-parser"

/** A mail’s text, told apart: what its sender wrote this time, and what only came along. Nothing is lost. */
export interface SplitText {
  /** What the sender wrote, without greeting lines being touched. */
  readonly own: string
  /** The parts that a reader folds away, each with the reason. */
  readonly folded: readonly FoldedPart[]
}

/** One folded part, as it stands in the mail. */
export interface FoldedPart {
  readonly kind: "quoted" | "signature" | "disclaimer"
  readonly text: string
}

/** No person writes more by hand; what lies beyond is kept as quoted. It also bounds the work on hostile texts. */
const MOST_CHARACTERS = 20_000
const LONGEST_LINE = 2_000

/**
 * Tells a sender’s own words from quoted mails, signature and disclaimer, in French and English. When
 * everything looks quoted, everything is own words: an answer must never be folded away entirely.
 */
export function splitText(text: string): SplitText {
  const tidy = tidied(text)
  const head = tidy.slice(0, MOST_CHARACTERS)
  const beyond = tidy.slice(MOST_CHARACTERS)
  const fragments = new EmailReplyParser().read(head).getFragments()
  const own: string[] = []
  const folded: FoldedPart[] = []
  for (const fragment of fragments) {
    const content = fragment.getContent().trim()
    if (content === "") continue
    if (fragment.isQuoted()) folded.push({ kind: "quoted", text: content })
    else if (fragment.isSignature() && !saysSomething(content))
      folded.push({ kind: "signature", text: content })
    else own.push(content)
  }
  const cut = cutTail(cutForwarded(own.join("\n\n")))
  const parts = [...cut.folded, ...folded]
  if (beyond.trim() !== "") parts.push({ kind: "quoted", text: beyond })
  if (cut.own !== "") return { own: cut.own, folded: parts }
  const first = parts.findIndex((part) => part.kind === "quoted" && !/^(>|De\b|From\b)/i.test(part.text))
  return first < 0
    ? { own: "", folded: parts }
    : { own: parts[first]!.text, folded: parts.filter((_, index) => index !== first) }
}

function tidied(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u00a0\u202f\u2007]/g, " ")
    .replace(/[\u200b-\u200d\ufeff]/g, "")
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .split("\n")
    .map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line))
    .join("\n")
    .trim()
}

// Below a closing formula people also write what matters: "PS : le virement est parti".
const MATTERS =
  /\b(pai|pay|r[eè]gl|virement|ch[eè]que|factur|invoice|échéance|echeance|litige|contest|d[ée]lai|avoir\b|post-?scriptum|p\.?s\.?\s*:)/i
const COURTESY = /^(cordialement|bien cordialement|salutations|cdlt|best regards|kind regards|regards)/i

/** True when a would-be signature holds a whole sentence about the debt. */
function saysSomething(signature: string): boolean {
  return signature
    .split("\n")
    .some(
      (line) =>
        line.split(/\s+/).length >= 5 && MATTERS.test(line) && !COURTESY.test(line) && !isDisclaimer(line),
    )
}

// What the library lets through: rules of dashes with words, blocks of headers in the languages around
// us, the one line that names the day and the writer. The earliest of them is where the quoted part begins.
const QUOTED_FROM_HERE = [
  /^[ \t*]*-{2,}[ \t]*(forwarded|original|message transf|message d['’]origine|e-mail d['’]origine|mensaje original|urspr[uü]ngliche nachricht|messaggio originale)[^\n]*$/im,
  /^[ \t]*(d[ée]but du message (transf[ée]r[ée]|r[ée]exp[ée]di[ée])|begin forwarded message) ?:/im,
  /^[-_]{20,}\n+[ \t]*\*?(de|from|von|da) ?:/im,
  /^[ \t]*\*?(de|from|von|da) ?:\*?[^\n]+\n+[ \t]*\*?(envoy[ée]( le)?|date|sent|à|to|objet|subject|gesendet|an|risposta|data|a|enviado|para) ?:/im,
  /^le [^\n]{0,20}\d[^\n]{4,200}\n?[^\n]{0,80}a [ée]crit ?:[ \t]*$/im,
  /^[^\n]{5,120}\bschrieb am [^\n]{0,20}\d[^\n]*:[ \t]*$/im,
  /^(on|am|el|il) [^\n]{0,20}\d{1,2}[^\n]{4,120}<[^\n]*@[^\n]*>[^\n]*$/im,
]

function cutForwarded(text: string): SplitText {
  const found = QUOTED_FROM_HERE.flatMap((head) => head.exec(text)?.index ?? [])
  const from = Math.min(...found, text.length)
  // A mail that is nothing but a forwarded one is read whole: somebody sent it for what it says.
  if (from === text.length || text.slice(0, from).trim() === "") return { own: text.trim(), folded: [] }
  return { own: text.slice(0, from).trim(), folded: [{ kind: "quoted", text: text.slice(from).trim() }] }
}

const CLOSING =
  /^(?:(?:bien |tr[eè]s |sinc[eè]res |meilleures )?(?:cordialement|salutations(?: distingu[ée]es)?|amicalement|respectueusement)|cdlt|cdt|bien à vous|bien a vous|best(?: regards)?|kind regards|regards|many thanks|sincerely|yours (?:faithfully|sincerely))[ ,.!]*$/i
const DEVICE =
  /^(envoy[ée] (de|depuis|à partir) .{3,60}|sent (from|via) .{3,60}|obtenez outlook pour .*|get outlook for .*|t[ée]l[ée]charg.*outlook.*|provenance : courrier.*)$/i
const DISCLAIMER =
  /(ce (message|courriel|mail|courrier [ée]lectronique)( [ée]lectronique)?( et|,| est| peut| contient)|this (e-?mail|message)( and| is| may| contains)|confidential(it[ée]|ity)|confidentiel|destinataire (pr[ée]vu|de ce)|intended recipient|pens(ez|ons) (à|a) l['’]environnement|n['’]imprimez|avant d['’]imprimer|please consider the environment|sans virus|virus-free|avast)/i

const isDisclaimer = (line: string): boolean => line.length > 30 && DISCLAIMER.test(line)

/** Folds what stands at the end: the device, the signature below a closing formula, the legal notice. */
function cutTail({ own, folded }: SplitText): SplitText {
  const lines = own.split("\n")
  const from = lines.findIndex((line, index) => {
    const bare = line.trim()
    const rest = lines.slice(index + 1).join("\n")
    if (saysSomething(rest)) return false
    return (
      CLOSING.test(bare) || DEVICE.test(bare) || /^(--|_{8,}|\*{8,}|={8,})$/.test(bare) || isDisclaimer(bare)
    )
  })
  if (from < 0 || lines.slice(0, from).join("").trim() === "") return { own, folded }
  const tail = lines.slice(from).join("\n").trim()
  const kind = isDisclaimer(lines[from]!.trim()) ? "disclaimer" : "signature"
  return { own: lines.slice(0, from).join("\n").trim(), folded: [{ kind, text: tail }, ...folded] }
}
