import { Navigate, Outlet, useRouterState } from "@tanstack/react-router"
import { useEffect, useMemo, useRef, useState } from "react"
import { type Whereabouts, WhereaboutsProvider } from "../api/company.tsx"
import { useCompanyRead } from "../api/hooks.ts"
import { rememberCompany, rememberedCompany, useMe } from "../api/session.ts"
import type { Company } from "../api/shapes/people.ts"
import { Failure } from "../parts/failure.tsx"
import { ListSkeleton } from "../parts/placeholders.tsx"
import { Reading } from "../parts/reading.tsx"
import { useWords } from "../words/language.tsx"
import { Banners } from "./banners.tsx"
import { BottomBar, SideBar, TopBar } from "./navigation.tsx"
import { Palette } from "./palette.tsx"

/** Everything around a page behind the sign-in: who, which company, menus, banners, search. */
export function Shell() {
  const me = useMe()
  const [companyId, setCompanyId] = useState(rememberedCompany)
  const whereabouts = useMemo((): Whereabouts | null => {
    if (!me.data?.user) return null
    const company = me.data.companies.find(({ id }) => id === companyId) ?? me.data.companies[0]
    if (!company) return null
    const enter = (id: string) => {
      rememberCompany(id)
      setCompanyId(id)
    }
    return { user: me.data.user, companies: me.data.companies, company, enter }
  }, [me.data, companyId])

  if (me.isError) return <Outage failure={me.error} onRetry={() => me.refetch()} />
  if (!me.data) return <ListSkeleton />
  if (!me.data.user) return <Navigate to="/connexion" />
  if (whereabouts === null) return <Navigate to="/demarrer" />
  return (
    <WhereaboutsProvider value={whereabouts}>
      <Frame key={whereabouts.company.id} />
    </WhereaboutsProvider>
  )
}

function Outage({ failure, onRetry }: { failure: Error; onRetry: () => void }) {
  return (
    <main className="mx-auto max-w-xl px-6 py-24">
      <Failure failure={failure} onRetry={onRetry} />
    </main>
  )
}

function Frame() {
  const words = useWords().shell
  const company = useCompanyRead<Company>("")
  const [searching, setSearching] = useState(false)
  const main = useRef<HTMLElement>(null)
  useFocusOnArrival(main)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setSearching(true)
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [])
  return (
    <div className="flex min-h-dvh">
      <a
        href="#contenu"
        className="sr-only rounded-lg bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-60"
      >
        {words.skip}
      </a>
      <SideBar onSearch={() => setSearching(true)} />
      <div className="min-w-0 flex-1">
        <TopBar onSearch={() => setSearching(true)} />
        {/* The page waits for the banner: coming later, it would push away what one is about to click. */}
        <Reading of={company}>
          {(details) => (
            <>
              <Banners details={details} />
              <main
                ref={main}
                id="contenu"
                tabIndex={-1}
                className="mx-auto w-full max-w-6xl px-4 pt-6 pb-28 outline-none md:px-8 md:pt-8 md:pb-16"
              >
                <Outlet />
              </main>
            </>
          )}
        </Reading>
      </div>
      <BottomBar />
      <Palette open={searching} onClose={() => setSearching(false)} />
    </div>
  )
}

/** After a page change, the keyboard and the screen reader start at the new page. */
function useFocusOnArrival(main: React.RefObject<HTMLElement | null>): void {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const last = useRef(path)
  useEffect(() => {
    if (last.current === path) return
    last.current = path
    main.current?.focus({ preventScroll: true })
  }, [path, main])
}
