/**
 * GET  /letters                    what waits for the post, what providers carry, what was posted by hand
 * GET  /letters/batch.pdf          the letters that wait, in one file for the printer, in postal order
 * GET  /letters/batch.csv          their list of contents
 * POST /letter-postings            several letters were posted
 * POST /messages/{id}/taking-back  a letter left to a provider is posted by hand instead
 * GET  /proofs/{id}                a proof, to the byte
 */
import { z } from "@hono/zod-openapi"
import type { Day } from "../../../kernel/day.ts"
import {
  act,
  author,
  type CompanyRouter,
  cents,
  dayInput,
  dayOut,
  done,
  get,
  getFile,
  identifier,
  inBooks,
  listOf,
  post,
  sentenceOut,
  typedText,
} from "../../../kernel/http.ts"
import { refuse } from "../../../kernel/refusal.ts"
import { PROOF_WORDS, STATE_WORDS } from "../../consignment/follow/state-words.ts"
import { readProof, readProofs } from "../../consignment/proofs/store.ts"
import { PROVIDER_FACTS } from "../../consignment/provider.ts"
import { readConsignments } from "../../consignment/store.ts"
import { gate } from "../../gate/workflows.ts"
import { contentsCsv } from "../batch/contents.ts"
import { batchForPost } from "../batch/workflows.ts"
import { judgeWaitingLetters } from "../judgement/workflows.ts"
import type { RenderLetter } from "../workflows.ts"
import { type DeskLetter, readPile } from "./store.ts"
import { recordPostings, slipsOf, takeBack } from "./workflows.ts"

/** A letter on the desk. */
export const letterOut = z.object({
  id: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  channel: z.string(),
  mode: z.string(),
  state: z.string(),
  amountCents: cents,
  currency: z.string(),
  isPrinted: z.boolean(),
  sentence: sentenceOut.nullable(),
  postedOn: dayOut.nullable(),
  depositNumber: z.string().nullable(),
  receivedOn: dayOut.nullable(),
  hasReceipt: z.boolean(),
  slip: z.object({ addressee: listOf(z.string()), sender: listOf(z.string()) }).nullable(),
})
/** A letter or short message that a provider carries. */
export const carriedOut = letterOut.extend({
  provider: z.string(),
  deliveryState: sentenceOut.nullable(),
  trackingNumber: z.string().nullable(),
  costCents: cents.nullable(),
  proofs: listOf(z.object({ id: z.string(), kind: z.string(), name: sentenceOut })),
})
const desk = get("/letters", {
  summary: "What waits for the post, what providers carry, and what was posted by hand",
  answer: z.object({
    waiting: listOf(letterOut),
    posted: listOf(letterOut),
    carried: listOf(carriedOut),
  }),
})
const batchPdf = getFile("/letters/batch.pdf", {
  summary: "The letters that wait for the post, in one file for the printer, in postal order",
  query: z.object({ duplex: z.enum(["true", "false"]).default("false") }),
  mediaType: "application/pdf",
})
const batchCsv = getFile("/letters/batch.csv", {
  summary: "The list of contents of that file",
  mediaType: "text/csv",
})
const postings = post("/letter-postings", {
  summary: "Say that several letters were posted by hand",
  body: z.object({
    postedOn: dayInput,
    evenIfNotDue: z.boolean().optional(),
    letters: z
      .array(z.object({ messageId: identifier, depositNumber: typedText(60).nullable().optional() }))
      .min(1)
      .max(500),
  }),
  answer: z.object({
    posted: listOf(z.string()),
    refused: listOf(
      z.object({ id: z.string(), error: z.object({ code: z.string(), sentence: sentenceOut }) }),
    ),
  }),
})
const back = act("post", "/messages/{id}/taking-back", {
  summary: "Post a letter by hand that was left to a provider",
  answer: done,
})
const proof = getFile("/proofs/{id}", { summary: "A proof, to the byte", mediaType: "application/pdf" })

/** What the desk needs from outside: the typesetter. */
export interface LetterDeskPorts {
  readonly renderLetter: (today: Day) => RenderLetter
  readonly pileLetters: (
    letters: readonly { readonly name: string; readonly pdf: Buffer }[],
    isDuplex: boolean,
  ) => Promise<Buffer>
  readonly countPages: (pdf: Buffer) => Promise<number>
}

