import type { MessageLanguage } from "../kernel/wording.ts"
import { mediaTypeOf } from "./branding/branding.ts"
import { emailHtml } from "./email-html.ts"
import { isForTheHouse, type MessageInput } from "./message-input.ts"
import { type PaymentDetails, paymentDetails } from "./payment/payment-details.ts"
import { qrModules, qrPng } from "./payment/qr-image.ts"
import { plainText } from "./plain-text.ts"
import { type Block, markersOf, markerText, parseProse } from "./prose.ts"
import { type Statement, statementOf } from "./statement.ts"
import { cleanBody, cleanSubject, renderTemplate } from "./templates/render.ts"
import type { Template } from "./templates/template.ts"

/** A picture that the HTML shows by its Content-ID, carried inside the message. */
export interface InlineImage {
  readonly cid: string
  readonly fileName: string
  readonly contentType: string
  readonly bytes: Buffer
}

/** A message as it will be read, and the text that a person may still edit. */
export interface ComposedMessage {
  readonly language: MessageLanguage
  readonly subject: string
  /** The editable prose: Markdown with its markers, as kept in delivery.message.text_body. */
  readonly textBody: string
  /** The whole message as plain text. */
  readonly text: string
  /** The whole message as a self-contained page; its pictures are in `images`. */
  readonly html: string
  readonly images: readonly InlineImage[]
}

/** The parts of a message that do not depend on how it is shown: e-mail, letter or screen. */
export interface MessageParts {
  readonly input: MessageInput
  readonly language: MessageLanguage
  readonly subject: string
  readonly blocks: readonly Block[]
  readonly statement: Statement
  readonly payment: PaymentDetails
}

/** The prose of a message, then the whole of it as e-mail. Pure: the same input gives the same bytes. */
export function compose(input: MessageInput, template: Template): ComposedMessage {
  const { subject, textBody } = renderTemplate(template, input, statementOf(input))
  return composeEdited(input, { subject, textBody }, template.language)
}

/**
 * The whole message around a prose that is already written: as composed, or as a person edited it.
 * This is also what renders the kept subject and text_body at the moment of sending, so that review,
 * edit and the message that leaves agree.
 */
export function composeEdited(
  input: MessageInput,
  prose: { readonly subject: string; readonly textBody: string },
  language: MessageLanguage,
): ComposedMessage {
  const parts = messageParts(input, prose, language)
  const isQrShown =
    parts.payment.qrText !== null && parts.blocks.some((b) => b.kind === "marker" && b.marker === "payment")
  const images = [...(isQrShown ? [qrImage(parts.payment.qrText)] : []), ...brandingImages(input)]
  return {
    language,
    subject: parts.subject,
    textBody: cleanBody(prose.textBody),
    text: plainText(parts),
    html: emailHtml(parts, new Map(images.map((image) => [image.cid.split("@")[0]!, image.cid]))),
    images,
  }
}

/** The parts of a message, for whoever lays it out. */
export function messageParts(
  input: MessageInput,
  prose: { readonly subject: string; readonly textBody: string },
  language: MessageLanguage,
): MessageParts {
  const statement = statementOf(input)
  return {
    input,
    language,
    subject: cleanSubject(prose.subject),
    blocks: parseProse(cleanBody(prose.textBody)),
    statement,
    payment: paymentDetails(
      input.company,
      input.payCents ?? statement.totalCents,
      input.currency,
      input.paymentReference,
    ),
  }
}

/**
 * An edited text with the markers of the text it replaces: a table or payment block that the person
 * wiped out comes back, before the signature, because the debtor must see what is asked and how to pay.
 */
export function keepMarkers(before: string, after: string): string {
  const left = new Set(markersOf(after))
  const missing = [...new Set(markersOf(before))].filter((marker) => !left.has(marker)).map(markerText)
  if (missing.length === 0) return cleanBody(after)
  const blocks = cleanBody(after).split("\n\n")
  const signature = blocks.lastIndexOf(markerText("signature"))
  blocks.splice(signature < 0 ? blocks.length : signature, 0, ...missing)
  return cleanBody(blocks.join("\n\n"))
}

/** The page with its pictures inside, for a screen that has no message around it. */
export function htmlForScreen(message: Pick<ComposedMessage, "html" | "images">): string {
  return message.images.reduce(
    (html, { cid, contentType, bytes }) =>
      html.replaceAll(`src="cid:${cid}"`, `src="data:${contentType};base64,${bytes.toString("base64")}"`),
    message.html,
  )
}

/** Logo and signature, as the letters have them; nothing of it for the house or a short message. */
function brandingImages({ branding, channel }: MessageInput): InlineImage[] {
  if (!branding || isForTheHouse(channel) || channel === "sms") return []
  return (["logo", "signature"] as const).flatMap((name) => {
    const bytes = branding[name] && Buffer.from(branding[name])
    const contentType = bytes && mediaTypeOf(bytes)
    if (!bytes || !contentType) return []
    return [{ cid: `${name}@relance`, fileName: `${name}.${contentType.split("/")[1]}`, contentType, bytes }]
  })
}

const qrImage = (text: string): InlineImage => ({
  cid: "payment-qr@relance",
  fileName: "qr.png",
  contentType: "image/png",
  bytes: qrPng(qrModules(text)),
})
