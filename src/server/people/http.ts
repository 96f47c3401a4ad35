/**
 * GET    /api/me                          who is signed in, and their companies
 * GET    /api/welcome/{token}             what a link opens
 * POST   /api/welcome                     makes the account of who holds it, and signs in
 * POST   /api/invitations/{token}/acceptance   a person with an account joins a company
 * GET    …/members, PATCH and DELETE …/members/{userId}
 * POST   …/invitations
 */
import { OpenAPIHono, z } from "@hono/zod-openapi"
import {
  act,
  author,
  type CompanyRouter,
  done,
  get,
  listOf,
  patch,
  post,
  refuseWrongInput,
  typedText,
} from "../../kernel/http.ts"
import type { Db } from "../../kernel/store.ts"
import type { Auth } from "../auth/auth.ts"
import { keyOf, requireUser, userOf } from "../entry.ts"
import { hasNoUser, listMembers } from "./store.ts"
import {
  acceptInvitation,
  changeMember,
  companyOfKey,
  formerCompanies,
  invite,
  joinCompany,
  myCompanies,
  readInvitation,
} from "./workflows.ts"

const role = z.enum(["owner", "controller", "reader"])

const me = get("/me", {
  summary: "Who is signed in, and the companies they may enter",
  answer: z.object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
    setupNeeded: z.boolean(),
    companies: listOf(
      z.object({
        id: z.string(),
        name: z.string(),
        role,
        mode: z.enum(["test", "live"]),
        isDemo: z.boolean(),
      }),
    ),
    /** Companies that the person was taken out of: told only to who has no other. */
    formerCompanies: listOf(z.object({ name: z.string() })),
  }),
})
const readWelcome = get("/welcome/{token}", {
  summary: "What a welcome link or invitation opens",
  answer: z.object({
    valid: z.boolean(),
    email: z.string().nullable(),
    role: role.nullable(),
    companyName: z.string().nullable(),
  }),
})
const welcome = post("/welcome", {
  summary: "Make an account with a welcome link or invitation, and sign in",
  body: z.object({
    token: z.string().max(200),
    name: typedText(200).min(1),
    email: z.email(),
    password: z.string().min(10).max(256),
  }),
  answer: z.object({ userId: z.string() }),
})
const join = act("post", "/invitations/{token}/acceptance", {
  summary: "Join the company of an invitation",
  answer: done,
})

const ok = { ok: true as const }

/** The routes of people outside of any company. */
export function peopleRoutes({ db, auth }: { readonly db: Db; readonly auth: Auth }): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseWrongInput })
  app.openapi(me, async (c) => {
    const key = await keyOf(db, c.req.raw.headers)
    if (key) {
      const companies = await companyOfKey(db, key)
      return c.json({ user: null, setupNeeded: false, companies, formerCompanies: [] }, 200)
    }
    const user = await userOf(auth, c.req.raw.headers)
    const companies = user ? await myCompanies(db, user.id) : []
    const former = user && companies.length === 0 ? await formerCompanies(db, user.id) : []
    return c.json({ user, setupNeeded: await hasNoUser(db), companies, formerCompanies: former }, 200)
  })
  app.openapi(readWelcome, async (c) => {
    const link = await readInvitation(db, c.req.valid("param").token, new Date())
    return c.json(
      {
        valid: link !== null,
        email: link?.email ?? null,
        role: link?.role ?? null,
        companyName: link?.companyName ?? null,
      },
      200,
    )
  })
  app.openapi(welcome, async (c) => {
    const person = c.req.valid("json")
    const userId = await acceptInvitation(db, person, new Date())
    const { email, password } = person
    const signedIn = await auth.api.signInEmail({
      body: { email, password },
      headers: c.req.raw.headers,
      asResponse: true,
    })
    for (const cookie of signedIn.headers.getSetCookie()) c.header("set-cookie", cookie, { append: true })
    return c.json({ userId }, 200)
  })
  app.openapi(join, async (c) => {
    const user = await requireUser(auth, c.req.raw.headers)
    await joinCompany(db, user, c.req.valid("param").token, new Date())
    return c.json(ok, 200)
  })
  return app
}

const memberOut = z.object({ userId: z.string(), name: z.string(), email: z.string(), role })
const members = get("/members", {
  summary: "Who may enter this company",
  answer: z.object({ items: listOf(memberOut), nextCursor: z.null() }),
})
const changeOne = patch("/members/{userId}", {
  summary: "Give a member another role",
  role: "owner",
  body: z.object({ role }),
  answer: done,
})
const removeOne = act("delete", "/members/{userId}", {
  summary: "Take a member out",
  role: "owner",
  answer: done,
})
const inviteOne = post("/invitations", {
  summary: "Invite somebody; the link works once, for a week",
  role: "owner",
  body: z.object({ email: z.email(), role }),
  answer: z.object({ link: z.string() }),
})

/** The routes of a company's members. `linkOf` writes the address of a link. */
export function memberRoutes(
  app: CompanyRouter,
  linkOf: (requestUrl: string, token: string) => string,
): void {
  app.openapi(members, async (c) =>
    c.json({ items: await listMembers(c.var.db, c.var.companyId), nextCursor: null }, 200),
  )
  app.openapi(changeOne, async (c) => {
    await changeMember(
      c.var.db,
      c.var.companyId,
      c.req.valid("param").userId,
      c.req.valid("json").role,
      author(c),
    )
    return c.json(ok, 200)
  })
  app.openapi(removeOne, async (c) => {
    await changeMember(c.var.db, c.var.companyId, c.req.valid("param").userId, null, author(c))
    return c.json(ok, 200)
  })
  app.openapi(inviteOne, async (c) => {
    const token = await invite(c.var.db, c.var.companyId, c.req.valid("json"), new Date())
    return c.json({ link: linkOf(c.req.url, token) }, 200)
  })
}
