import { expect, test } from "vitest"
import { day } from "../kernel/day.ts"
import { readMail } from "./mail/inbound-mail.ts"
import { readReply } from "./reading.ts"

// A Tuesday.
const MAIL_ON = day("2026-03-03")
const OPEN = ["FA-2026-0011", "FA-2026-0012"]

async function read(body: string, headers = "Subject: Re: Votre facture") {
  const mail = `From: Paul <paul@client.example>\nTo: compta@tanguy.example\n${headers}\nContent-Type: text/plain; charset=utf-8\n\n${body}`
  return readReply(await readMail(Buffer.from(mail)), MAIL_ON, OPEN)
}

test("a promise is read with its day, its amount, its invoice and the sentence that makes it", async () => {
  const reading = await read(
    "Bonjour,\n\nNous avons bien reçu votre relance.\nLa facture FA-2026-0011 sera réglée sous huitaine, soit 1 234,56 €.\n\nCordialement,\nPaul\n\nLe mar. 3 mars 2026 à 09:12, Compta a écrit :\n> La facture FA-2026-0012 reste impayée depuis le 12 février 2026, soit 99,00 €.",
  )
  expect(reading).toMatchObject({
    intent: "will-pay",
    promisedOn: "2026-03-11",
    amountCents: 123456,
    invoices: ["FA-2026-0011"],
    sentence: "La facture FA-2026-0011 sera réglée sous huitaine, soit 1 234,56 €.",
  })
  expect(reading.certainty).toBeGreaterThan(0.5)
})

test.each([
  ["Nous n’avons pas encore payé, le virement partira vendredi.", "will-pay", "2026-03-06"],
  ["Sauf erreur, c’est déjà réglé depuis le 20 février.", "already-paid", null],
  ["On ne paiera pas tant que la porte n’est pas réparée.", "disputes", null],
  ["Pouvons-nous vous régler en trois fois à partir du 31 mars ?", "asks-time", null],
  ["Le taux de TVA est faux, merci de corriger la facture.", "invoice-error", null],
  ["Il manque notre numéro de bon de commande.", "order-number-missing", null],
  ["Nous n’avons jamais reçu cette facture, pouvez-vous la renvoyer ?", "not-received", null],
  ["Merci !", "thanks", null],
] as const)("« %s » is read as %s", async (body, intent, promisedOn) => {
  expect(await read(body)).toMatchObject({ intent, promisedOn })
})

test("what makes no sense is left to a person", async () => {
  expect((await read("xyzzy 42 blorp")).intent).toBe("other")
  expect((await read("")).intent).toBe("other")
})

test("an absence says when they are back and whom to ask; its headers are believed before its words", async () => {
  const reading = await read(
    "Je suis absent jusqu’au 16 mars inclus. En cas d’urgence : l.martin@client.example",
    "Subject: Réponse automatique : Votre facture\nAuto-Submitted: auto-replied",
  )
  expect(reading).toMatchObject({
    intent: "out-of-office",
    absence: { returnsOn: "2026-03-17", substitute: "l.martin@client.example" },
  })
  expect((await read("En congés, de retour le lundi 9 mars. Contacter Mme Petit.")).absence).toEqual({
    returnsOn: "2026-03-09",
    substitute: "Mme Petit",
  })
})

test("a wrong contact who names the right one is heard", async () => {
  const reading = await read("Je ne suis plus en charge des factures, merci d’écrire à compta@client.example")
  expect(reading).toMatchObject({ intent: "wrong-contact", otherContact: "compta@client.example" })
})

test("an answer without a word of its own is read by its subject", async () => {
  expect((await read("", "Subject: Facture déjà payée le 20 février")).intent).toBe("already-paid")
})

test("a wish not to be written to any more is seen", async () => {
  expect((await read("STOP")).unsubscribes).toBe(true)
  expect((await read("Stoppez vos relances, c’est payé.")).unsubscribes).toBe(false)
})
