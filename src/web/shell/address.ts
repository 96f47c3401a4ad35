// The company stands in the address (/e/<id>/clients), so that a link opens the same thing for a colleague
// and two tabs may show two companies. The pages themselves know only what comes after it.
const COMPANY = /^\/e\/([0-9a-f-]{36})(?=[/?#]|$)/

// Pages that belong to no company.
const OUTSIDE = new Set(["/connexion", "/bienvenue", "/demarrer", "/entreprise", "/question"])

/** The company that an address names; null for an address without one, as they were before. */
export const companyIn = (address: string): string | null => COMPANY.exec(address)?.[1] ?? null

/** The address within the company. */
export const withoutCompany = (address: string): string => address.replace(COMPANY, "") || "/"

/** The address of a page in a company; pages that belong to none stay as they are. */
export function withCompany(address: string, companyId: string | null): string {
  const inside = withoutCompany(address)
  if (companyId === null || OUTSIDE.has(inside.split(/[?#]/)[0] ?? "")) return inside
  return `/e/${companyId}${inside === "/" ? "" : inside}`
}

/** The address of the sign-in page, which remembers where somebody wanted to go. */
export const signInFor = (address: string): string =>
  OUTSIDE.has(address.split(/[?#]/)[0] ?? "") ? address : `/connexion?retour=${encodeURIComponent(address)}`

/** Where to go after signing in: the address that was asked for, if it is one of ours. */
export const wayBack = (address: string | undefined): string =>
  address !== undefined && /^\/(?![/\\])/.test(address) ? address : "/"
