import { Link, Navigate, useNavigate } from "@tanstack/react-router"
import { Building2, PlayCircle } from "lucide-react"
import type { ReactNode } from "react"
import { rememberCompany, useMe, useSessionActs } from "../api/session.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { useWords } from "../words/language.tsx"
import { FormerMember } from "./former-member.tsx"
import { Front } from "./front.tsx"

/** The fork after the account: one's own company, or the demonstration. */
export function StartPage() {
  const words = useWords().welcome
  const navigate = useNavigate()
  const me = useMe()
  const { openDemo } = useSessionActs()
  if (me.data && !me.data.user) return <Navigate to="/connexion" />
  if (me.data && me.data.formerCompanies.length > 0) return <FormerMember />
  const enterDemo = () =>
    openDemo.mutate(undefined, {
      onSuccess: ({ id }) => {
        rememberCompany(id)
        navigate({ to: "/" })
      },
    })
  return (
    <Front title={words.startTitle} lead={words.startLead}>
      <div className="space-y-4">
        <Choice icon={<Building2 aria-hidden />} title={words.ownTitle} text={words.ownText}>
          <Link to="/entreprise" className={buttonClass("primary")}>
            {words.ownButton}
          </Link>
        </Choice>
        <Choice icon={<PlayCircle aria-hidden />} title={words.demoTitle} text={words.demoText}>
          <Button onClick={enterDemo} busy={openDemo.isPending}>
            {words.demoButton}
          </Button>
        </Choice>
        {openDemo.isError && <Failure failure={openDemo.error} />}
      </div>
    </Front>
  )
}

interface ChoiceProps {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}

function Choice({ icon, title, text, children }: ChoiceProps) {
  return (
    <section className="rounded-2xl border bg-panel p-5 shadow-panel">
      <div className="flex gap-4">
        <span className="flex size-11 shrink-0 items-center justify-center rounded-xl bg-accent-soft text-accent [&>svg]:size-5.5">
          {icon}
        </span>
        <div className="min-w-0">
          <h2 className="text-lg font-semibold">{title}</h2>
          <p className="mt-1 text-soft">{text}</p>
          <div className="mt-4">{children}</div>
        </div>
      </div>
    </section>
  )
}
