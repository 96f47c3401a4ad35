/**
 * GET    /branding                   how the papers of the company look
 * PUT    /branding/colour            the colour of its name; null takes it away
 * POST   /branding/{picture}         logo or signature
 * DELETE /branding/{picture}         takes it away
 * GET    /branding/preview.html      an e-mail on these papers
 * GET    /branding/preview.svg       a letter on these papers, as a picture
 */
import { z } from "@hono/zod-openapi"
import {
  act,
  author,
  type CompanyRouter,
  done,
  get,
  getFile,
  inBooks,
  put,
  upload,
} from "../../kernel/http.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { compose, htmlForScreen } from "../compose.ts"
import { readCreditor } from "../inputs/store.ts"
import { type Letter, letterOf } from "../letter.ts"
import { sampleInput } from "../templates/sample.ts"
import { shippedTemplate } from "../templates/store.ts"
import { contrastOnPaper, mediaTypeOf } from "./branding.ts"
import { readBranding } from "./store.ts"
import { changeBranding } from "./workflows.ts"

const brandingOut = z.object({
  logo: z.string().nullable().openapi({ description: "a data: address" }),
  signature: z.string().nullable().openapi({ description: "a data: address" }),
  colour: z.string().nullable(),
  /** Of the colour on white paper, 1 to 21; 4.5 is needed to be read with ease. */
  contrast: z.number().nullable(),
})
const read = get("/branding", { summary: "How the papers of the company look", answer: brandingOut })
const colour = put("/branding/colour", {
  summary: "Choose the colour of the company’s name; null takes it away",
  body: z.object({ colour: z.string().max(20).nullable() }),
  answer: done,
})
const keep = upload("/branding/{picture}", {
  summary: "Keep the logo or the image of the signature",
  form: z.object({ file: z.custom<File>().openapi({ type: "string", format: "binary" }) }),
  answer: done,
})
const remove = act("delete", "/branding/{picture}", {
  summary: "Take the logo or the image of the signature away",
  answer: done,
})
const preview = getFile("/branding/preview.html", {
  summary: "An e-mail on the papers of the company",
  mediaType: "text/html",
})

const previewLetter = getFile("/branding/preview.svg", {
  summary: "A letter on the papers of the company, as a picture",
  mediaType: "image/svg+xml",
})

const dataAddress = (bytes: readonly number[] | null): string | null => {
  const content = bytes && Buffer.from(bytes)
  return content && `data:${mediaTypeOf(content) ?? "image/png"};base64,${content.toString("base64")}`
}

/** Whoever opens such a file by itself opens nothing that acts. */
const INERT = {
  "content-security-policy": "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'",
}

/** The routes of the papers of a company. */
export function brandingRoutes(app: CompanyRouter, draw: (letter: Letter) => Promise<string>): void {
  app.openapi(previewLetter, async (c) => {
    const { company, branding } = await inBooks(c, papersOf)
    const input = { ...sampleInput("formal-notice"), company, branding }
    const message = compose(input, shippedTemplate("formal-notice", "fr"))
    const picture = await draw(letterOf(input, message, "fr", branding))
    return c.body(picture, 200, { ...INERT, "content-type": "image/svg+xml; charset=utf-8" })
  })
  app.openapi(read, async (c) => {
    const branding = await inBooks(c, readBranding)
    return c.json(
      {
        ...{ logo: dataAddress(branding.logo), signature: dataAddress(branding.signature) },
        ...{ colour: branding.colour, contrast: branding.colour && contrastOnPaper(branding.colour) },
      } as z.output<typeof brandingOut>,
      200,
    )
  })
  app.openapi(colour, async (c) => {
    await inBooks(c, (tx) => changeBranding(tx, { colour: c.req.valid("json").colour }, author(c)))
    return c.json({ ok: true as const }, 200)
  })
  app.openapi(preview, async (c) => {
    const { company, branding } = await inBooks(c, papersOf)
    const message = compose(
      { ...sampleInput("friendly-email"), company, branding },
      shippedTemplate("friendly-email", "fr"),
    )
    return c.body(htmlForScreen(message), 200, {
      ...INERT,
      "content-type": "text/html; charset=utf-8",
    })
  })
  app.openapi(keep, async (c) => {
    const { file } = c.req.valid("form")
    const content = file instanceof File ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0)
    const picture = pictureNamed(c.req.valid("param").picture)
    await inBooks(c, (tx) => changeBranding(tx, { [picture]: content }, author(c)))
    return c.json({ ok: true as const }, 200)
  })
  app.openapi(remove, async (c) => {
    const picture = pictureNamed(c.req.valid("param").picture)
    await inBooks(c, (tx) => changeBranding(tx, { [picture]: null }, author(c)))
    return c.json({ ok: true as const }, 200)
  })
}

async function papersOf(tx: CompanyTx) {
  return { company: await readCreditor(tx), branding: await readBranding(tx) }
}

function pictureNamed(name: string): "logo" | "signature" {
  if (name === "logo" || name === "signature") return name
  return refuse("PICTURE_UNKNOWN", {
    fr: "Les papiers portent un logo et une signature, rien d’autre.",
    en: "Papers bear a logo and a signature, nothing else.",
  })
}
