import { OpenAPIHono } from "@hono/zod-openapi"
import { sql } from "kysely"
import { dayRoutes } from "../delivery/day/http.ts"
import { legalCheckRoutes } from "../delivery/legal-check/acknowledgement/http.ts"
import { messageRoutes } from "../delivery/listing/http.ts"
import type { MailAccountPorts } from "../delivery/mail-account/http.ts"
import { mailAccountRoutes } from "../delivery/mail-account/http.ts"
import { type OutboxPorts, outboxRoutes } from "../delivery/outbox/http.ts"
import { type LetterDeskPorts, letterDeskRoutes } from "../delivery/posting/desk/http.ts"
import { receiptRoutes } from "../delivery/posting/receipt/http.ts"
import { type ProviderAccountPorts, providerAccountRoutes } from "../delivery/provider-account/http.ts"
import { remedyRoutes } from "../delivery/remedies/http.ts"
import type { RunPorts } from "../delivery/run/workflows.ts"
import { simulatedMessageRoutes } from "../delivery/simulated/http.ts"
import type { SetLetter } from "../delivery/simulated/workflows.ts"
import { evidenceRoutes } from "../evidence/http.ts"
import { type AskToApply, importDraftRoutes } from "../imports/drafts/http.ts"
import { importHistoryRoutes } from "../imports/history/http.ts"
import { dayAt } from "../kernel/day.ts"
import { type CompanyRouter, companyRouter } from "../kernel/http.ts"
import { refuse } from "../kernel/refusal.ts"
import type { Db } from "../kernel/store.ts"
import { disputeRoutes } from "../ledger/agreements/disputes/http.ts"
import { paymentPlanRoutes } from "../ledger/agreements/plans/http.ts"
import { agreementSettingRoutes } from "../ledger/agreements/settings/http.ts"
import { timeRoutes } from "../ledger/agreements/time/http.ts"
import { balanceRoutes } from "../ledger/balance/http.ts"
import { companyRoutes } from "../ledger/companies/http.ts"
import { consentRoutes } from "../ledger/consents/http.ts"
import { creditRoutes } from "../ledger/credits/http.ts"
import { customerRoutes } from "../ledger/customers/http.ts"
import { invoiceDocumentRoutes } from "../ledger/documents/http.ts"
import { factRoutes } from "../ledger/facts/http.ts"
import { invoiceRoutes } from "../ledger/invoices/http.ts"
import { lawSettingsRoutes } from "../ledger/law-settings/http.ts"
import { limitationRoutes } from "../ledger/limitation/http.ts"
import { taskRoutes } from "../ledger/tasks/http.ts"
import { agreementRoutes } from "../messages/agreement/http.ts"
import type { RenderAgreement } from "../messages/agreement/workflows.ts"
import { brandingRoutes } from "../messages/branding/http.ts"
import type { SetPaper } from "../messages/enclosures/enclosure.ts"
import type { Letter } from "../messages/letter.ts"
import { penaltyDocumentRoutes, type RenderPenalties } from "../messages/penalty-statement/http.ts"
import { type RenderPlainLetter, stepPreviewRoutes } from "../messages/step-previews/http.ts"
import { templateRoutes } from "../messages/templates/http.ts"
import { penaltyRoutes } from "../penalties/http.ts"
import { rateRoutes } from "../penalties/rates/http.ts"
import { penaltySettingRoutes } from "../penalties/settings/http.ts"
import { assignmentRoutes } from "../policy/assignments/http.ts"
import { callRoutes } from "../policy/calling/http.ts"
import { planRoutes } from "../policy/plan/http.ts"
import { scenarioRoutes } from "../policy/scenarios/http.ts"
import { contactCalendarRoutes } from "../policy/settings/http.ts"
import { type AskToSimulate, simulationRoutes } from "../policy/simulations/http.ts"
import { trialRoutes } from "../policy/trials/http.ts"
import { versionRoutes } from "../policy/versions/http.ts"
import { recourseRoutes } from "../recourse/routes/http.ts"
import { confirmingRoutes } from "../replies/confirming/http.ts"
import { conversationRoutes } from "../replies/conversation/http.ts"
import { inboxRoutes } from "../replies/inbox/http.ts"
import type { ReadingPorts } from "../replies/mailbox/workflows.ts"
import { apiKeyRoutes } from "./api-keys/http.ts"
import type { Auth } from "./auth/auth.ts"
import { companyCreationRoutes, demoRoutes } from "./companies/http.ts"
import { companyDoor } from "./entry.ts"
import { answerFailure } from "./failures.ts"
import { limitBodies, refuseOtherNames, refuseOtherSites, securityHeaders } from "./guards.ts"
import { honourIdempotencyKeys } from "./idempotency/idempotency.ts"
import type { Logger } from "./log.ts"
import { createMetrics, peerOf } from "./metrics.ts"
import { memberRoutes, peopleRoutes } from "./people/http.ts"
import { namesOf } from "./people/store.ts"
import { teamRoutes } from "./team/http.ts"
import { questionLinkRoutes } from "./team/questions/http.ts"
import { testMessageRoutes } from "./test-messages/http.ts"
import { callSheetRoutes } from "./views/call-sheet/http.ts"
import { viewRoutes } from "./views/http.ts"
import { todayRoutes } from "./views/today/http.ts"
import { servePages } from "./web/pages.ts"
import { type ApiDocument, referencePage } from "./web/reference.ts"

