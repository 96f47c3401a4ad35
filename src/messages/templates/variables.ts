import type { Sentence } from "../../kernel/wording.ts"

/** A word that templates may use, and what it stands for. */
export interface TemplateVariable {
  readonly name: string
  readonly meaning: Sentence
}

const v = (name: string, fr: string, en: string): TemplateVariable => ({ name, meaning: { fr, en } })

/** What each invoice of a list knows, and `invoice` for the oldest one. */
export const INVOICE_FIELDS: readonly TemplateVariable[] = [
  v("number", "le numéro", "the number"),
  v("issued_on", "la date de la facture", "the date of the invoice"),
  v("due_on", "l’échéance", "the due date"),
  v("days_late", "le nombre de jours de retard", "the number of days late"),
  v("amount", "le montant de départ", "the amount as invoiced"),
  v("settled", "ce qui est déjà réglé", "what is already settled"),
  v("settled_cents", "le même en centimes, pour les conditions", "the same in cents, for conditions"),
  v("contested_cents", "la part contestée en centimes", "the contested part in cents"),
  v("asked", "ce qui est demandé", "what is asked for"),
]

/** Every word that a template may use. */
export const TEMPLATE_VARIABLES: readonly TemplateVariable[] = [
  v("invoice_table", "le tableau des factures", "the table of invoices"),
  v("payment_block", "comment payer : IBAN, référence, QR code", "how to pay: IBAN, reference, QR code"),
  v("signature", "la signature", "the signature"),
  v("total", "la somme demandée", "the amount asked for"),
  v("total_cents", "la même en centimes, pour les conditions", "the same in cents, for conditions"),
  v("overdue", "vrai si au moins une facture est échue", "true when at least one invoice is overdue"),
  v("count", "le nombre de factures demandées", "the number of invoices asked for"),
  v("upcoming_count", "le nombre de factures pas encore échues", "the number of invoices not due yet"),
  ...INVOICE_FIELDS.map(({ name, meaning }) =>
    v(`invoice.${name}`, `la plus ancienne facture : ${meaning.fr}`, `the oldest invoice: ${meaning.en}`),
  ),
  v("invoices", "les factures demandées, pour une boucle", "the invoices asked for, for a loop"),
  v("upcoming", "les factures pas encore échues, pour une boucle", "the invoices not due yet, for a loop"),
  v("professional", "vrai si le client est un professionnel", "true when the customer is a business"),
  v("consumer", "vrai si le client est un particulier", "true when the customer is a consumer"),
  v("public", "vrai si le client est un organisme public", "true when the customer is a public body"),
  v("today", "la date du message", "the day of the message"),
  v("date", "la même pour un calcul : {{ date | day: 8 }}", "the same to reckon with: {{ date | day: 8 }}"),
  v("by_mail", "vrai si le message est une lettre", "true when the message is a letter"),
  v("customer.name", "le nom du client", "the customer’s name"),
  v("customer.code", "le code du client", "the customer’s code"),
  v("contact.name", "la personne à qui l’on écrit", "the person we write to"),
  v("contact.email", "son adresse e-mail", "their e-mail address"),
  v("contact.phone", "son téléphone", "their phone number"),
  v("company.name", "le nom de votre entreprise", "your company’s name"),
  v("company.email", "votre adresse e-mail", "your e-mail address"),
  v("company.phone", "votre téléphone", "your phone number"),
  v("company.city", "votre ville", "your town"),
  v("payment_reference", "la référence du virement", "the reference of the transfer"),
  v("order_reference", "la référence de commande du client", "the customer’s order number"),
  v("previous_actions", "ce qui a déjà été fait, en toutes lettres", "what was done before, in words"),
  v(
    "reply",
    "comment vous répondre : par retour, par courriel ou par téléphone",
    "how to answer you: by return, by e-mail or by phone",
  ),
  v("promise.made_on", "le jour où la promesse a été faite", "the day the promise was made"),
  v("promise.promised_for", "le jour promis", "the promised day"),
  v("promise.amount", "la somme promise, si elle était précisée", "the promised amount, if one was said"),
  v("promise.method", "le moyen de paiement promis", "how it will be paid"),
  v("promise.numbers", "les factures promises", "the invoices promised"),
  v("time.asked_for", "la date demandée par le client", "the day the customer asked for"),
  v("time.agreed_on", "la date accordée", "the day agreed to"),
  v("time.initial_on", "l’échéance d’origine", "the initial due date"),
  v("time.penalties_waived", "vrai si le délai est sans pénalités", "true when time comes without penalties"),
  v("time.reason", "la raison donnée", "the reason given"),
  v("time.numbers", "les factures concernées", "the invoices concerned"),
  v("time.amount", "ce qui en reste dû", "what is open of them"),
  v("dispute.number", "la facture contestée", "the disputed invoice"),
  v("dispute.reason", "le motif du litige", "the reason of the dispute"),
  v("dispute.opened_on", "le jour de la contestation", "the day of the dispute"),
  v("dispute.answer_by", "la date limite de réponse", "the day by which it is answered"),
  v("dispute.amount", "la part contestée, si ce n’est pas tout", "the disputed part, when not all"),
  v("dispute.credit", "l’avoir ou le geste accordé", "what was credited"),
  v("dispute.left", "ce qui reste à payer de la facture", "what is left to pay of the invoice"),
  v("dispute.note", "la réponse à la contestation", "the answer to the dispute"),
  v("plan.reference", "la référence de l’échéancier", "the reference of the plan"),
  v("plan.numbers", "les factures de l’échéancier", "the invoices of the plan"),
  v("plan.count", "le nombre d’échéances", "the number of instalments"),
  v("plan.instalments", "les échéances, pour une boucle", "the instalments, for a loop"),
  v("plan.total", "la somme de l’échéancier", "the sum of the plan"),
  v("plan.left", "ce qui en reste dû", "what is left of it"),
  v("plan.due_on", "la prochaine échéance", "the next instalment’s day"),
  v("plan.amount", "son montant restant", "what is open of it"),
  v(
    "plan.penalties_waived",
    "vrai si l’échéancier tenu efface les pénalités",
    "true when a kept plan waives penalties",
  ),
  v("plan.default_days", "les jours laissés après un rappel", "the days left after a notice"),
  v("plan.answer_by", "la date limite de réponse", "the day by which to answer"),
  v("plan.accepted_on", "le jour de l’accord", "the day of the agreement"),
  v("payment.received_on", "le jour du paiement reçu", "the day the payment was received"),
  v("payment.amount", "la somme reçue", "the amount received"),
  v(
    "penalties_said",
    "vrai si l’étape annonce ou réclame les pénalités",
    "true when the step announces or claims penalties",
  ),
  v("penalties.through_on", "le dernier jour compté", "the last day counted"),
  v("penalties.penalties", "les pénalités de retard", "the late-payment penalties"),
  v("penalties.indemnity", "l’indemnité forfaitaire", "the fixed compensation"),
]
