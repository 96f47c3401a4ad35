import { Check } from "lucide-react"
import type { ReactNode } from "react"
import { Logo } from "../shell/logo.tsx"
import { LanguageButton, ThemeButton } from "../shell/person-menu.tsx"
import { useWords } from "../words/language.tsx"

/** The page around sign-in and first steps: what Relance is at the left, the form at the right. */
export function Front({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const words = useWords()
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(22rem,5fr)_7fr]">
      <aside className="hidden flex-col justify-between bg-accent-soft p-10 lg:flex">
        <div className="flex items-center gap-3 text-xl font-semibold">
          <Logo className="size-9" />
          {words.shell.appName}
        </div>
        <div className="max-w-sm">
          <p className="text-[2rem] leading-tight font-semibold tracking-tight text-balance">
            {words.welcome.tagline}
          </p>
          <ul className="mt-8 space-y-4">
            {words.welcome.promises.split("\n").map((promise) => (
              <li key={promise} className="flex gap-3 text-soft">
                <Check className="mt-0.5 size-5 shrink-0 text-accent" aria-hidden />
                {promise}
              </li>
            ))}
          </ul>
        </div>
        <span />
      </aside>
      <div className="flex flex-col">
        <div className="flex items-center justify-between gap-1 px-4 py-3">
          <span className="flex items-center gap-2.5 font-semibold lg:invisible">
            <Logo className="size-8" />
            {words.shell.appName}
          </span>
          <span className="flex">
            <LanguageButton />
            <ThemeButton />
          </span>
        </div>
        <main className="mx-auto w-full max-w-xl flex-1 px-5 pt-6 pb-16 lg:pt-[9vh]">
          <h1 className="text-[1.8rem] leading-tight font-semibold tracking-tight">{title}</h1>
          {lead && <p className="mt-2 text-soft">{lead}</p>}
          <div className="mt-7">{children}</div>
        </main>
      </div>
    </div>
  )
}
