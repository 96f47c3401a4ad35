import { countWords } from "../../../kernel/wording.ts"

const count = (n: number, one: string, many: string) => countWords(n, one, many, "fr")

/** Messages on their way and what became of them. */
export const sending = {
  title: "Envoi en cours",
  titleDone: "Envoi terminé",
  progress: (done: number, total: number) => `${done} sur ${count(total, "message", "messages")}`,
  sent: (n: number) => count(n, "envoyé", "envoyés"),
  held: (n: number) => count(n, "retenu", "retenus"),
  failed: (n: number) => count(n, "échoué", "échoués"),
  unknown: (n: number) => count(n, "douteux", "douteux"),
  waiting: (n: number) => count(n, "en attente", "en attente"),
  heldTitle: "Retenus au dernier moment",
  failedTitle: "N'ont pas pu partir",
  unknownTitle: "Issue inconnue",
  cancelledTitle: "Annulés",
  sentTitle: "Partis",
  again: "Revenir à la relecture",
  toToday: "Revenir à la page du jour",
  states: {
    prepared: "À relire",
    approved: "En file d'envoi",
    reserved: "En file d'envoi",
    "handing-over": "Envoi en cours",
    sent: "Envoyé",
    failed: "Échec",
    unknown: "Issue inconnue",
    held: "Retenu",
    cancelled: "Annulé",
  },
  openOriginal: "Message d'origine (.eml)",
  slow: "L'envoi prend plus de temps que d'habitude. Vous pouvez quitter cette page : il continue sans vous.",
}
