import { expect, test } from "vitest"
import { splitText } from "./own-words.ts"

const QUOTED = "Bonjour,\nVotre facture FA-2026-0011 reste impayée.\nMerci de nous régler."

test.each([
  [
    "Gmail",
    `Nous payons vendredi.\n\nLe mar. 3 mars 2026 à 09:12, Compta Tanguy <compta@tanguy.example> a\nécrit :\n\n> Bonjour,\n> Votre facture reste impayée.`,
  ],
  [
    "Thunderbird",
    "Nous payons vendredi.\n\nLe 03/03/2026 à 09:12, Compta Tanguy a écrit :\n> Bonjour,\n> Votre facture",
  ],
  [
    "Apple, with the phone’s own line",
    "Nous payons vendredi.\n\nEnvoyé de mon iPhone\n\n> Le 3 mars 2026 à 09:12, Compta <c@x.example> a écrit :\n> \n> Bonjour",
  ],
  [
    "Outlook, headers in French",
    `Nous payons vendredi.\n\nDe : Compta Tanguy <compta@tanguy.example>\nEnvoyé : mardi 3 mars 2026 09:12\nÀ : Paul Morel\nObjet : Facture FA-2026-0011\n\n${QUOTED}`,
  ],
  [
    "Outlook on a phone, no-break spaces before colons",
    `Nous payons vendredi.\n\nObtenez Outlook pour iOS\n________________________________\nDe\u00a0: Compta\nEnvoyé\u00a0: mardi 3 mars 2026\nÀ\u00a0: Paul\nObjet\u00a0: Facture\n\n${QUOTED}`,
  ],
  [
    "the old Outlook",
    `Nous payons vendredi.\n\n-----Message d'origine-----\nDe : Compta\nEnvoyé : mardi 3 mars 2026\nÀ : Paul\nObjet : Facture\n\n${QUOTED}`,
  ],
  [
    "English Outlook",
    `Nous payons vendredi.\n\nFrom: Compta <c@x.example>\nSent: Tuesday, March 3, 2026 9:12 AM\nTo: Paul\nSubject: Invoice\n\n${QUOTED}`,
  ],
  [
    "a signature and a legal notice",
    "Nous payons vendredi.\n\nCordialement,\n\nMarie Durand\nComptable\n02 99 00 00 00\n\nCe message et ses pièces jointes sont confidentiels et destinés à la seule personne visée.",
  ],
  [
    "Orange’s mobile",
    "Nous payons vendredi.\nEnvoyé depuis mon mobile Orange\n\nLe 3 mars 2026 à 10:00 +0100, compta, a écrit :\nBonjour\nrelance",
  ],
])("%s: what the debtor wrote is told from what only came along", (_, text) => {
  const split = splitText(text)
  expect(split.own).toBe("Nous payons vendredi.")
  expect(split.folded.length).toBeGreaterThan(0)
})

test("an answer written between the quoted lines is kept, all of it", () => {
  const split = splitText(
    "> Quand pensez-vous payer ?\nVendredi sans faute.\n> Et la FA-12 ?\nElle est contestée.",
  )
  expect(split.own).toBe("Vendredi sans faute.\n\nElle est contestée.")
})

test("what follows the closing formula stays when it speaks of the debt", () => {
  const split = splitText(
    "Bonjour,\nMerci de patienter.\nCordialement,\nMarie\n\nPS : le virement des autres factures part demain matin",
  )
  expect(split.own).toContain("le virement des autres factures part demain")
})

test("a sentence that only looks like the head of a quoted mail is not one", () => {
  const text = "Bonjour,\nle comptable nous a écrit :\nle virement part demain."
  expect(splitText(text)).toEqual({ own: text, folded: [] })
})

test("a mail that only forwards another one is read for what that one says", () => {
  const text =
    "---------- Message transféré ---------\nDe : Paul\nDate : mardi\nObjet : Facture\n\nC’est réglé depuis lundi."
  expect(splitText(text).own).toContain("C’est réglé depuis lundi.")
})

test("nothing is lost: each word is found in the own words or in a folded part", () => {
  const text = `Ok pour le 12.\n\nCordialement\nPaul\n\nLe 3 mars 2026 à 09:12, Compta a écrit :\n> ${QUOTED}`
  const { own, folded } = splitText(text)
  const kept = [own, ...folded.map((part) => part.text)].join(" ")
  for (const word of text.split(/\s+/)) expect(kept).toContain(word)
})

test("a hostile text of a hundred thousand line ends is read in bounded work, and its end is kept", () => {
  const { own } = splitText(`Payé.${"\n".repeat(100_000)}Le ${"a ".repeat(200_000)}`)
  expect(own.startsWith("Payé.")).toBe(true)
})
