/**
 * GET    /scenarios/{key}/versions              what was published, the newest first
 * GET    /scenarios/{key}/versions/{version}    what a version says; "shipped" is what Relance ships
 * POST   /scenarios/{key}/versions              publishes the draft, or a former version again
 * GET    /scenarios/{key}/draft                 what is being written (version 0); else what is in force
 * PUT    /scenarios/{key}/draft                 keeps it
 * PUT    /scenarios/{key}/draft/file            keeps what a YAML file says
 * DELETE /scenarios/{key}/draft                 throws it away
 * GET    /scenarios/{key}/comparison            what changes from one text to another
 */

import { z } from "@hono/zod-openapi"
import type { NamesOf } from "../../kernel/author.ts"
import {
  act,
  author,
  type CompanyRouter,
  done,
  get,
  inBooks,
  instantOut,
  listOf,
  post,
  put,
  sentenceOut,
} from "../../kernel/http.ts"
import { refuse } from "../../kernel/refusal.ts"
import { compareScenarios } from "../scenario-diff.ts"
import { readScenarioYaml } from "../scenario-file.ts"
import { type ScenarioContent, scenarioShape } from "../scenario-shape.ts"
import { scenarioOut, shownScenario } from "../scenarios/http.ts"
import { listVersions, readDraft } from "../scenarios/store.ts"
import {
  contentAt,
  dropDraft,
  publishDraft,
  rollBack,
  type ScenarioPlace,
  scenarioInForce,
  usualPlaces,
  writeDraft,
} from "../scenarios/workflows.ts"

const versions = get("/scenarios/{key}/versions", {
  summary: "The versions of a scenario, the newest first",
  answer: z.object({
    items: listOf(
      z.object({
        version: z.number(),
        publishedBy: z.string(),
        publishedAt: instantOut,
        restoredFrom: z.number().nullable(),
      }),
    ),
  }),
})
const version = get("/scenarios/{key}/versions/{version}", {
  summary: "What a version of a scenario says; also draft, in-force or shipped",
  answer: scenarioOut,
})
const publish = post("/scenarios/{key}/versions", {
  summary: "Publish the draft of a scenario, or a former version again",
  role: "owner",
  body: z.object({ from: z.union([z.literal("draft"), z.int().min(1)]) }),
  answer: scenarioOut,
})
const draft = get("/scenarios/{key}/draft", {
  summary: "The draft of a scenario, or what is in force while there is none",
  answer: scenarioOut,
})
const keep = put("/scenarios/{key}/draft", {
  summary: "Keep a draft of a scenario",
  role: "owner",
  body: scenarioShape,
  answer: scenarioOut,
})
const keepFile = put("/scenarios/{key}/draft/file", {
  summary: "Keep a YAML file as the draft of a scenario",
  role: "owner",
  body: z.object({ yaml: z.string().max(200_000) }),
  answer: scenarioOut,
})
const drop = act("delete", "/scenarios/{key}/draft", {
  summary: "Throw the draft of a scenario away",
  role: "owner",
  answer: done,
})
/** Where a text of a scenario is: its draft, what is in force, what Relance ships, or the number of a version. */
export const placeShape = z.string().regex(/^(draft|in-force|shipped|\d{1,9})$/)
const comparison = get("/scenarios/{key}/comparison", {
  summary:
    "What changes between two texts of a scenario: draft, in-force, shipped or the number of a version",
  query: z.object({ before: placeShape.optional(), after: placeShape.optional() }),
  answer: z.object({
    before: z.string(),
    after: z.string(),
    differences: listOf(
      z.object({
        kind: z.enum(["setting", "step-added", "step-removed", "step-moved", "step-changed"]),
        stepKey: z.string().nullable(),
        sentence: sentenceOut,
      }),
    ),
  }),
})

/** The routes of versions and drafts. */
export function versionRoutes(app: CompanyRouter, namesOf: NamesOf): void {
  app.openapi(versions, async (c) => {
    const { key } = c.req.valid("param")
    const items = await inBooks(c, async (tx) => {
      await scenarioInForce(tx, key)
      return await listVersions(tx, key)
    })
    const names = await namesOf(
      c.var.db,
      items.map(({ publishedBy }) => publishedBy),
    )
    const shown = items.map((item) => ({
      ...item,
      publishedBy: names.get(item.publishedBy) ?? item.publishedBy,
      publishedAt: item.publishedAt.toISOString(),
    }))
    return c.json({ items: shown }, 200)
  })
  app.openapi(version, async (c) => {
    const { key, version: named } = c.req.valid("param")
    const content = await inBooks(c, (tx) => contentAt(tx, key, placeOf(named)))
    return c.json(shownScenario({ version: 0, ...content }), 200)
  })
  app.openapi(publish, async (c) => {
    const { key } = c.req.valid("param")
    const { from } = c.req.valid("json")
    const published = await inBooks(c, (tx) =>
      from === "draft" ? publishDraft(tx, key, author(c)) : rollBack(tx, key, from, author(c)),
    )
    return c.json(shownScenario(published), 200)
  })
  draftRoutes(app)
  app.openapi(comparison, async (c) => {
    const { key } = c.req.valid("param")
    const { before, after } = c.req.valid("query")
    const answer = await inBooks(c, async (tx) => {
      const [was, is] = before && after ? [placeOf(before), placeOf(after)] : await usualPlaces(tx, key)
      const differences = compareScenarios(await contentAt(tx, key, was), await contentAt(tx, key, is))
      return { before: String(was), after: String(is), differences }
    })
    return c.json(answer, 200)
  })
}

function draftRoutes(app: CompanyRouter): void {
  app.openapi(draft, async (c) => {
    const { key } = c.req.valid("param")
    const found = await inBooks(c, async (tx) => {
      const draft = await readDraft(tx, key)
      return draft ? { ...draft, version: 0 } : await scenarioInForce(tx, key)
    })
    return c.json(shownScenario(found), 200)
  })
  app.openapi(keep, async (c) => {
    const content = sameKey(c.req.valid("json"), c.req.valid("param").key)
    return c.json(shownDraft(await inBooks(c, (tx) => writeDraft(tx, content, author(c)))), 200)
  })
  app.openapi(keepFile, async (c) => {
    const content = sameKey(readScenarioYaml(c.req.valid("json").yaml), c.req.valid("param").key)
    return c.json(shownDraft(await inBooks(c, (tx) => writeDraft(tx, content, author(c)))), 200)
  })
  app.openapi(drop, async (c) => {
    await inBooks(c, (tx) => dropDraft(tx, c.req.valid("param").key))
    return c.json({ ok: true as const }, 200)
  })
}

// A draft has no number yet.
const shownDraft = (content: ScenarioContent) => shownScenario({ ...content, version: 0 })

function sameKey(content: ScenarioContent, key: string): ScenarioContent {
  if (content.key === key) return content
  return refuse(
    "SCENARIO_KEY_DIFFERS",
    {
      fr: `Ce texte est celui du scénario « ${content.key} ». Envoyez-le sous ce nom, ou changez sa clé.`,
      en: `This text is that of the scenario "${content.key}". Send it under that name, or change its key.`,
    },
    { scenario: content.key },
  )
}

/** The place that a text names. */
export const placeOf = (text: string): ScenarioPlace =>
  text === "draft" || text === "in-force" || text === "shipped" ? text : Number(text) || 0
