import type { Sentence } from "../../kernel/wording.ts"

/** Why a message is where it is, in words; the keys are the codes kept in state_reason. */
export const STATE_SENTENCES = {
  "mode-changed": {
    fr: "L’entreprise a changé de mode (test ou réel) depuis la préparation de ce message\u00a0: il ne partira pas.",
    en: "The company changed mode (test or live) after this message was prepared: it will not leave.",
  },
  "other-step": {
    fr: "Une autre étape est due aujourd’hui pour ce client\u00a0: un nouveau message remplace celui-ci.",
    en: "Another step is due today for this customer: a new message replaces this one.",
  },
  "facts-changed": {
    fr: "Le montant, les factures ou le destinataire ont changé depuis sa préparation\u00a0: un nouveau message remplace celui-ci.",
    en: "The amount, the invoices or the recipient changed after it was prepared: a new message replaces this one.",
  },
  "enclosures-changed": {
    fr: "Une pièce jointe a changé depuis que ce message a été préparé\u00a0: relisez-le avant qu’il parte.",
    en: "An attachment changed after this message was prepared: read it again before it leaves.",
  },
  "second-person-needed": {
    fr: "Votre accord est noté. Cette étape demande deux personnes\u00a0: une autre doit l’approuver aussi.",
    en: "Your approval is noted. This step asks for two people: another one must approve it too.",
  },
  "cancelled-by-person": {
    fr: "Annulé avant l’envoi.",
    en: "Cancelled before it was sent.",
  },
  "kept-on-this-machine": {
    fr: "Démonstration\u00a0: le message est resté sur cette machine.",
    en: "Demonstration: the message was kept on this machine.",
  },
  "no-recipient": {
    fr: "Aucune adresse e-mail\u00a0: ajoutez-en une à la fiche du client, puis préparez de nouveau la journée.",
    en: "No e-mail address: add one to the customer, then prepare the day again.",
  },
  "no-mobile": {
    fr: "Aucun numéro de mobile\u00a0: ajoutez-en un à la fiche du client, puis préparez de nouveau la journée.",
    en: "No mobile number: add one to the customer, then prepare the day again.",
  },
  "no-provider": {
    fr: "Aucun prestataire n’est réglé pour cet envoi\u00a0: ajoutez un compte dans les réglages (Lettres et SMS), ou changez le moyen de cette étape.",
    en: "No provider is set up for this: add an account in the settings (Letters and SMS), or change the channel of this step.",
  },
  "provider-on-trial": {
    fr: "Le compte du prestataire est encore en essai\u00a0: rien n’arriverait à votre client. Passez-le en réel dans les réglages (Lettres et SMS).",
    en: "The provider’s account is still on trial: nothing would reach your customer. Switch it to live in the settings (Letters and SMS).",
  },
  "kept-in-test": {
    fr: "Mode test\u00a0: composé et archivé ici, remis à aucun prestataire. En mode réel, il serait parti.",
    en: "Test mode: written out and archived here, handed to no provider. In live mode, it would have left.",
  },
  "no-test-recipient": {
    fr: "En mode test, indiquez d’abord l’adresse qui reçoit les messages, dans les réglages.",
    en: "In test mode, first enter the address that receives the messages, in the settings.",
  },
  unreachable: {
    fr: "Le serveur d’envoi ne répond pas ou refuse la connexion. Rien n’est parti\u202f; un nouvel essai aura lieu.",
    en: "The mail server does not answer or refuses the connection. Nothing left; it will be tried again.",
  },
  "try-later": {
    fr: "Le serveur d’envoi demande de réessayer plus tard. Rien n’est parti\u202f; un nouvel essai aura lieu.",
    en: "The mail server asks to try again later. Nothing left; it will be tried again.",
  },
  "could-not-compose": {
    fr: "Le message n’a pas pu être composé. Rien n’est parti\u202f; un nouvel essai aura lieu.",
    en: "The message could not be composed. Nothing left; it will be tried again.",
  },
  "given-up": {
    fr: "Cinq essais ont échoué. Rien n’est parti et il n’y aura plus d’essai\u00a0: l’étape sera proposée de nouveau.",
    en: "Five attempts failed. Nothing left and it will not be tried again: the step will be proposed anew.",
  },
  "address-refused": {
    fr: "Le serveur du destinataire refuse cette adresse. Rien n’est parti\u202f; corrigez l’adresse ou envoyez une lettre.",
    en: "The recipient’s server refuses this address. Nothing left; correct the address or send a letter.",
  },
  "came-back": {
    fr: "Ce message est revenu\u00a0: l’adresse n’existe pas ou plus. L’étape ne compte pas\u202f; elle sera proposée à une autre adresse ou par lettre.",
    en: "This message came back: the address does not exist, or no longer. The step does not count; it will be proposed to another address or on paper.",
  },
  "message-refused": {
    fr: "Le serveur d’envoi a refusé ce message. Rien n’est parti.",
    en: "The mail server refused this message. Nothing left.",
  },
  "outcome-unknown": {
    fr: "La liaison s’est coupée pendant l’envoi\u00a0: on ne sait pas si le message est parti. Vérifiez dans les messages envoyés, puis dites ce qu’il en est\u202f; rien ne sera renvoyé d’ici là.",
    en: "The line was cut during sending: nobody knows whether the message left. Look among the sent messages, then say what happened; nothing will be sent again before.",
  },
  "resolved-not-sent": {
    fr: "Vérification faite, ce message n’était pas parti\u00a0: il peut être approuvé de nouveau.",
    en: "It was checked that this message had not left: it may be approved again.",
  },
} as const satisfies Record<string, Sentence>

/** A code that STATE_SENTENCES puts in words. */
export type StateReason = keyof typeof STATE_SENTENCES

const CARRIED_SENTENCES: { readonly [R in StateReason]?: Sentence } = {
  unreachable: {
    fr: "Le prestataire ne répond pas ou refuse le compte. Rien n’est parti\u202f; un nouvel essai aura lieu.",
    en: "The provider does not answer or refuses the account. Nothing left; it will be tried again.",
  },
  "try-later": {
    fr: "Le prestataire demande de réessayer plus tard. Rien n’est parti\u202f; un nouvel essai aura lieu.",
    en: "The provider asks to try again later. Nothing left; it will be tried again.",
  },
  "address-refused": {
    fr: "Le prestataire refuse cette adresse ou ce numéro. Rien n’est parti\u202f; corrigez la fiche du client.",
    en: "The provider refuses this address or number. Nothing left; correct the customer’s page.",
  },
  "message-refused": {
    fr: "Le prestataire a refusé cet envoi. Rien n’est parti.",
    en: "The provider refused this. Nothing left.",
  },
  "outcome-unknown": {
    fr: "La liaison s’est coupée pendant la remise au prestataire\u00a0: on ne sait pas s’il l’a pris en charge. Regardez sur son site, puis dites ce qu’il en est\u202f; rien ne sera remis de nouveau d’ici là.",
    en: "The line was cut while it was handed to the provider: nobody knows whether it was taken in charge. Look on the provider’s site, then say what happened; nothing will be handed over again before.",
  },
}

/** Why a message is where it is, as said of a mail server or of a provider. */
export const sentenceFor = (
  because: StateReason,
  { provider }: { readonly provider: string | null },
): Sentence => (provider !== null && CARRIED_SENTENCES[because]) || STATE_SENTENCES[because]
