/** What the law has to say of a text. */
export const legalCheck = {
  title: "Contrôle juridique",
  clean: "Rien à redire : la loi ne s'oppose à rien dans ce texte.",
  severities: { error: "À corriger", warning: "À confirmer", info: "Conseil" },
  line: (n: number) => `ligne ${n}`,
  subject: "objet",
  /** Before the kinds of debtors for whom a text would be wrong. */
  readBy: "Lu par",
  debtors: { professional: "un professionnel", consumer: "un particulier", public: "un organisme public" },
  blocked: "Ce modèle ne peut pas être enregistré tant qu'il contient ce que la loi interdit.",
  acknowledge: "J'ai vérifié, ce texte convient",
  acknowledged: "Vérifié par vous",
  saved: "C'est noté. Le message peut partir.",
}
