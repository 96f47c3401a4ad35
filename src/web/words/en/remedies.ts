import type { Words } from "../words.ts"

/** What a debtor asks for before it pays, and its remedy in one window. */
export const remedies: Words["remedies"] = {
  title: "Unblock the payment",
  what: "What does the customer ask for?",
  kinds: {
    "not-received": "Did not receive the invoice",
    "order-number": "Expects an order number",
    "wrong-contact": "Wrong person",
    "invoice-error": "The invoice is wrong",
  },
  effects: {
    "not-received":
      "The invoice is sent again today, with the day we first wrote. The follow-up is none the firmer for it.",
    "order-number": "The number is added to the invoice, which is sent again with it in subject and text.",
    "wrong-contact": "Messages will go to the new person; the old one stays on file.",
    "invoice-error": "The invoice is no longer followed; a task asks for the corrected one.",
  },
  invoice: "Invoice",
  email: "Another address",
  emailHint: "Leave empty for the usual address.",
  reference: "Order number",
  oldContact: "Contact to replace",
  noOld: "None: only add",
  newName: "New name",
  newEmail: "New e-mail",
  newPhone: "New phone",
  note: "What is wrong",
  send: "Send",
  done: {
    "not-received": "The invoice is sent again: the message is among those of the day.",
    "order-number": "Number added, the invoice is sent again with it.",
    "wrong-contact": "Contact replaced.",
    "invoice-error": "Dispute opened, and a task for the corrected invoice.",
  },
}
