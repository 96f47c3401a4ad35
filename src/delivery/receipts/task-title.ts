import { countWords, type Language, NARROW_NBSP, NBSP } from "../../kernel/wording.ts"
import type { StateReason } from "../outbox/wording.ts"

/** What a person is asked to do about a message that did not simply leave, on one line. */
export function taskTitle(because: StateReason, recipient: string, language: Language): string {
  const titles = TITLES[language]
  if (because === "outcome-unknown") return titles.unknown(recipient)
  if (because === "address-refused") return titles.wrongAddress(recipient)
  return titles.notSent(recipient)
}

/** The one task about several messages that a silent mail server kept back. */
export function unreachableTaskTitle(count: number, language: Language): string {
  return TITLES[language].unreachable(count)
}

const TITLES = {
  fr: {
    unknown: (to: string) => `Le message à ${to} est-il parti${NARROW_NBSP}? Vérifiez et répondez`,
    wrongAddress: (to: string) =>
      `Adresse e-mail refusée${NBSP}: ${to}. Trouvez la bonne, ou envoyez une lettre`,
    notSent: (to: string) => `Le message à ${to} n’est pas parti${NBSP}: voyez pourquoi`,
    unreachable: (count: number) =>
      `Le serveur d’envoi ne répond pas${NBSP}: ${countWords(count, "message n’est pas parti", "messages ne sont pas partis", "fr")}. Vérifiez la messagerie dans les réglages`,
  },
  en: {
    unknown: (to: string) => `Did the message to ${to} leave? Check and answer`,
    wrongAddress: (to: string) => `E-mail address refused: ${to}. Find the right one, or send a letter`,
    notSent: (to: string) => `The message to ${to} did not leave: see why`,
    unreachable: (count: number) =>
      `The mail server does not answer: ${countWords(count, "message", "messages", "en")} did not leave. Check the mail account in the settings`,
  },
}
