import { PARTIES, type Party } from "./rules/routes.ts"

const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[.’']/g, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()

// In this order: "société civile immobilière" is no commercial company, "SA d’HLM" is one.
const FORMS: readonly (readonly [Party, RegExp])[] = [
  ["consumer", /^(consumer|consommateur|particulier|b2c)$/],
  ["liberal", /\b(liberal|liberale|selarl|selas|selafa|scp|scm|avocat|medecin|architecte)\b/],
  ["civil-company", /\b(sci|sccv|scea|gaec|earl|societe civile|civil company)\b/],
  ["association", /\b(association|syndicat|fondation|asso)\b/],
  ["artisan", /\bartisan\b/],
  ["public", /\b(public|commune|mairie|ville|departement|region|collectivite|etat|hopital|chu|prefecture)\b/],
  ["trader", /\b(commercant|trader|ei commercant)\b/],
  ["company", /\b(sarl|sas|sasu|sa|eurl|snc|sca|scs|se|selas|scop|gmbh|ltd|company|societe)\b/],
]

/** The kind of party that a legal form or a word names ("SAS", "commune", "artisan"); null when it is not clear. */
export function partyNamed(text: string): Party | null {
  const folded = fold(text)
  const exact = PARTIES.find((party) => party === text.trim().toLowerCase())
  return exact ?? FORMS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null
}

// Forms that stand in the name of a business; other words in a name prove nothing.
const IN_NAMES: readonly (readonly [Party, RegExp])[] = [
  ["liberal", /\b(selarl|selas|selafa|scp)\b/],
  ["civil-company", /\b(sci|sccv|scea|gaec|earl)\b/],
  ["association", /\bassociation\b/],
  ["company", /\b(sarl|sas|sasu|sa|eurl|snc|scop)\b/],
]

/** The kind of party that a name lets one read ("SCI Les Tilleuls"); null when it says nothing of it. */
export function partyInName(name: string): Party | null {
  const folded = fold(name)
  return IN_NAMES.find(([, pattern]) => pattern.test(folded))?.[0] ?? null
}

/** Sued before the commercial court: commercial companies, traders, and artisans since 2022 (C. com. L721-3). */
export const isCommercial = (party: Party): boolean =>
  party === "company" || party === "trader" || party === "artisan"

/** A "commerçant" in the narrow sense of CPCE L126-1; whether artisans are is not settled, so they are not. */
export const isTrader = (party: Party): boolean => party === "company" || party === "trader"
