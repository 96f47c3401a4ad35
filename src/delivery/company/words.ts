import { NBSP, type Sentence } from "../../kernel/wording.ts"
import type { SendingCompany } from "./store.ts"

/** In which mode a company sends, and where its messages therefore go. */
export function destinationWords({ mode, testRecipient }: SendingCompany): Sentence {
  switch (mode) {
    case "live":
      return {
        fr: `Mode réel${NBSP}: les messages partent à vos clients.`,
        en: "Live mode: the messages go to your customers.",
      }
    case "demo":
      return {
        fr: `Démonstration${NBSP}: les messages restent sur cette machine.`,
        en: "Demonstration: the messages stay on this machine.",
      }
    case "test":
      return testRecipient === null
        ? {
            fr: `Mode test${NBSP}: aucune adresse n’est indiquée pour recevoir les messages, rien ne part.`,
            en: "Test mode: no address is entered to receive the messages, nothing leaves.",
          }
        : {
            fr: `Mode test${NBSP}: les messages vont à ${testRecipient}, jamais à vos clients.`,
            en: `Test mode: the messages go to ${testRecipient}, never to your customers.`,
          }
  }
}
