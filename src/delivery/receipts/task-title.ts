import { countWords, type Language, NARROW_NBSP, NBSP } from "../../kernel/wording.ts"
import { PROVIDER_FACTS, type Provider } from "../consignment/provider.ts"
import type { Message } from "../outbox/message.ts"
import type { StateReason } from "../outbox/wording.ts"

/** What a person is asked to do about a message that did not simply leave, on one line. */
export function taskTitle(
  because: StateReason,
  message: Pick<Message, "channel" | "recipient">,
  language: Language,
): string {
  const titles = TITLES[language]
  const { channel, recipient } = message
  const what = titles.what(channel, recipient ?? "")
  if (because === "outcome-unknown") return titles.unknown(what)
  if (because !== "address-refused") return titles.notSent(what)
  return channel === "email" ? titles.wrongEmail(recipient ?? "") : titles.wrongAddress(what)
}

/** The one task about several messages that a silent mail server or provider kept back. */
export function unreachableTaskTitle(count: number, provider: Provider | null, language: Language): string {
  const titles = TITLES[language]
  return provider === null
    ? titles.unreachable(count)
    : titles.providerSilent(PROVIDER_FACTS[provider].name, count)
}

const TITLES = {
  fr: {
    what: (channel: string, to: string) =>
      channel === "email"
        ? `Le message à ${to}`
        : channel === "sms"
          ? `Le SMS au ${to}`
          : channel === "electronic-registered-letter"
            ? `Le recommandé électronique à ${to}`
            : channel === "registered-letter"
              ? "Le recommandé confié au prestataire"
              : "La lettre confiée au prestataire",
    unknown: (what: string) => `${what} est-il parti${NARROW_NBSP}? Vérifiez et répondez`,
    wrongEmail: (to: string) =>
      `Adresse e-mail refusée${NBSP}: ${to}. Trouvez la bonne, ou envoyez une lettre`,
    wrongAddress: (what: string) => `${what}${NBSP}: adresse ou numéro refusé. Corrigez la fiche du client`,
    notSent: (what: string) => `${what} n’est pas parti${NBSP}: voyez pourquoi`,
    unreachable: (count: number) =>
      `Le serveur d’envoi ne répond pas${NBSP}: ${countWords(count, "message n’est pas parti", "messages ne sont pas partis", "fr")}. Vérifiez la messagerie dans les réglages`,
    providerSilent: (name: string, count: number) =>
      `${name} ne répond pas${NBSP}: ${countWords(count, "envoi n’est pas parti", "envois ne sont pas partis", "fr")}. Vérifiez le compte dans les réglages`,
  },
  en: {
    what: (channel: string, to: string) =>
      channel === "email"
        ? `the message to ${to}`
        : channel === "sms"
          ? `the SMS to ${to}`
          : channel === "electronic-registered-letter"
            ? `the electronic registered letter to ${to}`
            : "the letter left to the provider",
    unknown: (what: string) => `Did ${what} leave? Check and answer`,
    wrongEmail: (to: string) => `E-mail address refused: ${to}. Find the right one, or send a letter`,
    wrongAddress: (what: string) => `Address or number refused for ${what}. Correct the customer’s page`,
    notSent: (what: string) => `${what.charAt(0).toUpperCase()}${what.slice(1)} did not leave: see why`,
    unreachable: (count: number) =>
      `The mail server does not answer: ${countWords(count, "message", "messages", "en")} did not leave. Check the mail account in the settings`,
    providerSilent: (name: string, count: number) =>
      `${name} does not answer: ${countWords(count, "message", "messages", "en")} did not leave. Check the account in the settings`,
  },
}
