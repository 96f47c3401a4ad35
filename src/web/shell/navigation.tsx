import { Link } from "@tanstack/react-router"
import { clsx } from "clsx"
import { Menu as MenuIcon, Search } from "lucide-react"
import { Dialog as Radix } from "radix-ui"
import { useEffect, useState } from "react"
import { useCompanyRead } from "../api/hooks.ts"
import type { Today } from "../api/shapes/follow-up.ts"
import type { InboxCounts } from "../api/shapes/replies.ts"
import { useDay } from "../today/use-day.ts"
import { useWords } from "../words/language.tsx"
import { CompanySwitch } from "./company-switch.tsx"
import { PersonMenu } from "./person-menu.tsx"
import { opensGroup, PLACES, type Place, THUMB_PLACES } from "./places.ts"

function useWaiting(): Readonly<Record<string, number>> {
  const counts = useCompanyRead<Today>("/today").data?.counts
  const inbox = useCompanyRead<InboxCounts>("/thread-counts").data
  const total = useDay().data?.total ?? 0
  const { appName } = useWords().shell
  useEffect(() => {
    document.title = total > 0 ? `(${total}) ${appName}` : appName
  }, [total, appName])
  return {
    "/": total,
    "/reponses": inbox?.waiting ?? 0,
    "/a-envoyer": counts ? counts.toReview + counts.toPost : 0,
  }
}

function PlaceLink({ place, waiting, onGo }: { place: Place; waiting: number; onGo?: () => void }) {
  const words = useWords().shell
  return (
    <Link
      to={place.to}
      onClick={onGo}
      activeOptions={{ exact: place.to === "/" }}
      className={clsx(
        "flex min-h-10 items-center gap-3 rounded-lg px-3 font-medium text-soft transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-strong",
        opensGroup(place) && "mt-3",
      )}
    >
      <place.Icon className="size-[1.15rem]" aria-hidden />
      {words[place.label] as string}
      {waiting > 0 && (
        <span className="figure ml-auto rounded-full bg-accent px-2 text-[0.8rem] font-semibold text-on-accent">
          {waiting}
        </span>
      )}
    </Link>
  )
}

/** The column at the left of a wide screen. */
export function SideBar({ onSearch }: { onSearch: () => void }) {
  const words = useWords().shell
  const waiting = useWaiting()
  return (
    <aside className="sticky top-0 hidden h-dvh w-64 shrink-0 flex-col border-r bg-panel px-3 py-4 md:flex">
      <CompanySwitch />
      <button
        type="button"
        onClick={onSearch}
        className="mt-3 flex h-10 items-center gap-2.5 rounded-lg border bg-paper px-3 text-faint hover:border-line-strong"
      >
        <Search className="size-4" aria-hidden />
        {words.paletteTitle}
        <kbd className="ml-auto rounded border bg-panel px-1.5 text-xs">Ctrl K</kbd>
      </button>
      <nav aria-label={words.mainMenu} className="mt-4 flex-1 space-y-0.5 overflow-y-auto">
        {PLACES.map((place) => (
          <PlaceLink key={place.to} place={place} waiting={waiting[place.to] ?? 0} />
        ))}
      </nav>
      <PersonMenu />
    </aside>
  )
}

/** The bar at the top of a phone. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  const words = useWords().shell
  return (
    <div className="sticky top-0 z-30 flex items-center gap-2 border-b bg-panel px-3 py-2 md:hidden">
      <div className="min-w-0 flex-1">
        <CompanySwitch />
      </div>
      <button
        type="button"
        aria-label={words.paletteTitle}
        onClick={onSearch}
        className="flex size-11 items-center justify-center rounded-lg text-soft"
      >
        <Search className="size-5" aria-hidden />
      </button>
    </div>
  )
}

const THUMB =
  "relative flex flex-1 flex-col items-center justify-center gap-0.5 py-2 text-[0.75rem] font-medium text-soft aria-[current=page]:text-accent"

/** The bar under the thumb on a phone, with the rest of the menu behind its last button. */
export function BottomBar() {
  const words = useWords().shell
  const waiting = useWaiting()
  const [open, setOpen] = useState(false)
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <nav
        aria-label={words.mainMenu}
        className="fixed inset-x-0 bottom-0 z-30 flex border-t bg-panel pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        {THUMB_PLACES.map(({ to, label, Icon }) => (
          <Link key={to} to={to} activeOptions={{ exact: to === "/" }} className={THUMB}>
            <Icon className="size-5.5" aria-hidden />
            {words[label] as string}
            {(waiting[to] ?? 0) > 0 && (
              <span className="figure absolute top-1 left-1/2 ml-1.5 rounded-full bg-accent px-1.5 text-[0.7rem] font-semibold text-on-accent">
                {waiting[to]}
              </span>
            )}
          </Link>
        ))}
        <Radix.Trigger className={THUMB}>
          <MenuIcon className="size-5.5" aria-hidden />
          {words.menu}
        </Radix.Trigger>
      </nav>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Radix.Content
          aria-describedby={undefined}
          className={clsx(
            "fixed inset-x-0 bottom-0 z-50 animate-rise rounded-t-2xl bg-panel p-4 shadow-high",
            "pb-[calc(1rem+env(safe-area-inset-bottom))]",
          )}
        >
          <Radix.Title className="sr-only">{words.menu}</Radix.Title>
          <nav
            aria-label={words.mainMenu}
            className="mb-3 grid max-h-[60dvh] grid-cols-1 gap-1 overflow-y-auto"
          >
            {PLACES.map((place) => (
              <PlaceLink
                key={place.to}
                place={place}
                waiting={waiting[place.to] ?? 0}
                onGo={() => setOpen(false)}
              />
            ))}
          </nav>
          <PersonMenu />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
