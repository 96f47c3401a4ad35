import { Link } from "@tanstack/react-router"
import { useMe, useSessionActs } from "../api/session.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { useWords } from "../words/language.tsx"
import { Front } from "./front.tsx"

/** What somebody sees who was taken out of every company: that it is so, and what can be done. */
export function FormerMember() {
  const words = useWords().team
  const former = useMe().data?.formerCompanies ?? []
  const { signOut } = useSessionActs()
  return (
    <Front title={words.formerTitle(former.map(({ name }) => name).join(", "))} lead={words.formerText}>
      <div className="flex flex-wrap gap-3">
        <Button look="primary" onClick={() => signOut.mutate()} busy={signOut.isPending}>
          {words.formerSignOut}
        </Button>
        <Link to="/entreprise" className={buttonClass()}>
          {words.formerOwn}
        </Link>
      </div>
    </Front>
  )
}
