import { simpleParser } from "mailparser"
import { expect, test } from "vitest"
import { compose } from "./compose.ts"
import { type MimeHeaders, toMime } from "./mime.ts"
import { sampleInput } from "./templates/sample.ts"
import { shippedTemplate } from "./templates/store.ts"

const message = compose(sampleInput("friendly-email"), shippedTemplate("friendly-email", "fr"))
const headers: MimeHeaders = {
  from: { name: "Menuiserie Tanguy", address: "compta@menuiserie-tanguy.example" },
  to: { name: "Anne Le Gall", address: "anne@legall.example" },
  replyTo: { name: null, address: "relance@menuiserie-tanguy.example" },
  messageId: "<0197-abc@menuiserie-tanguy.example>",
  date: new Date("2026-03-24T08:15:00Z"),
}

test("the same message gives the same bytes", async () => {
  expect(await toMime(message, headers)).toEqual(await toMime(structuredClone(message), { ...headers }))
})

test("the message carries its own identity and day, and says that a machine wrote it", async () => {
  const raw = (await toMime(message, headers)).toString("latin1")
  expect(raw).toMatch(/^Message-ID: <0197-abc@menuiserie-tanguy\.example>\r$/m)
  expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(raw).toMatch(/^Date: Tue, 24 Mar 2026 08:15:00 \+0000\r$/m)
  expect(raw).not.toMatch(/^(X-Mailer|Disposition-Notification-To|Return-Receipt-To):/im)
  expect(raw.split("\r\n").every((line) => line.length <= 998)).toBe(true)
})

test("a way to refuse further e-mails goes along where there is one", async () => {
  const offered = { ...headers, unsubscribeAt: "compta+0197@menuiserie-tanguy.example" }
  const mail = await simpleParser(await toMime(message, offered))
  expect(mail.headers.get("list")).toMatchObject({
    unsubscribe: { mail: "compta+0197@menuiserie-tanguy.example?subject=unsubscribe" },
  })
  expect((await toMime(message, headers)).toString("latin1")).not.toMatch(/^List-/im)
})

test("text and page are alternatives, the QR code lies beside the page", async () => {
  const raw = (await toMime(message, headers)).toString("latin1")
  expect(raw).toMatch(/multipart\/alternative/)
  expect(raw).toMatch(/multipart\/related/)
  const mail = await simpleParser(Buffer.from(raw, "latin1"), { skipImageLinks: true })
  expect(mail.text!.trim()).toBe(message.text.trim())
  expect(mail.html).toBe(message.html)
  expect(mail.attachments).toMatchObject([
    { contentType: "image/png", cid: message.images[0]!.cid, related: true },
  ])
  expect(mail.attachments[0]!.content).toEqual(message.images[0]!.bytes)
  expect(mail.replyTo!.text).toBe("relance@menuiserie-tanguy.example")
})

test("an answer names the message it answers; files are attached under their names", async () => {
  const pdf = Buffer.from("%PDF-1.7 invoice")
  const mail = await simpleParser(
    await toMime(message, {
      ...headers,
      inReplyTo: "<their@legall.example>",
      attachments: [{ fileName: "facture é\r\n.pdf", contentType: "application/pdf", bytes: pdf }],
    }),
  )
  expect(mail.inReplyTo).toBe("<their@legall.example>")
  const file = mail.attachments.find((part) => part.contentType === "application/pdf")!
  expect(file.filename).toBe("facture é .pdf")
  expect(file.content).toEqual(pdf)
})