/** The hands of the application; server/ports.ts has those of this machine. */
export type AppPorts = OutboxPorts &
  MailAccountPorts &
  ReadingPorts &
  ProviderAccountPorts &
  LetterDeskPorts & {
    readonly askToApply: AskToApply
    readonly askToSimulate: AskToSimulate
    readonly setLetter: SetLetter
    readonly renderPenalties: RenderPenalties
    readonly renderAgreement: RenderAgreement
    readonly setPaper: SetPaper
    readonly openCarrier: RunPorts["openCarrier"]
    readonly renderPlainLetter: RenderPlainLetter
    /** A letter as an SVG picture. */
    readonly drawLetter: (letter: Letter) => Promise<string>
  }

/** All that the application is made of; nothing else is read from outside. */
export interface AppParts {
  readonly db: Db
  readonly auth: Auth
  readonly ports: AppPorts
  readonly logger: Logger
  readonly now: () => Date
  /** The folder of the built pages. */
  readonly pages: string
  /** The address that people type, when the server stands behind a proxy. */
  readonly publicUrl: string | null
}

/** The whole application: the API of every room under /api, and the pages. */
export function createApp(parts: AppParts): OpenAPIHono {
  const { db, auth, logger, publicUrl } = parts
  const app = new OpenAPIHono()
  const metrics = createMetrics()
  app.onError((error, c) => answerFailure(error, c, logger))
  app.notFound(() =>
    refuse("NOT_FOUND", { fr: "Cette adresse n’existe pas.", en: "There is no such address." }),
  )
  app.use(securityHeaders, metrics.measure, refuseOtherNames(publicUrl), refuseOtherSites, limitBodies)
  app.use("/api/*", async (c, next) => {
    await next()
    c.res.headers.append("cache-control", "no-store")
  })
  app.get("/api/health", async (c) => {
    await sql`select 1`.execute(db)
    return c.json({ ok: true })
  })
  app.get("/api/metrics", metrics.show)
  app.on(["GET", "POST"], "/api/auth/*", (c) => auth.handler(withPeer(c.req.raw, peerOf(c))))
  app.route("/api", peopleRoutes(parts))
  app.route("/api", companyCreationRoutes(parts))
  app.route("/api", questionLinkRoutes(parts))
  app.use("/api/companies/:c/*", companyDoor({ db, auth, realToday: () => dayAt(parts.now()) }))
  app.use("/api/companies/:c/*", honourIdempotencyKeys as never)
  app.route("/api/companies/:c", companyApi(parts))
  describe(app)
  app.use(servePages(parts.pages))
  return app
}

/** The routes of one company, room by room. */
function companyApi({ ports, publicUrl }: AppParts): CompanyRouter {
  const app = companyRouter()
  companyRoutes(app)
  demoRoutes(app)
  viewRoutes(app)
  todayRoutes(app)
  customerRoutes(app)
  invoiceRoutes(app)
  invoiceDocumentRoutes(app)
  balanceRoutes(app)
  creditRoutes(app)
  factRoutes(app)
  consentRoutes(app)
  timeRoutes(app)
  disputeRoutes(app, namesOf)
  paymentPlanRoutes(app)
  agreementSettingRoutes(app)
  agreementRoutes(app, ports.renderAgreement)
  limitationRoutes(app, namesOf)
  lawSettingsRoutes(app)
  recourseRoutes(app)
  taskRoutes(app)
  callRoutes(app)
  callSheetRoutes(app)
  importDraftRoutes(app, ports.askToApply)
  importHistoryRoutes(app)
  penaltyRoutes(app)
  penaltySettingRoutes(app)
  penaltyDocumentRoutes(app, ports.renderPenalties)
  rateRoutes(app)
  planRoutes(app)
  scenarioRoutes(app)
  versionRoutes(app, namesOf)
  trialRoutes(app)
  assignmentRoutes(app)
  contactCalendarRoutes(app)
  simulationRoutes(app, ports.askToSimulate)
  templateRoutes(app)
  stepPreviewRoutes(app, ports.renderPlainLetter)
  dayRoutes(app)
  messageRoutes(app, ports)
  testMessageRoutes(app, ports)
  brandingRoutes(app, ports.drawLetter)
  outboxRoutes(app, ports)
  simulatedMessageRoutes(app, ports.setLetter)
  legalCheckRoutes(app)
  receiptRoutes(app)
  remedyRoutes(app)
  letterDeskRoutes(app, ports)
  mailAccountRoutes(app, ports)
  inboxRoutes(app, ports)
  conversationRoutes(app)
  confirmingRoutes(app, ports)
  providerAccountRoutes(app, ports)
  memberRoutes(app, (url, token) => welcomeLink(publicUrl ?? new URL(url).origin, token))
  teamRoutes(app)
  apiKeyRoutes(app)
  evidenceRoutes(app, namesOf)
  return app
}

/** The address of the page where somebody makes their account. */
export const welcomeLink = (origin: string, token: string): string => `${origin}/bienvenue?token=${token}`

/** The description of the API, for programs and for people. */
function describe(app: OpenAPIHono): void {
  const config = {
    openapi: "3.1.0",
    info: { title: "Relance API", version: "1", description: "Who owes what, whom to chase today and why." },
  }
  let document: ApiDocument | null = null
  const read = (): ApiDocument => {
    document ??= app.getOpenAPI31Document(config) as unknown as ApiDocument
    return document
  }
  app.get("/api/openapi.json", (c) => c.json(read()))
  app.get("/api/reference", (c) => c.html(referencePage(read())))
}

/** Tells sign-in where a request comes from, so that its limits count by address; what clients claim is dropped. */
function withPeer(request: Request, peer: string): Request {
  const headers = new Headers(request.headers)
  const forwarded = process.env.RELANCE_TRUST_PROXY ? headers.get("x-forwarded-for")?.split(",").at(-1) : null
  headers.set("x-relance-peer", forwarded?.trim() || peer || "127.0.0.1")
  return new Request(request, { headers })
}
