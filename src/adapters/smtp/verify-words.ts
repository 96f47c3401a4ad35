import type { MailCheck } from "../../delivery/mail-account/mail-account.ts"
import { NARROW_NBSP, NBSP, type Sentence } from "../../kernel/wording.ts"
import type { SmtpError } from "./connection.ts"

/** What a step of the test says when it passed. */
export const PASSED = {
  connected: { fr: "Le serveur d’envoi répond.", en: "The mail server answers." },
  encrypted: { fr: "La liaison est chiffrée.", en: "The line is encrypted." },
  notEncrypted: {
    fr: `La liaison n’est pas chiffrée${NBSP}: le mot de passe et les messages circulent en clair. À réserver à un serveur de votre réseau.`,
    en: "The line is not encrypted: the password and the messages travel in clear. Only for a server on your own network.",
  },
  signedIn: { fr: "Identifiant et mot de passe acceptés.", en: "User name and password accepted." },
  noSignIn: { fr: "Aucun identifiant demandé.", en: "No user name asked for." },
  senderAccepted: {
    fr: "Le serveur accepte votre adresse d’expéditeur.",
    en: "The server accepts your sender address.",
  },
  testSent: (to: string): Sentence => ({
    fr: `Message d’essai envoyé à ${to}${NBSP}: vérifiez qu’il arrive, et qu’il n’est pas dans les indésirables.`,
    en: `Test message sent to ${to}: check that it arrives, and not in the junk folder.`,
  }),
} as const

/** What a step of the test says when it failed: what happened, and what to look at. */
export function failureSentence(key: MailCheck["key"], failure: SmtpError): Sentence {
  const words = key === "connect" ? connectionWords(failure) : FAILED[key]
  const answer = failure.response ?? failure.message
  return {
    fr: `${words.fr} Réponse${NBSP}: «${NBSP}${answer}${NBSP}»`,
    en: `${words.en} Answer: “${answer}”`,
  }
}

function connectionWords(failure: SmtpError): Sentence {
  if (failure.code === "EDNS") {
    return {
      fr: "Ce nom de serveur n’existe pas. Vérifiez-le lettre par lettre.",
      en: "There is no server of this name. Check it letter by letter.",
    }
  }
  if (failure.code === "ETIMEDOUT") {
    return {
      fr: `Le serveur ne répond pas. Vérifiez le port${NBSP}: 465 avec TLS, 587 avec STARTTLS${NARROW_NBSP}; un pare-feu peut aussi bloquer l’envoi.`,
      en: "The server does not answer. Check the port: 465 with TLS, 587 with STARTTLS; a firewall may also block sending.",
    }
  }
  return {
    fr: "Impossible d’ouvrir une liaison avec ce serveur. Vérifiez le nom et le port.",
    en: "No line to this server could be opened. Check its name and port.",
  }
}

const FAILED: Record<Exclude<MailCheck["key"], "connect">, Sentence> = {
  encryption: {
    fr: "Le chiffrement a échoué. Vérifiez que la sécurité va avec le port (TLS avec 465, STARTTLS avec 587) et que le certificat du serveur est valable.",
    en: "Encryption failed. Check that the security goes with the port (TLS with 465, STARTTLS with 587) and that the server’s certificate is valid.",
  },
  "sign-in": {
    fr: "Identifiant ou mot de passe refusé. Beaucoup de messageries demandent un «\u00a0mot de passe d’application\u00a0», à créer dans leur page de sécurité.",
    en: "User name or password refused. Many providers ask for an “app password”, to be created on their security page.",
  },
  sender: {
    fr: "Le serveur refuse cette adresse d’expéditeur. Utilisez l’adresse du compte lui-même.",
    en: "The server refuses this sender address. Use the address of the account itself.",
  },
  "test-message": {
    fr: "Le message d’essai n’a pas été accepté.",
    en: "The test message was not accepted.",
  },
  reading: {
    fr: "La lecture de la boîte a échoué. Vérifiez le serveur IMAP, l’identifiant et le mot de passe.",
    en: "Reading the mailbox failed. Check the IMAP server, the user name and the password.",
  },
}
