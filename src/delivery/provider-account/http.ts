/**
 * GET    /provider-accounts               who prints, posts and passes on for the company, without any secret
 * PUT    /provider-accounts/{provider}
 * DELETE /provider-accounts/{provider}
 * POST   /provider-accounts/{provider}/test    signs in and sends nothing
 */
import { z } from "@hono/zod-openapi"
import {
  act,
  author,
  type CompanyRouter,
  done,
  get,
  inBooks,
  instantOut,
  listOf,
  put,
  sentenceOut,
} from "../../kernel/http.ts"
import { CONSIGNMENT_CHANNELS } from "../consignment/consignment.ts"
import {
  isProvider,
  type OpenConsignmentCarrier,
  PROVIDER_FACTS,
  PROVIDERS,
} from "../consignment/provider.ts"
import type { SecretBox } from "../mail-account/mail-account.ts"
import { refuseUnknownAccount, removeAccount, saveAccount, showAccounts, testAccount } from "./workflows.ts"

const accountOut = z.object({
  isLive: z.boolean(),
  channels: listOf(z.string()),
  fields: z.record(z.string(), z.string()),
  keptSecrets: listOf(z.string()),
  testedAt: instantOut.nullable(),
})
/** A provider, and the company’s account there. */
export const providerOut = z.object({
  provider: z.string(),
  name: z.string(),
  channels: listOf(z.string()),
  hasSandbox: z.boolean(),
  fields: listOf(
    z.object({ key: z.string(), isSecret: z.boolean(), isOptional: z.boolean(), label: sentenceOut }),
  ),
  account: accountOut.nullable(),
})
const read = get("/provider-accounts", {
  summary: "Who prints, posts and passes on for the company, without any secret",
  answer: listOf(providerOut),
})
const save = put("/provider-accounts/{provider}", {
  summary: "Set an account at a provider; a secret left out stays as it is",
  role: "owner",
  body: z.object({
    isLive: z.boolean().default(false),
    channels: z.array(z.enum(CONSIGNMENT_CHANNELS)).default([]),
    fields: z.record(z.string(), z.string().max(500)).default({}),
  }),
  answer: done,
})
const remove = act("delete", "/provider-accounts/{provider}", {
  summary: "Forget an account at a provider",
  role: "owner",
  answer: done,
})
const test = act("post", "/provider-accounts/{provider}/test", {
  summary: "Sign in at a provider; nothing is sent",
  role: "owner",
  answer: z.object({ ok: z.boolean(), sentence: sentenceOut }),
})

/** What the accounts need from outside. */
export interface ProviderAccountPorts {
  readonly box: SecretBox
  readonly openConsignmentCarrier: OpenConsignmentCarrier
}

const ok = { ok: true as const }
const providerNamed = (name: string) => (isProvider(name) ? name : refuseUnknownAccount(name))

/** The routes of the accounts at providers. */
export function providerAccountRoutes(app: CompanyRouter, ports: ProviderAccountPorts): void {
  app.openapi(read, async (c) => {
    const shown = await inBooks(c, (tx) => showAccounts(tx, ports.box))
    return c.json(
      PROVIDERS.map((provider) => outOf(provider, shown)),
      200,
    )
  })
  app.openapi(save, async (c) => {
    const provider = providerNamed(c.req.valid("param").provider)
    await inBooks(c, (tx) => saveAccount(tx, { provider, ...c.req.valid("json") }, ports.box, author(c)))
    return c.json(ok, 200)
  })
  app.openapi(remove, async (c) => {
    const provider = providerNamed(c.req.valid("param").provider)
    await inBooks(c, (tx) => removeAccount(tx, provider, author(c)))
    return c.json(ok, 200)
  })
  app.openapi(test, async (c) => {
    const provider = providerNamed(c.req.valid("param").provider)
    const hands = { box: ports.box, open: ports.openConsignmentCarrier }
    return c.json(await testAccount(c.var.db, c.var.companyId, provider, hands, author(c)), 200)
  })
}

function outOf(provider: (typeof PROVIDERS)[number], shown: Awaited<ReturnType<typeof showAccounts>>) {
  const { name, channels, hasSandbox, fields } = PROVIDER_FACTS[provider]
  const account = shown.find((one) => one.provider === provider)
  return {
    ...{ provider, name, channels, hasSandbox },
    fields: fields.map(({ key, isSecret, isOptional = false, label }) => ({
      key,
      isSecret,
      isOptional,
      label,
    })),
    account: account
      ? {
          ...{ isLive: account.isLive, channels: account.channels, fields: account.fields },
          ...{ keptSecrets: account.keptSecrets, testedAt: account.testedAt?.toISOString() ?? null },
        }
      : null,
  }
}
