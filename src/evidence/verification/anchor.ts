import { refuse } from "../../kernel/refusal.ts"

/**
 * An entry's number and hash (hexadecimal) that somebody wrote down outside the database. Only such
 * a note reveals a chain that the database's owner rewrote from end to end.
 */
export interface Anchor {
  readonly seq: number
  readonly hash: string
}

/** An anchor as one writes it down: "184:3f9a…". */
export const anchorText = ({ seq, hash }: Anchor): string => `${seq}:${hash}`

/** Reads an anchor that somebody wrote down; refuses (ANCHOR_INVALID) what is not a number and a hash. */
export function parseAnchor(text: string): Anchor {
  const [, seq, hash] = /^\s*(\d{1,15})\s*:\s*([0-9a-f]{64})\s*$/i.exec(text) ?? []
  if (seq !== undefined && hash !== undefined) return { seq: Number(seq), hash: hash.toLowerCase() }
  return refuse(
    "ANCHOR_INVALID",
    {
      fr: `Un repère s’écrit NUMÉRO:EMPREINTE, avec les 64 caractères de l’empreinte\u00a0: «\u00a0${text}\u00a0» n’en est pas un.`,
      en: `An anchor is written NUMBER:HASH, with the 64 characters of the hash: “${text}” is not one.`,
    },
    { anchor: text },
  )
}
