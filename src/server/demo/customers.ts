import { diceFor } from "./dice.ts"
import type { DemoCustomer, Habit } from "./file.ts"
import { demoId, inventedSiren } from "./identity.ts"
import { BUSINESSES } from "./people/businesses.ts"
import { DIFFICULT } from "./people/difficult.ts"
import type { HabitName, Listed } from "./people/listed.ts"
import { OTHERS } from "./people/others.ts"
import { REGULARS } from "./people/regulars.ts"

const HABITS: Readonly<Record<HabitName, Habit>> = {
  early: [-9, -1],
  "on time": [-3, 1],
  "a little late": [2, 7],
  late: [8, 14],
  "very late": [16, 27],
  public: [1, 12],
  never: null,
}

/** Every customer of the demonstration, with what the lists say and what is worked out from it. */
export function demoCustomers(seed: number): (DemoCustomer & Pick<Listed, "situation">)[] {
  const codes = new Set<string>()
  return [...REGULARS, ...BUSINESSES, ...DIFFICULT, ...OTHERS].map((listed, index) => {
    const code = freeCode(listed.name, codes)
    return { ...customer(seed, listed, code, index + 2), situation: listed.situation }
  })
}

function customer(seed: number, listed: Listed, code: string, number: number): DemoCustomer {
  const dice = diceFor(`${seed} ${code}`)
  const kind = listed.kind ?? "professional"
  const country = listed.country ?? "FR"
  const [postalCode, city] = splitTown(listed.town)
  const slug = slugOf(listed.name)
  const mailbox = kind === "consumer" ? slug : kind === "public" ? "mandatement" : "compta"
  const host = kind === "consumer" ? "courriel.test" : `${slug}.example`
  return {
    ...{ id: demoId(seed, `customer ${code}`), code, name: listed.name, kind, country, postalCode, city },
    siren: kind === "consumer" || country !== "FR" ? null : inventedSiren(number),
    lines: listed.street === null ? [] : [listed.street],
    language: listed.language ?? "fr",
    contact: listed.contact,
    email: listed.email === "none" ? null : `${mailbox}@${host}`,
    phone: listed.phone === "none" ? null : phoneOf(kind === "consumer", dice.between(0, 9_999)),
    hasBounced: listed.email === "bounced",
    currency: listed.currency ?? "EUR",
    termDays: kind === "consumer" ? 15 : kind === "public" ? 30 : dice.pick([30, 30, 30, 45]),
    habit: HABITS[listed.habit],
    ...{ everyDays: listed.everyDays, euros: listed.euros },
    ...{ tags: listed.tags ?? [], notes: listed.notes ?? null },
  }
}

/** "35000 Rennes", "PL1 2AB Plymouth": the postal code and the town. */
function splitTown(town: string | null): [string | null, string | null] {
  const match = town === null ? null : /^([A-Z]{1,2}\d\w? \d[A-Z]{2}|\S+) (.+)$/.exec(town)
  return match ? [match[1]!, match[2]!] : [null, null]
}

/** The ranges that the French regulator keeps for fiction. */
function phoneOf(isMobile: boolean, number: number): string {
  const digits = String(number).padStart(4, "0")
  return `${isMobile ? "06 39 98" : "02 61 91"} ${digits.slice(0, 2)} ${digits.slice(2)}`
}

const plain = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/g, "oe")

const slugOf = (name: string): string =>
  plain(name)
    .toLowerCase()
    .replace(/[’'.]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")

/** An account number as bookkeepers make them: 411 and the beginning of the name. */
function freeCode(name: string, taken: Set<string>): string {
  const letters = plain(name)
    .toUpperCase()
    .replace(/\b(SARL|SAS|SA|LTD|GMBH|MME|ET|M|LE|LA|LES|DE|DU|DES)\b/g, "")
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, 8)
  let code = `411${letters}`
  for (let n = 2; taken.has(code); n += 1) code = `411${letters.slice(0, 7)}${n}`
  taken.add(code)
  return code
}
