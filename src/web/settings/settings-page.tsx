import { Link, Navigate, useParams } from "@tanstack/react-router"
import { clsx } from "clsx"
import { lazy, Suspense } from "react"
import { PageHead } from "../parts/panel.tsx"
import { ListSkeleton } from "../parts/placeholders.tsx"
import { useWords } from "../words/language.tsx"

/** The sections of the settings by their address, and the key of their name. */
const SECTIONS = {
  entreprise: { name: "company", Part: lazy(() => import("./company-settings.tsx")) },
  courriel: { name: "mail", Part: lazy(() => import("./mail-settings.tsx")) },
  calendrier: { name: "calendar", Part: lazy(() => import("../calendar/calendar-settings.tsx")) },
  envois: { name: "carriers", Part: lazy(() => import("./carriers-settings.tsx")) },
  modeles: { name: "templates", Part: lazy(() => import("./templates-settings.tsx")) },
  appels: { name: "calls", Part: lazy(() => import("../calls/hours-settings.tsx")) },
  presentation: { name: "branding", Part: lazy(() => import("../branding/branding-settings.tsx")) },
  penalites: { name: "penalties", Part: lazy(() => import("../penalties/rates-settings.tsx")) },
  droit: { name: "law", Part: lazy(() => import("../limitation/law-settings.tsx")) },
  personnes: { name: "members", Part: lazy(() => import("./members-settings.tsx")) },
  cles: { name: "keys", Part: lazy(() => import("./keys-settings.tsx")) },
  "mise-en-service": { name: "live", Part: lazy(() => import("./live-settings.tsx")) },
  journal: { name: "journal", Part: lazy(() => import("./journal-settings.tsx")) },
} as const

type Section = keyof typeof SECTIONS
const isSection = (text: string | undefined): text is Section => text !== undefined && text in SECTIONS

/** The settings: a list of sections beside the one that is open. */
export function SettingsPage() {
  const words = useWords().settings
  const { section } = useParams({ strict: false })
  // The scenarios have a page of their own; links to where the one scenario was still lead there.
  if (section === "scenario") return <Navigate to="/scenarios" replace />
  if (!isSection(section))
    return <Navigate to="/reglages/$section" params={{ section: "entreprise" }} replace />
  const { Part } = SECTIONS[section]
  return (
    <>
      <PageHead title={words.title} />
      <div className="grid gap-6 lg:grid-cols-[13rem_minmax(0,1fr)] lg:items-start">
        <nav
          aria-label={words.title}
          className="-mx-4 flex gap-1 overflow-x-auto px-4 lg:sticky lg:top-6 lg:mx-0 lg:flex-col lg:px-0"
        >
          {(Object.keys(SECTIONS) as Section[]).map((one) => (
            <Link
              key={one}
              to="/reglages/$section"
              params={{ section: one }}
              className={clsx(
                "inline-flex min-h-9 items-center rounded-lg px-3 font-medium whitespace-nowrap text-soft hover:bg-sunken hover:text-ink",
                "aria-[current=page]:bg-sunken aria-[current=page]:text-ink",
              )}
            >
              {words.sections[SECTIONS[one].name]}
            </Link>
          ))}
        </nav>
        <div className="min-w-0">
          <Suspense fallback={<ListSkeleton />}>
            <Part />
          </Suspense>
        </div>
      </div>
    </>
  )
}
