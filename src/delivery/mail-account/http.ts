/**
 * GET  /mail-account         how the company sends, without any password
 * PUT  /mail-account
 * POST /mail-account/test    tries it, step by step
 */
import { z } from "@hono/zod-openapi"
import {
  act,
  author,
  type CompanyRouter,
  get,
  inBooks,
  instantOut,
  listOf,
  put,
  sentenceOut,
  typedText,
} from "../../kernel/http.ts"
import { readSendingCompany } from "../company/store.ts"
import type { SecretBox, VerifyReading, VerifySending } from "./mail-account.ts"
import type { RenewToken } from "./oauth/token.ts"
import { type ShownMailAccount, saveMailAccount, showMailAccount, testMailAccount } from "./workflows.ts"

const security = z.enum(["tls", "starttls", "none"])
const text = (longest = 255) =>
  typedText(longest)
    .transform((typed) => typed || null)
    .nullable()

const mailAccountOut = z.object({
  fromName: z.string().nullable(),
  fromEmail: z.string(),
  replyTo: z.string().nullable(),
  smtpHost: z.string(),
  smtpPort: z.number(),
  smtpSecurity: security,
  smtpUser: z.string().nullable(),
  smtpHasPassword: z.boolean(),
  imapHost: z.string().nullable(),
  imapPort: z.number().nullable(),
  imapSecurity: security.nullable(),
  imapUser: z.string().nullable(),
  imapHasPassword: z.boolean(),
  testedAt: instantOut.nullable(),
})
const mailAccountInput = z.object({
  fromName: text().default(null),
  fromEmail: typedText(255),
  replyTo: text().default(null),
  smtpHost: typedText(255).min(1),
  smtpPort: z.int().min(1).max(65_535),
  smtpSecurity: security.default("starttls"),
  smtpUser: text().default(null),
  smtpPassword: z.string().max(1_000).nullable().optional(),
  imapHost: text().default(null),
  imapPort: z.int().min(1).max(65_535).nullable().default(null),
  imapSecurity: security.nullable().default(null),
  imapUser: text().default(null),
  imapPassword: z.string().max(1_000).nullable().optional(),
})

const read = get("/mail-account", { summary: "The mail account", answer: mailAccountOut.nullable() })
const save = put("/mail-account", {
  summary: "Set the mail account; a password left out stays as it is",
  role: "owner",
  body: mailAccountInput,
  answer: mailAccountOut,
})
const test = act("post", "/mail-account/test", {
  summary: "Try the mail account; a test message goes to the company’s own test address",
  role: "owner",
  answer: z.object({
    ok: z.boolean(),
    steps: listOf(z.object({ key: z.string(), ok: z.boolean(), sentence: sentenceOut })),
  }),
})

/** What the mail account needs from outside. */
export interface MailAccountPorts {
  readonly box: SecretBox
  readonly verifySending: VerifySending
  readonly verifyReading: VerifyReading
  readonly renewToken?: RenewToken
}

/** The routes of the mail account. */
export function mailAccountRoutes(app: CompanyRouter, ports: MailAccountPorts): void {
  app.openapi(read, async (c) => {
    const shown = await inBooks(c, showMailAccount)
    return c.json(shown && flat(shown), 200)
  })
  app.openapi(save, async (c) => {
    const typed = typedMailAccount(c.req.valid("json"))
    return c.json(flat(await inBooks(c, (tx) => saveMailAccount(tx, typed, ports.box, author(c)))), 200)
  })
  app.openapi(test, async (c) => {
    const { testRecipient } = await inBooks(c, readSendingCompany)
    const run = { by: author(c), sendTestTo: testRecipient }
    return c.json(await testMailAccount(c.var.db, c.var.companyId, ports, run), 200)
  })
}

/** The mail account as people type it, field by field. */
export type FlatMailAccount = z.output<typeof mailAccountInput>

/** The same, as the workflows take it. Without a port, the usual one of the chosen encryption. */
export function typedMailAccount(flatAccount: FlatMailAccount) {
  const { fromName, fromEmail, replyTo, imapHost, imapSecurity } = flatAccount
  return {
    ...{ fromName, fromEmail, replyTo },
    smtp: {
      ...{ host: flatAccount.smtpHost, port: flatAccount.smtpPort },
      ...{ security: flatAccount.smtpSecurity, user: flatAccount.smtpUser },
      ...given(flatAccount.smtpPassword),
    },
    imap: imapHost
      ? {
          ...{ host: imapHost, port: flatAccount.imapPort ?? (imapSecurity === "tls" ? 993 : 143) },
          ...{ security: imapSecurity ?? ("tls" as const), user: flatAccount.imapUser },
          ...given(flatAccount.imapPassword),
        }
      : null,
  }
}

/** An empty password field means that the person left it alone. */
const given = (password: string | null | undefined) => (password ? { password } : {})

function flat({ smtp, imap, testedAt, ...rest }: ShownMailAccount) {
  return {
    ...rest,
    ...{ smtpHost: smtp.host, smtpPort: smtp.port, smtpSecurity: smtp.security, smtpUser: smtp.user },
    smtpHasPassword: smtp.hasPassword,
    ...{ imapHost: imap?.host ?? null, imapPort: imap?.port ?? null },
    ...{ imapSecurity: imap?.security ?? null, imapUser: imap?.user ?? null },
    imapHasPassword: imap?.hasPassword ?? false,
    testedAt: testedAt?.toISOString() ?? null,
  }
}
