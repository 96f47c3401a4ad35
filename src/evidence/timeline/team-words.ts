import { NBSP, type Sentence } from "../../kernel/wording.ts"
import type { Details } from "./details.ts"
import { same, type Words } from "./message-words.ts"

/** The words for what colleagues do around a customer, by kind. */
export const TEAM_WORDS: Readonly<Record<string, (d: Details) => Words>> = {
  "owner.changed": (d) =>
    d.text("name") === null
      ? plain("Client sans responsable", "Customer looked after by nobody")
      : titled("Client suivi par", "Customer looked after by", d.text("name")),
  "salesperson.named": (d) =>
    d.text("name") === null
      ? plain("Commercial retiré", "Salesperson removed")
      : titled("Commercial", "Salesperson", d.text("name")),
  "comment.written": (d) => ({
    title: { fr: "Commentaire interne", en: "Internal comment" },
    detail: same([d.text("authorName"), d.text("text")].filter(Boolean).join(`${NBSP}: `) || null),
  }),
  "comment.removed": () => plain("Commentaire retiré", "Comment taken back"),
  "comment.restored": () => plain("Commentaire remis", "Comment put back"),
  "task.created": (d) => ({
    title: titleOf("Tâche notée", "Task noted", d.text("title")),
    detail: due(d),
  }),
  "task.changed": (d) => ({
    title: titleOf("Tâche modifiée", "Task changed", d.text("title")),
    detail: due(d),
  }),
  "task.reopened": (d) => ({
    title: titleOf("Tâche rouverte", "Task opened again", d.text("title")),
    detail: null,
  }),
  "question.asked": (d) => titled("Question envoyée à", "Question sent to", d.text("name")),
  "question.withdrawn": (d) => titled("Question retirée", "Question withdrawn", d.text("name")),
  "question.defaulted": (d) => ({
    title: titleOf("Question sans réponse", "Question without an answer", d.text("name")),
    detail: { fr: "Le suivi continue comme prévu.", en: "The follow-up goes on as planned." },
  }),
  "question.answered": answered,
  "customer.created": () => plain("Client ajouté", "Customer added"),
  "customer.changed": () => plain("Fiche client modifiée", "Customer changed"),
  "contact.added": () => plain("Contact ajouté", "Contact added"),
  "contact.changed": () => plain("Contact modifié", "Contact changed"),
  "contact.removed": () => plain("Contact retiré", "Contact removed"),
}

const ANSWERS: Readonly<Record<string, Sentence>> = {
  "go-on": { fr: "on peut continuer", en: "go on" },
  wait: { fr: "attendre", en: "wait" },
  dispute: { fr: "le client conteste", en: "there is a dispute" },
  mine: { fr: "s’en occupe", en: "takes care of it" },
  text: { fr: "réponse libre", en: "free answer" },
}

function answered(d: Details): Words {
  const answer = ANSWERS[d.text("answer") ?? ""] ?? { fr: "", en: "" }
  const until = { fr: d.day("fr", "untilOn"), en: d.day("en", "untilOn") }
  const name = d.text("name")
  return {
    title: {
      fr: [`Réponse${name ? ` de ${name}` : ""}`, answer.fr].filter(Boolean).join(`${NBSP}: `),
      en: [`Answer${name ? ` of ${name}` : ""}`, answer.en].filter(Boolean).join(": "),
    },
    detail: emptyToNull({
      fr: [until.fr && `jusqu’au ${until.fr}`, d.text("text")].filter(Boolean).join(", "),
      en: [until.en && `until ${until.en}`, d.text("text")].filter(Boolean).join(", "),
    }),
  }
}

function due(d: Details): Sentence | null {
  const [fr, en] = [d.day("fr", "dueOn"), d.day("en", "dueOn")]
  return fr && en ? { fr: `pour le ${fr}`, en: `due on ${en}` } : null
}

const plain = (fr: string, en: string): Words => ({ title: { fr, en }, detail: null })

/** "Client suivi par Anne Tanguy": the name continues the sentence. */
const titled = (fr: string, en: string, what: string | null): Words => ({
  title: what === null ? { fr, en } : { fr: `${fr} ${what}`, en: `${en} ${what}` },
  detail: null,
})

/** "Tâche notée : rappeler M. Roux": what follows is of another hand. */
const titleOf = (fr: string, en: string, what: string | null): Sentence =>
  what === null ? { fr, en } : { fr: `${fr}${NBSP}: ${what}`, en: `${en}: ${what}` }

const emptyToNull = (sentence: Sentence): Sentence | null => (sentence.fr === "" ? null : sentence)
