import { Resolver } from "node:dns/promises"
import type { ResolveTexts } from "../../delivery/mail-account/identity/checks.ts"

/** The name exists without texts, or does not exist at all: both are answers. */
const NO_TEXTS = ["ENODATA", "ENOTFOUND", "NXDOMAIN"]

/** Asks the DNS servers of this machine; null when none of them answers. */
export const resolveTexts: ResolveTexts = async (name) => {
  const resolver = new Resolver({ timeout: 3_000, tries: 1 })
  try {
    const records = await resolver.resolveTxt(name)
    return records.map((parts) => parts.join(""))
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : ""
    return NO_TEXTS.includes(code) ? [] : null
  }
}
