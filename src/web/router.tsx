import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from "@tanstack/react-router"
import { companyIn, withCompany, withoutCompany } from "./shell/address.ts"
import { CrashPage } from "./shell/crash-page.tsx"
import { NotFoundPage } from "./shell/not-found-page.tsx"
import { Shell } from "./shell/shell.tsx"
import { CreateCompanyPage } from "./welcome/create-company-page.tsx"
import { SignInPage } from "./welcome/sign-in-page.tsx"
import { StartPage } from "./welcome/start-page.tsx"
import { WelcomePage } from "./welcome/welcome-page.tsx"

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
})
const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined

const outside = [
  createRoute({
    getParentRoute: () => root,
    path: "/connexion",
    validateSearch: (search): { retour?: string } => {
      const retour = text(search.retour)
      return retour === undefined ? {} : { retour }
    },
    component: SignInPage,
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/bienvenue",
    validateSearch: (search) => ({ token: String(search.token ?? "") }),
    component: WelcomePage,
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/question",
    validateSearch: (search) => ({ lien: String(search.lien ?? "") }),
    component: lazyRouteComponent(() => import("./team/question-page.tsx"), "QuestionPage"),
  }),
  createRoute({ getParentRoute: () => root, path: "/demarrer", component: StartPage }),
  createRoute({ getParentRoute: () => root, path: "/entreprise", component: CreateCompanyPage }),
]

const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: Shell,
})
const under = () => shell

const inside = [
  createRoute({
    getParentRoute: under,
    path: "/",
    component: lazyRouteComponent(() => import("./today/today-page.tsx"), "TodayPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/reponses",
    component: lazyRouteComponent(() => import("./replies/inbox-page.tsx"), "InboxPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/reponses/$threadId",
    component: lazyRouteComponent(() => import("./replies/thread-page.tsx"), "ThreadPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/a-envoyer",
    component: lazyRouteComponent(() => import("./review/review-page.tsx"), "ReviewPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/plan",
    component: lazyRouteComponent(() => import("./plan/plan-page.tsx"), "PlanPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/scenarios",
    component: lazyRouteComponent(() => import("./scenarios/scenarios-page.tsx"), "ScenariosPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/scenarios/regles",
    component: lazyRouteComponent(() => import("./scenarios/rules-page.tsx"), "RulesPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/scenarios/$scenarioKey",
    component: lazyRouteComponent(() => import("./scenarios/scenario-page.tsx"), "ScenarioPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/appels",
    component: lazyRouteComponent(() => import("./calls/calls-page.tsx"), "CallsPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/appels/$customerId",
    component: lazyRouteComponent(() => import("./calls/call-page.tsx"), "CallPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/balance",
    component: lazyRouteComponent(() => import("./balance/balance-page.tsx"), "BalancePage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/clients",
    component: lazyRouteComponent(() => import("./customers/customers-page.tsx"), "CustomersPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/clients/$customerId",
    component: lazyRouteComponent(() => import("./customers/customer-page.tsx"), "CustomerPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/factures",
    validateSearch: (search) => ({
      etat: text(search.etat),
      tranche: text(search.tranche),
      le: text(search.le),
      selon: text(search.selon),
      client: text(search.client),
      monnaie: text(search.monnaie),
    }),
    component: lazyRouteComponent(() => import("./invoices/invoices-page.tsx"), "InvoicesPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/factures/$invoiceId",
    component: lazyRouteComponent(() => import("./invoices/invoice-page.tsx"), "InvoicePage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/simulations",
    validateSearch: (search): { brouillon?: string } => {
      const brouillon = text(search.brouillon)
      return brouillon === undefined ? {} : { brouillon }
    },
    component: lazyRouteComponent(() => import("./simulations/simulations-page.tsx"), "SimulationsPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/simulations/$simulationId",
    validateSearch: (search): { avec?: string } => {
      const avec = text(search.avec)
      return avec === undefined ? {} : { avec }
    },
    component: lazyRouteComponent(() => import("./simulations/simulation-page.tsx"), "SimulationPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/courriers",
    component: lazyRouteComponent(() => import("./letters/letters-page.tsx"), "LettersPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/prescription",
    component: lazyRouteComponent(() => import("./limitation/limitation-page.tsx"), "LimitationPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/accords",
    validateSearch: (search): { quoi?: string } => {
      const quoi = text(search.quoi)
      return quoi === undefined ? {} : { quoi }
    },
    component: lazyRouteComponent(() => import("./agreements/agreements-page.tsx"), "AgreementsPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/accords/echeanciers/$planId",
    component: lazyRouteComponent(() => import("./agreements/plan-page.tsx"), "PaymentPlanPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/accords/litiges/$disputeId",
    component: lazyRouteComponent(() => import("./agreements/dispute-page.tsx"), "DisputePage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/importer",
    component: lazyRouteComponent(() => import("./imports/imports-page.tsx"), "ImportsPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/importer/$draftId",
    component: lazyRouteComponent(() => import("./imports/draft-page.tsx"), "DraftPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/equipe",
    component: lazyRouteComponent(() => import("./team/activity-page.tsx"), "TeamPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/reglages",
    component: lazyRouteComponent(() => import("./settings/settings-page.tsx"), "SettingsPage"),
  }),
  createRoute({
    getParentRoute: under,
    path: "/reglages/$section",
    component: lazyRouteComponent(() => import("./settings/settings-page.tsx"), "SettingsPage"),
  }),
]

/** Every page of the interface and its address. */
export const router = createRouter({
  routeTree: root.addChildren([...outside, shell.addChildren(inside)]),
  defaultErrorComponent: CrashPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPreload: "intent",
  scrollRestoration: true,
  rewrite: {
    input: ({ url }) => {
      url.pathname = withoutCompany(url.pathname)
      return url
    },
    output: ({ url }) => {
      url.pathname = withCompany(url.pathname, companyIn(window.location.pathname))
      return url
    },
  },
})

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router
  }
}
