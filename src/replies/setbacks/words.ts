import { type Language, NBSP } from "../../kernel/wording.ts"
import type { BounceKind } from "../bounces/bounce-kind.ts"
import { bounceWords } from "../words.ts"

/** How a customer can still be reached. */
export type WayOut =
  | { readonly kind: "contact"; readonly name: string | null; readonly email: string }
  | { readonly kind: "letter" }
  | { readonly kind: "none" }

/** Why an address is not written to, although it works. */
export const REFUSES_MAIL: Readonly<Record<Language, string>> = {
  fr: "A demandé à ne plus recevoir de courriels",
  en: "Asked not to receive e-mails any more",
}

/** What did not arrive and what to do about it, on one line. */
export function bounceTaskTitle(
  kind: BounceKind,
  recipient: string | null,
  way: WayOut | null,
  language: Language,
): string {
  const what = bounceWords(kind)[language]
  const said = recipient ? `${what} (${recipient})` : what
  return way ? `${said}. ${wayWords(way, language)}` : said
}

/** Who refuses mail and what to do about it, on one line. */
export const unsubscribeTaskTitle = (address: string, way: WayOut, language: Language): string =>
  `${REFUSES_MAIL[language]} (${address}). ${wayWords(way, language)}`

function wayWords(way: WayOut, language: Language): string {
  if (way.kind === "contact") {
    const who = way.name ? `${way.name}, ${way.email}` : way.email
    return language === "fr" ? `Écrivez plutôt à${NBSP}: ${who}` : `Write instead to: ${who}`
  }
  if (way.kind === "letter") return language === "fr" ? "Envoyez plutôt une lettre" : "Send a letter instead"
  return language === "fr" ? "Trouvez une autre adresse, ou appelez" : "Find another address, or call"
}
