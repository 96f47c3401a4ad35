import { ALLOWED_ATTRIBUTES, ALLOWED_TAGS, EMPTY_TAGS, WITH_CONTENT_DROPPED } from "./allowed.ts"
import { decodeEntities } from "./entities.ts"

/** A page of a mail that can be shown: nothing in it runs, loads, sends or leads anywhere. */
export interface SafePage {
  readonly html: string
  /** How many pictures and other things from elsewhere were left out. */
  readonly blocked: number
}

const LONGEST = 1_000_000
const DEEPEST = 200
const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*(?:>|$)|<\/?[A-Za-z][^\s/>]*(?:"[^"]*"|'[^']*'|[^'">])*(?:>|$)|[^<]+|</g

/**
 * Writes the page of a mail anew from the few elements and attributes that only show text: whatever
 * is not in the list is left out, every text and every value is escaped again. `inline` gives the
 * pictures that came with the mail, by their Content-ID, as data URLs.
 */
export function safePage(html: string, inline: ReadonlyMap<string, string>): SafePage {
  const out: string[] = []
  const open: string[] = []
  let blocked = 0
  let dropping: string | null = null
  for (const [token] of html.slice(0, LONGEST).matchAll(TOKEN)) {
    const tag = /^<(\/?)([A-Za-z][\w:-]*)/.exec(token)
    if (dropping !== null) {
      if (tag?.[1] === "/" && tag[2]!.toLowerCase() === dropping) dropping = null
      continue
    }
    if (!tag) {
      if (!/^<[!?]/.test(token)) out.push(escaped(decodeEntities(token)))
      continue
    }
    const name = tag[2]!.toLowerCase()
    if (tag[1] === "/") {
      close(name, open, out)
      continue
    }
    if (WITH_CONTENT_DROPPED.has(name)) {
      if (!token.endsWith("/>")) dropping = name
      continue
    }
    if (!ALLOWED_TAGS.has(name) || open.length >= DEEPEST) {
      if (LOADS.has(name)) blocked += 1
      continue
    }
    const read = attributesOf(name, token, inline)
    blocked += read.blocked
    if (name === "img" && !read.text.includes(" src=")) continue
    out.push(`<${name}${read.text}>`)
    if (!EMPTY_TAGS.has(name)) open.push(name)
  }
  for (const name of open.reverse()) out.push(`</${name}>`)
  return { html: out.join(""), blocked }
}

/** Elements that are left out and would have loaded something. */
const LOADS = new Set(["link", "input", "source", "track", "base", "bgsound", "image"])

function close(name: string, open: string[], out: string[]): void {
  const at = open.lastIndexOf(name)
  if (at < 0) return
  for (const each of open.splice(at).reverse()) out.push(`</${each}>`)
}

function attributesOf(
  tag: string,
  token: string,
  inline: ReadonlyMap<string, string>,
): { text: string; blocked: number } {
  let text = ""
  let blocked = 0
  const seen = new Set<string>()
  const inside = token.replace(/^<[A-Za-z][\w:-]*/, "").replace(/\/?>$/, "")
  for (const match of inside.matchAll(/([^\s"'>/=]+)\s*(?:=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g)) {
    const name = match[1]!.toLowerCase()
    const value = decodeEntities((match[2] ?? "").replace(/^["']|["']$/g, ""))
    if (seen.has(name)) continue
    seen.add(name)
    if (name === "background" || name === "srcset" || name === "poster") blocked += 1
    if (tag === "img" && name === "src") {
      const data = pictureFor(value, inline)
      if (data === null) blocked += 1
      else text += ` src="${escaped(data)}"`
    } else if (tag === "a" && name === "href") {
      // Where a link leads is shown, not followed.
      text += ` title="${escaped(value.slice(0, 500))}"`
      seen.add("title")
    } else if (name === "style") {
      const { style, dropped } = safeStyle(value)
      blocked += dropped
      if (style !== "") text += ` style="${escaped(style)}"`
    } else if (ALLOWED_ATTRIBUTES.has(name)) text += ` ${name}="${escaped(value.slice(0, 500))}"`
  }
  return { text, blocked }
}

function pictureFor(source: string, inline: ReadonlyMap<string, string>): string | null {
  const id = /^cid:(.+)$/i.exec(source.trim())?.[1]
  if (id !== undefined) return inline.get(id) ?? null
  return /^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+$/i.test(source.trim())
    ? source.trim()
    : null
}

const STYLE =
  /^(color|background-color|font(-(size|family|weight|style|variant))?|text-(align|decoration|indent|transform)|line-height|letter-spacing|(margin|padding|border)(-(top|right|bottom|left))?(-(width|style|color))?|border-(collapse|spacing|radius)|width|max-width|min-width|height|vertical-align|white-space|list-style(-type)?|display|word-break|overflow-wrap)$/

/** Keeps what dresses a text. Anything that could load, cover or hide is left out. */
function safeStyle(style: string): { style: string; dropped: number } {
  let dropped = 0
  const kept = style.split(";").filter((declaration) => {
    const [name = "", ...rest] = declaration.split(":")
    const value = rest.join(":")
    if (/url\s*\(|image-set|@import/i.test(value)) dropped += 1
    return (
      STYLE.test(name.trim().toLowerCase()) &&
      /^[\w\s#%.,"'()+-]*$/.test(value) &&
      !/url|expression|var/i.test(value)
    )
  })
  return { style: kept.map((each) => each.trim()).join("; "), dropped }
}

const escaped = (text: string): string => text.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** What a browser is told besides: to load nothing, run nothing and send nothing from this page. */
export const PAGE_POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; sandbox"

/** The page as a whole document, on white paper. */
export const pageDocument = (html: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${PAGE_POLICY.replace("; sandbox", "")}"><meta name="viewport" content="width=device-width"><style>html{background:#fff;color:#1c1c1a}body{margin:12px;font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}</style></head><body>${html}</body></html>`
