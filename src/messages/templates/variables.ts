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
