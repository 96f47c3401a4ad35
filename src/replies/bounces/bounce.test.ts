import { expect, test } from "vitest"
import { readMail } from "../mail/inbound-mail.ts"
import { readBounce } from "./bounce.ts"
import { readComplaint } from "./complaint.ts"

const bounceIn = async (mail: string) => readBounce(await readMail(Buffer.from(mail)))

const ORIGINAL =
  "Message-ID: <01J@relance.example>\nFrom: compta@tanguy.example\nTo: paul@client.example\nSubject: Facture FA-2026-0011\n\nBonjour"

const report = (fields: string, words = "Undelivered") => `Return-Path: <>
From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: compta@tanguy.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

${words}

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

${fields}

--b
Content-Type: message/rfc822

${ORIGINAL}
--b--
`

test.each([
  [
    "an unknown address",
    "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 user unknown",
    "permanent",
  ],
  [
    "a full mailbox",
    "Action: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 over quota",
    "mailbox-full",
  ],
  [
    "a full mailbox that says so only in words",
    "Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 mailbox is full",
    "mailbox-full",
  ],
  [
    "a filter",
    "Action: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 554 5.7.1 message blocked as spam",
    "refused",
  ],
  [
    "a server that was down for days",
    "Action: failed\nStatus: 4.4.1\nDiagnostic-Code: smtp; connection timed out",
    "temporary",
  ],
  [
    "a server that still tries",
    "Action: delayed\nStatus: 4.4.1\nDiagnostic-Code: smtp; connection timed out",
    "delayed",
  ],
])("%s: the report says who, and what that means for the address", async (_, fields, kind) => {
  const bounce = await bounceIn(report(`Final-Recipient: rfc822; Paul@Client.example\n${fields}`))
  expect(bounce).toMatchObject({
    kind,
    recipient: "paul@client.example",
    originalMessageId: "<01J@relance.example>",
  })
  expect([bounce?.action, bounce?.status]).toEqual([
    /Action: (\w+)/.exec(fields)![1],
    /Status: (\S+)/.exec(fields)![1],
  ])
})

test("a report that the mail arrived is not a bounce", async () => {
  expect(
    await bounceIn(report("Final-Recipient: rfc822; paul@client.example\nAction: delivered\nStatus: 2.0.0")),
  ).toBeNull()
})

const plain = (from: string, subject: string, body: string) =>
  `From: ${from}\nTo: compta@tanguy.example\nSubject: ${subject}\nContent-Type: text/plain; charset=utf-8\n\n${body}`

test.each([
  [
    "qmail",
    plain(
      "MAILER-DAEMON@mx.example",
      "failure notice",
      `Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up.\n\n<paul@client.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n${ORIGINAL}`,
    ),
    "permanent",
    "5.1.1",
  ],
  [
    "Exchange in French",
    plain(
      "Microsoft Outlook <postmaster@client.example>",
      "Non remis : Facture FA-2026-0011",
      "Échec de la remise pour ces destinataires ou groupes :\n\npaul@client.example\nL’adresse de messagerie entrée est introuvable. Vérifiez l’adresse.\n\n#550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found",
    ),
    "permanent",
    "5.1.10",
  ],
  [
    "a provider that writes French",
    plain(
      "Mail Delivery System <MAILER-DAEMON@smtp.example>",
      "Echec de distribution de votre message",
      `Votre message n'a pas pu être remis à :\n<paul@client.example> : boîte aux lettres pleine (552 5.2.2)\n\n${ORIGINAL}`,
    ),
    "mailbox-full",
    "5.2.2",
  ],
  [
    "Gmail, delayed",
    plain(
      "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
      "Delivery Status Notification (Delay)",
      "This is an automatically generated Delivery Status Notification\n\nTHIS IS A WARNING MESSAGE ONLY.\nYOU DO NOT NEED TO RESEND YOUR MESSAGE.\n\nDelivery to the following recipient has been delayed:\n\n     paul@client.example\n\nMessage will be retried for 2 more day(s)",
    ),
    "delayed",
    null,
  ],
])("%s: a bounce without a report is read from its words", async (_, mail, kind, status) => {
  expect(await bounceIn(mail)).toMatchObject({ kind, status, recipient: "paul@client.example" })
})

test("a debtor who writes that a parcel was returned has not bounced", async () => {
  const mail = plain(
    "Paul <paul@client.example>",
    "Re: Facture FA-2026-0011",
    "Bonjour,\nle colis a été retourné, la livraison a échoué. Nous ne paierons pas.",
  )
  expect(await bounceIn(mail)).toBeNull()
})

test("a person who forwards a mail as a file has not bounced", async () => {
  const mail = `From: Paul <paul@client.example>\nTo: compta@tanguy.example\nSubject: Facture\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nvoir ci-joint\n--b\nContent-Type: message/rfc822\n\n${ORIGINAL}\n--b--\n`
  expect(await bounceIn(mail)).toBeNull()
})

test("a complaint that a provider passes on names the mail complained of", async () => {
  const mail = `From: feedback@provider.example\nTo: compta@tanguy.example\nSubject: Abuse report\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report; boundary="b"\n\n--b\nContent-Type: text/plain\n\nAbuse report\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nVersion: 1\nOriginal-Rcpt-To: paul@client.example\n--b\nContent-Type: message/rfc822\n\n${ORIGINAL}\n--b--\n`
  const read = await readMail(Buffer.from(mail))
  expect(readBounce(read)).toBeNull()
  expect(readComplaint(read)).toEqual({
    type: "abuse",
    recipient: "paul@client.example",
    originalMessageId: "<01J@relance.example>",
  })
})
