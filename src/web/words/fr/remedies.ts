/** What a debtor asks for before it pays, and its remedy in one window. */
export const remedies = {
  title: "Débloquer le paiement",
  what: "Que demande le client ?",
  kinds: {
    "not-received": "N'a pas reçu la facture",
    "order-number": "Attend un numéro de commande",
    "wrong-contact": "Mauvais interlocuteur",
    "invoice-error": "La facture est fausse",
  },
  effects: {
    "not-received":
      "La facture repart aujourd'hui, avec la date de notre premier envoi. La relance n'en devient pas plus ferme.",
    "order-number": "Le numéro s'ajoute à la facture, qui repart avec lui dans l'objet et le texte.",
    "wrong-contact": "Les messages iront à la nouvelle personne ; l'ancienne reste au dossier.",
    "invoice-error": "La facture n'est plus relancée ; une tâche demande d'établir la facture corrigée.",
  },
  invoice: "Facture",
  email: "Autre adresse",
  emailHint: "Laissez vide pour l'adresse habituelle.",
  reference: "Numéro de commande",
  oldContact: "Contact à remplacer",
  noOld: "Aucun : ajouter seulement",
  newName: "Nouveau nom",
  newEmail: "Nouvel e-mail",
  newPhone: "Nouveau téléphone",
  note: "Ce qui est faux",
  send: "Envoyer",
  done: {
    "not-received": "La facture repart : le message est dans les envois du jour.",
    "order-number": "Numéro ajouté, la facture repart avec lui.",
    "wrong-contact": "Contact remplacé.",
    "invoice-error": "Contestation ouverte, et tâche créée pour la facture corrigée.",
  },
}
