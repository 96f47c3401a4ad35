import type { Author } from "../../kernel/author.ts"
import { parsePaymentTerms } from "../../kernel/payment-terms.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { checkedIdentifiers } from "../companies/identifiers.ts"
import { record } from "../journal/store.ts"
import type { Customer, CustomerFields } from "./customer.ts"
import { searchKey } from "./search-key.ts"
import {
  type ContactFields,
  deleteContact,
  insertContact,
  insertCustomer,
  readCustomer,
  updateContact,
  updateCustomer,
} from "./store.ts"

/** The customer, or a refusal when the company has none with this id. */
export async function existingCustomer(tx: CompanyTx, id: string): Promise<Customer> {
  return (await readCustomer(tx, id)) ?? refuseUnknown("CUSTOMER_UNKNOWN", id)
}

/** Creates a customer that a person typed. Refuses a code that is taken. */
export async function createCustomer(
  tx: CompanyTx,
  typed: Partial<CustomerFields> & Pick<CustomerFields, "code" | "name">,
  by: Author,
): Promise<Customer> {
  const fields = checked(typed)
  const id = await insertCustomer(tx, fields, keyOf(fields))
  if (id === null) {
    refuse(
      "CUSTOMER_CODE_TAKEN",
      {
        fr: `Un autre client porte déjà le code ${fields.code}. Choisissez-en un autre.`,
        en: `Another customer already has the code ${fields.code}. Choose another one.`,
      },
      { code: fields.code },
    )
  }
  await journal(tx, by, "customer.created", id, { code: fields.code })
  return await existingCustomer(tx, id)
}

/** Changes what a person typed; the journal keeps the names of the fields, not their contents. */
export async function changeCustomer(
  tx: CompanyTx,
  id: string,
  typed: Partial<Omit<CustomerFields, "code">>,
  by: Author,
): Promise<Customer> {
  const before = await existingCustomer(tx, id)
  const fields = checked(typed)
  const after = { ...before, ...fields }
  await updateCustomer(tx, id, fields, keyOf(after))
  await journal(tx, by, "customer.changed", id, { fields: Object.keys(fields).sort() })
  return await existingCustomer(tx, id)
}

/** Adds somebody to write to or call. */
export async function addContact(
  tx: CompanyTx,
  customerId: string,
  fields: ContactFields,
  by: Author,
): Promise<Customer> {
  await existingCustomer(tx, customerId)
  refuseUnreachable(fields)
  const contactId = await insertContact(tx, customerId, fields)
  await journal(tx, by, "contact.added", customerId, { contactId })
  return await existingCustomer(tx, customerId)
}

/** Changes a contact; the answer of a mail server about its former address is forgotten. */
export async function changeContact(
  tx: CompanyTx,
  customerId: string,
  contactId: string,
  fields: Partial<ContactFields>,
  by: Author,
): Promise<Customer> {
  if (!(await updateContact(tx, customerId, contactId, fields))) refuseUnknown("CONTACT_UNKNOWN", contactId)
  await journal(tx, by, "contact.changed", customerId, { contactId, fields: Object.keys(fields).sort() })
  return await existingCustomer(tx, customerId)
}

/** Removes a contact. */
export async function removeContact(
  tx: CompanyTx,
  customerId: string,
  contactId: string,
  by: Author,
): Promise<Customer> {
  if (!(await deleteContact(tx, customerId, contactId))) refuseUnknown("CONTACT_UNKNOWN", contactId)
  await journal(tx, by, "contact.removed", customerId, { contactId })
  return await existingCustomer(tx, customerId)
}

/** What the search looks through: the same for a customer that was imported (ledger/intake). */
function keyOf({ code, name, city, siren }: Partial<CustomerFields>): string {
  return searchKey(code, name, city, siren)
}

function checked<T extends Partial<CustomerFields>>(typed: T): T {
  const { paymentTerms } = typed
  if (paymentTerms && parsePaymentTerms(paymentTerms) === null) {
    refuse(
      "PAYMENT_TERMS_UNCLEAR",
      {
        fr: `Le délai «\u00a0${paymentTerms}\u00a0» n’est pas compris. Écrivez par exemple «\u00a030 jours\u00a0» ou «\u00a045 jours fin de mois\u00a0».`,
        en: `The payment terms “${paymentTerms}” are not understood. Write for example “30 days” or “45 days end of month”.`,
      },
      { field: "paymentTerms" },
    )
  }
  if (typed.name !== undefined && typed.name.trim() === "") {
    refuse("NAME_MISSING", { fr: "Indiquez le nom du client.", en: "Enter the customer’s name." })
  }
  return checkedIdentifiers(typed)
}

function refuseUnreachable(fields: ContactFields): void {
  if (fields.email || fields.phone || fields.name) return
  refuse("CONTACT_EMPTY", {
    fr: "Indiquez au moins un nom, une adresse e-mail ou un numéro de téléphone.",
    en: "Enter at least a name, an e-mail address or a phone number.",
  })
}

function refuseUnknown(code: "CUSTOMER_UNKNOWN" | "CONTACT_UNKNOWN", id: string): never {
  return refuse(
    code,
    code === "CUSTOMER_UNKNOWN"
      ? { fr: "Ce client n’existe pas.", en: "There is no such customer." }
      : { fr: "Ce contact n’existe pas.", en: "There is no such contact." },
    { id },
  )
}

async function journal(
  tx: CompanyTx,
  by: Author,
  kind: string,
  customerId: string,
  payload: Record<string, unknown>,
): Promise<void> {
  await record(tx, [{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind, customerId, payload }])
}
