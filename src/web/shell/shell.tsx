import { Navigate, Outlet, useRouter, useRouterState } from "@tanstack/react-router"
import { Lock } from "lucide-react"
import { useEffect, useMemo, useRef, useState } from "react"
import { type Whereabouts, WhereaboutsProvider } from "../api/company.tsx"
import { useCompanyRead } from "../api/hooks.ts"
import { rememberCompany, rememberedCompany, useMe } from "../api/session.ts"
import type { Company } from "../api/shapes/people.ts"
import { buttonClass } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { Empty, ListSkeleton } from "../parts/placeholders.tsx"
import { Reading } from "../parts/reading.tsx"
import { useWords } from "../words/language.tsx"
import { companyIn, signInFor, withCompany } from "./address.ts"
import { Banners } from "./banners.tsx"
import { BottomBar, SideBar, TopBar } from "./navigation.tsx"
import { Palette } from "./palette.tsx"

/** Everything around a page behind the sign-in: who, which company, menus, banners, search. */
export function Shell() {
  const me = useMe()
  const { history } = useRouter()
  const address = useRouterState({ select: (state) => state.location.publicHref })
  const asked = companyIn(address)
  const companies = me.data?.companies ?? []
  const usual = companies.find(({ id }) => id === rememberedCompany()) ?? companies[0]
  const user = me.data?.user
  const isOut = me.data?.user === null
  const company = companies.find(({ id }) => id === asked)
  const whereabouts = useMemo((): Whereabouts | null => {
    if (!user || !company) return null
    return { user, companies, company, enter: (id) => history.push(withCompany("/", id)) }
  }, [user, companies, company, history])
  useEffect(() => {
    if (company) rememberCompany(company.id)
    const right = rightAddress(address, isOut, usual?.id)
    if (right !== address) history.replace(right)
  }, [company, usual, isOut, address, history])

  if (me.isError) return <Outage failure={me.error} onRetry={() => me.refetch()} />
  if (!user) return <ListSkeleton />
  if (!usual) return <Navigate to="/demarrer" replace />
  if (whereabouts === null) return asked === null ? <ListSkeleton /> : <ForeignCompany home={usual.id} />
  return (
    <WhereaboutsProvider value={whereabouts}>
      <Frame key={whereabouts.company.id} />
    </WhereaboutsProvider>
  )
}

/** Where this person should be instead: at the sign-in, or at the same page in the company they work in. */
function rightAddress(address: string, isOut: boolean, usual: string | undefined): string {
  if (isOut) return signInFor(address)
  return companyIn(address) === null && usual !== undefined ? withCompany(address, usual) : address
}

/** A link into a company that this person may not enter, or that does not exist. */
function ForeignCompany({ home }: { home: string }) {
  const words = useWords().shell
  return (
    <main className="py-16">
      <Empty
        icon={<Lock aria-hidden />}
        title={words.foreignTitle}
        action={
          <a href={withCompany("/", home)} className={buttonClass("primary")}>
            {words.notFoundBack}
          </a>
        }
      >
        {words.foreignText}
      </Empty>
    </main>
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