/** The routes of the desk from which letters leave. */
export function letterDeskRoutes(app: CompanyRouter, ports: LetterDeskPorts): void {
  app.openapi(desk, async (c) => {
    await inBooks(c, (tx) => judgeWaitingLetters(tx, gate, { ...author(c), actor: "worker" }))
    return c.json(await inBooks(c, readDesk), 200)
  })
  const batch = (c: Parameters<typeof inBooks>[0]) =>
    inBooks(c, (tx) => batchForPost(tx, { render: ports.renderLetter(c.var.today), gate }, author(c)))
  app.openapi(batchPdf, async (c) => {
    const { letters } = await batch(c)
    if (letters.length === 0) return refuseNothingToPost()
    const piled = letters.map(({ to, pdf }) => ({ name: to.name, pdf }))
    const pile = await ports.pileLetters(piled, c.req.valid("query").duplex === "true")
    return c.body(new Uint8Array(pile), 200, fileHeaders("application/pdf", `courrier-${c.var.today}.pdf`))
  })
  app.openapi(batchCsv, async (c) => {
    const { letters } = await batch(c)
    if (letters.length === 0) return refuseNothingToPost()
    const lines = []
    for (const { message, to, pdf } of letters) {
      const { channel, amountCents, currency } = message
      lines.push({
        ...to,
        channel,
        amountCents,
        currency,
        messageId: message.id,
        pages: await ports.countPages(pdf),
      })
    }
    return c.body(
      contentsCsv(lines),
      200,
      fileHeaders("text/csv; charset=utf-8", `courrier-${c.var.today}.csv`),
    )
  })
  app.openapi(postings, async (c) => {
    const { letters, postedOn, evenIfNotDue = false } = c.req.valid("json")
    const render = ports.renderLetter(c.var.today)
    const { posted, refused } = await inBooks(c, (tx) =>
      recordPostings(tx, letters, { postedOn, evenIfNotDue }, { render, gate }, author(c)),
    )
    const said = refused.map(({ id, refusal }) => ({
      id,
      error: { code: refusal.code, sentence: refusal.sentence },
    }))
    return c.json({ posted, refused: said }, 200)
  })
  singleLetterRoutes(app)
}

function singleLetterRoutes(app: CompanyRouter): void {
  app.openapi(back, async (c) => {
    await inBooks(c, (tx) => takeBack(tx, c.req.valid("param").id, author(c)))
    return c.json({ ok: true as const }, 200)
  })
  app.openapi(proof, async (c) => {
    const { id } = c.req.valid("param")
    const kept = await inBooks(c, (tx) => readProof(tx, id))
    if (!kept) return refuseUnknownProof(id)
    return c.body(
      new Uint8Array(kept.content),
      200,
      fileHeaders("application/pdf", `preuve-${kept.kind}.pdf`),
    )
  })
}

async function readDesk(tx: Parameters<typeof readPile>[0]) {
  const [waiting, posted, carried] = [
    await readPile(tx, "waiting"),
    await readPile(tx, "posted"),
    await readPile(tx, "carried"),
  ]
  const slips = await slipsOf(
    tx,
    waiting.filter(({ message }) => message.channel === "registered-letter"),
  )
  const ids = carried.map(({ message }) => message.id)
  const consignments = await readConsignments(tx, ids)
  const proofs = Map.groupBy(await readProofs(tx, ids), ({ messageId }) => messageId)
  return {
    waiting: waiting.map((letter) => ({ ...out(letter), slip: slips.get(letter.message.id) ?? null })),
    posted: posted.map(out),
    carried: carried.map((letter) => {
      const { id, provider } = letter.message
      const consignment = consignments.get(id)
      return {
        ...out(letter),
        provider: provider === null ? "" : PROVIDER_FACTS[provider].name,
        deliveryState: consignment ? STATE_WORDS[consignment.state] : null,
        trackingNumber: consignment?.trackingNumber ?? null,
        costCents: consignment?.costCents ?? null,
        proofs: (proofs.get(id) ?? []).map(({ id: proofId, kind }) => ({
          id: proofId,
          kind,
          name: PROOF_WORDS[kind],
        })),
      }
    }),
  }
}

const out = ({ message, customerName, isPrinted, hasReceipt, receivedOn }: DeskLetter) => ({
  ...{ id: message.id, customerId: message.customerId, customerName, channel: message.channel },
  ...{
    mode: message.mode,
    state: message.state,
    amountCents: message.amountCents,
    currency: message.currency,
  },
  ...{ isPrinted, hasReceipt, receivedOn, sentence: message.stateSentence, slip: null },
  ...{ postedOn: message.postedOn, depositNumber: message.depositNumber },
})

const fileHeaders = (type: string, name: string) => ({
  ...{ "content-type": type, "content-disposition": `attachment; filename="${name}"` },
  "x-content-type-options": "nosniff",
})

function refuseNothingToPost(): never {
  return refuse("NOTHING_TO_POST", {
    fr: "Aucune lettre approuvée n’attend la poste.",
    en: "No approved letter waits for the post.",
  })
}

function refuseUnknownProof(id: string): never {
  return refuse("PROOF_UNKNOWN", { fr: "Cette preuve n’existe pas.", en: "There is no such proof." }, { id })
}
