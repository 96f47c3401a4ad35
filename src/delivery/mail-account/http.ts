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
import { checkIdentity, type ResolveTexts } from "./identity/checks.ts"
import type { Filing, SecretBox, VerifyReading, VerifySending } from "./mail-account.ts"
import type { RenewToken } from "./oauth/token.ts"
import {
  refuseMissingMailAccount,
  type ShownMailAccount,
  saveMailAccount,
  showMailAccount,
  testMailAccount,
} from "./workflows.ts"

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
  signIn: z.enum(["password", "oauth2"]),
  oauthTokenUrl: z.string().nullable(),
  oauthClientId: z.string().nullable(),
  oauthScope: z.string().nullable(),
  oauthHasSecret: z.boolean(),
  oauthHasToken: z.boolean(),
  takesPlusAddresses: z.boolean(),
  dkimSelector: z.string().nullable(),
  afterReading: z.enum(["leave", "mark-read", "move"]),
  moveToFolder: z.string().nullable(),
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
  signIn: z.enum(["password", "oauth2"]).default("password"),
  oauthTokenUrl: text(500).default(null),
  oauthClientId: text(500).default(null),
  oauthScope: text(1_000).default(null),
  oauthClientSecret: z.string().max(5_000).nullable().optional(),
  oauthRefreshToken: z.string().max(10_000).nullable().optional(),
  takesPlusAddresses: z.boolean().default(false),
  dkimSelector: text(100).default(null),
  afterReading: z.enum(["leave", "mark-read", "move"]).default("leave"),
  moveToFolder: text(200).default(null),
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
    steps: listOf(
      z.object({
        ...{ key: z.string(), ok: z.boolean(), isWarning: z.boolean().optional() },
        sentence: sentenceOut,
      }),
    ),
  }),
})
/** What the sender's domain says of itself. */
export const identityOut = z.object({
  checks: listOf(
    z.object({
      key: z.enum(["spf", "dkim", "dmarc"]),
      state: z.enum(["good", "doubtful", "missing", "unknown"]),
      ...{ record: z.string().nullable(), sentence: sentenceOut },
    }),
  ),
})
const identity = act("post", "/mail-account/identity-check", {
  summary: "Look up whether mail servers can tell that our mails are ours (SPF, DKIM, DMARC)",
  role: "owner",
  answer: identityOut,
})

/** What the mail account needs from outside. */
export interface MailAccountPorts {
  readonly box: SecretBox
  readonly verifySending: VerifySending
  readonly verifyReading: VerifyReading
  readonly renewToken?: RenewToken
  readonly resolveTexts: ResolveTexts
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
  app.openapi(identity, async (c) => {
    const account = (await inBooks(c, showMailAccount)) ?? refuseMissingMailAccount()
    const { fromEmail, smtp, dkimSelector } = account
    const checks = await checkIdentity(fromEmail, smtp.host, dkimSelector, ports.resolveTexts)
    return c.json({ checks }, 200)
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
    oauth:
      flatAccount.signIn === "oauth2"
        ? {
            ...{ tokenUrl: flatAccount.oauthTokenUrl ?? "", clientId: flatAccount.oauthClientId ?? "" },
            scope: flatAccount.oauthScope,
            clientSecret: flatAccount.oauthClientSecret ?? null,
            refreshToken: flatAccount.oauthRefreshToken ?? null,
          }
        : null,
    ...{ takesPlusAddresses: flatAccount.takesPlusAddresses, dkimSelector: flatAccount.dkimSelector },
    filing: filingOf(flatAccount),
  }
}

function filingOf({ afterReading, moveToFolder }: FlatMailAccount): Filing | null {
  if (afterReading === "move") return { kind: "move", folder: moveToFolder ?? "Relance" }
  return afterReading === "mark-read" ? { kind: "mark-read" } : null
}

/** An empty password field means that the person left it alone. */
const given = (password: string | null | undefined) => (password ? { password } : {})

function flat({ smtp, imap, oauth, filing, testedAt, ...rest }: ShownMailAccount) {
  return {
    ...rest,
    signIn: oauth ? ("oauth2" as const) : ("password" as const),
    ...{ oauthTokenUrl: oauth?.tokenUrl ?? null, oauthClientId: oauth?.clientId ?? null },
    ...{ oauthScope: oauth?.scope ?? null, oauthHasSecret: oauth?.hasClientSecret ?? false },
    oauthHasToken: oauth?.hasRefreshToken ?? false,
    afterReading: filing?.kind ?? ("leave" as const),
    moveToFolder: filing?.kind === "move" ? filing.folder : null,
    ...{ smtpHost: smtp.host, smtpPort: smtp.port, smtpSecurity: smtp.security, smtpUser: smtp.user },
    smtpHasPassword: smtp.hasPassword,
    ...{ imapHost: imap?.host ?? null, imapPort: imap?.port ?? null },
    ...{ imapSecurity: imap?.security ?? null, imapUser: imap?.user ?? null },
    imapHasPassword: imap?.hasPassword ?? false,
    testedAt: testedAt?.toISOString() ?? null,
  }
}
