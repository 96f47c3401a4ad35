/** La question au commercial : la page de sa réponse, et la fenêtre où on la pose. */
export const questions = {
  hello: (name: string) => `Bonjour ${name}`,
  lead: (company: string, customer: string) =>
    `${company} voudrait savoir ce que vous savez de ${customer} avant d'aller plus loin.`,
  leadFrom: (who: string, company: string, customer: string) =>
    `${who} (${company}) voudrait savoir ce que vous savez de ${customer} avant d'aller plus loin.`,
  late: "En retard",
  item: (number: string, due: string) => `Facture ${number}, échue le ${due}`,
  choose: "Votre réponse",
  answers: {
    "go-on": "On peut continuer",
    wait: "Attendre jusqu'à un jour",
    dispute: "Il y a un désaccord",
    mine: "Je m'en occupe",
    text: "Autre chose",
  },
  hints: {
    "go-on": "Rien ne s'y oppose : le suivi reprend comme prévu.",
    wait: "Personne n'écrira à ce client avant le lendemain de ce jour.",
    dispute: "Le suivi s'arrête jusqu'à ce qu'une personne ait regardé.",
    mine: "Le suivi attend une semaine, le temps que vous le joigniez.",
    text: "Votre texte arrive chez la personne qui suit ce client.",
  },
  until: "Jusqu'au",
  textWhy: "Pourquoi ?",
  textWhat: "De quoi s'agit-il ?",
  textFree: "Ce que vous savez",
  send: "Envoyer ma réponse",
  thanks: "Merci, c'est noté",
  thanksText: "Votre réponse est enregistrée et déjà prise en compte. Vous pouvez fermer cette page.",
  answered: "Vous avez déjà répondu",
  answeredText: (answer: string) =>
    `Votre réponse : « ${answer} ». Pour ajouter quelque chose, écrivez à la personne qui vous a posé la question.`,
  over: "Cette question n'attend plus de réponse",
  overText:
    "Le suivi a continué sans attendre. Écrivez à la personne qui vous l'a posée s'il y a du nouveau.",
  privacy: "Ce lien est pour vous seul. Il n'ouvre rien d'autre que cette question.",
  askShort: "Question à un collègue",
  ask: "Demander par e-mail",
  askTitle: (customer: string) => `Que sait-on de ${customer} ?`,
  askLead:
    "Un collègue reçoit un lien et répond sans compte. Sa réponse agit aussitôt : continuer, attendre, désaccord.",
  askName: "Nom du collègue",
  askEmail: "Son adresse e-mail",
  askNote: "Un mot de votre part",
  askRemember: "C'est le commercial de ce client",
  asked: (name: string) => `Question envoyée à ${name}.`,
  withdrawn: "Question retirée.",
  waiting: (name: string, on: string, last: string) =>
    `Question envoyée à ${name} le ${on}. Sans réponse, le suivi continue le ${last}.`,
  withdraw: "Retirer la question",
}
