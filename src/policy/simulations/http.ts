/**
 * GET    /simulations                     those of late, the newest first
 * POST   /simulations                     asks for one
 * GET    /simulations/{id}                where it stands, and what it comes to
 * POST   /simulations/{id}/cancellation   stops it
 * DELETE /simulations/{id}                throws it away
 * GET    /simulations/{id}/steps          who, what, when, how much
 * GET    /simulations/{id}/comparison     what it does more or less than another
 */
import { z } from "@hono/zod-openapi"
import {
  act,
  author,
  type CompanyRouter,
  cents,
  cursorOf,
  dayInput,
  dayOut,
  done,
  get,
  identifier,
  inBooks,
  instantOut,
  listOf,
  pageOf,
  placeOf,
  post,
  sentenceOut,
} from "../../kernel/http.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { CHANNELS } from "../scenario.ts"
import { ASSUMPTIONS, compareSimulations, type SimulationSummary } from "../simulation.ts"
import { stepLabel } from "../step-words.ts"
import { listSimulations, listSteps, readSimulation, type Simulation } from "./store.ts"
import { askForSimulation, cancelSimulation, removeSimulation } from "./workflows.ts"

/** Has a simulation run behind the pages, if and only if the rest of the transaction holds. */
export type AskToSimulate = (tx: CompanyTx, simulationId: string) => Promise<void>

const PAGE = 200
const key = z.string().max(60).nullable().default(null)
const request = z.object({
  days: z.int().min(1).max(366).default(60),
  assumption: z.enum(ASSUMPTIONS).default("nobody-pays"),
  draftOf: key,
  version: z.int().min(1).nullable().default(null),
  everybodyFollows: key,
})
const channel = z.enum(CHANNELS)
const summaryOut = z.object({
  from: dayOut,
  to: dayOut,
  ...{ customers: z.number(), steps: z.number(), costCents: cents },
  usualDelayDays: z.number().nullable().optional(),
  days: listOf(
    z.object({
      ...{ on: dayOut, messages: z.number(), calls: z.number(), tasks: z.number(), costCents: cents },
      ...{ customers: z.number().optional(), amountCents: cents.optional() },
    }),
  ),
  byStep: listOf(
    z.object({
      ...{ scenarioKey: z.string(), stepKey: z.string(), stepLabel: sentenceOut, channel },
      ...{ count: z.number(), amountCents: cents, costCents: cents },
    }),
  ),
})
/** A simulation in an answer. */
export const simulationOut = z.object({
  id: z.string(),
  request: z.object({
    days: z.number(),
    assumption: z.enum(ASSUMPTIONS),
    draftOf: z.string().nullable(),
    version: z.number().nullable().optional(),
    everybodyFollows: z.string().nullable(),
  }),
  startedOn: dayOut,
  state: z.enum(["waiting", "running", "done", "cancelled", "failed"]),
  daysDone: z.number(),
  summary: summaryOut.nullable(),
  failure: z.string().nullable(),
  askedBy: z.string(),
  askedAt: instantOut,
})
const list = get("/simulations", {
  summary: "The simulations of late",
  answer: z.object({ items: listOf(simulationOut.omit({ summary: true })) }),
})
const ask = post("/simulations", {
  summary: "Try a scenario on the real ledger, without writing to anybody",
  body: request,
  answer: simulationOut,
})
const read = get("/simulations/{id}", { summary: "A simulation", answer: simulationOut })
const cancel = act("post", "/simulations/{id}/cancellation", { summary: "Stop a simulation", answer: done })
const remove = act("delete", "/simulations/{id}", { summary: "Throw a simulation away", answer: done })
/** A step of a simulation in an answer, with its customer's name. */
export const simulatedStepOut = z.object({
  ...{ on: dayOut, customerId: z.string(), customerCode: z.string(), customerName: z.string() },
  ...{ scenarioKey: z.string(), stepKey: z.string(), stepLabel: sentenceOut, channel },
  ...{ amountCents: cents, currency: z.string() },
})
const steps = get("/simulations/{id}/steps", {
  summary: "The steps of a simulation",
  query: z.object({
    on: dayInput.optional(),
    stepKey: z.string().max(60).optional(),
    channel: channel.optional(),
    customerId: identifier.optional(),
    cursor: z.string().optional(),
  }),
  answer: pageOf(simulatedStepOut),
})
const comparison = get("/simulations/{id}/comparison", {
  summary: "What a simulation does more or less than another",
  query: z.object({ with: identifier }),
  answer: z.object({
    ...{ steps: z.number(), customers: z.number(), costCents: cents },
    byStep: listOf(
      z.object({ stepKey: z.string(), stepLabel: sentenceOut, before: z.number(), after: z.number() }),
    ),
  }),
})

/** The routes of simulations. */
export function simulationRoutes(app: CompanyRouter, askToSimulate: AskToSimulate): void {
  app.openapi(list, async (c) => c.json({ items: (await inBooks(c, listSimulations)).map(shown) }, 200))
  app.openapi(ask, async (c) => {
    const simulation = await inBooks(c, async (tx) => {
      const id = await askForSimulation(tx, c.req.valid("json"), author(c))
      await askToSimulate(tx, id)
      return await readSimulation(tx, id)
    })
    return c.json(shown(simulation), 200)
  })
  app.openapi(read, async (c) => {
    const { id } = c.req.valid("param")
    return c.json(shown(await inBooks(c, (tx) => readSimulation(tx, id))), 200)
  })
  app.openapi(cancel, async (c) => {
    await inBooks(c, (tx) => cancelSimulation(tx, c.req.valid("param").id))
    return c.json({ ok: true as const }, 200)
  })
  app.openapi(remove, async (c) => {
    await inBooks(c, (tx) => removeSimulation(tx, c.req.valid("param").id))
    return c.json({ ok: true as const }, 200)
  })
  app.openapi(steps, async (c) => {
    const { cursor, ...filter } = c.req.valid("query")
    const offset = placeOf(cursor, z.int().min(0)) ?? 0
    const items = await inBooks(c, async (tx) => {
      const { id } = await readSimulation(tx, c.req.valid("param").id)
      return await listSteps(tx, id, { ...filter, offset, most: PAGE })
    })
    const labelled = items.map((step) => ({ ...step, stepLabel: stepLabel(step.stepKey) }))
    return c.json(
      { items: labelled, nextCursor: items.length === PAGE ? cursorOf(offset + PAGE) : null },
      200,
    )
  })
  app.openapi(comparison, async (c) => {
    const answer = await inBooks(c, async (tx) => {
      const before = await readSimulation(tx, c.req.valid("query").with)
      return compareSimulations(found(before), found(await readSimulation(tx, c.req.valid("param").id)))
    })
    return c.json({ ...answer, byStep: answer.byStep.map(labelled) }, 200)
  })
}

const labelled = <T extends { readonly stepKey: string }>(step: T) => ({
  ...step,
  stepLabel: stepLabel(step.stepKey),
})

const shown = ({ askedAt, summary, ...simulation }: Simulation) => ({
  ...simulation,
  askedAt: askedAt.toISOString(),
  summary: summary && { ...summary, byStep: summary.byStep.map(labelled) },
})

const found = ({ id, summary }: Simulation): SimulationSummary =>
  summary ??
  refuse(
    "SIMULATION_NOT_DONE",
    {
      fr: "Cette simulation n’est pas terminée. Attendez sa fin pour la comparer.",
      en: "This simulation is not done. Wait for its end to compare it.",
    },
    { simulation: id },
  )
