import { UsersRound } from "lucide-react"
import { useWhereabouts } from "../api/company.tsx"
import { useWords } from "../words/language.tsx"
import { useMembers, usePersonName } from "./people.ts"

/** A message that two people must approve: who has agreed, and whom to ask now. */
export function SecondPerson({ agreedBy }: { agreedBy: readonly string[] }) {
  const words = useWords().review
  const { user } = useWhereabouts()
  const members = useMembers()
  const nameOf = usePersonName()
  const me = `user:${user.id}`
  const others = members
    .filter(({ userId, role }) => role !== "reader" && userId !== user.id)
    .map(({ name }) => name)
    .join(` ${words.or} `)
  const before = agreedBy.filter((actor) => actor !== me)
  const iAgreed = agreedBy.includes(me)
  const next =
    before.length > 0
      ? words.askYou
      : others === ""
        ? words.askNobody
        : iAgreed
          ? words.askOthers(others)
          : words.askFirst(others)
  return (
    <section aria-label={words.twoPeople} className="flex shrink-0 gap-3 border-b bg-wait-soft px-5 py-3">
      <UsersRound className="mt-0.5 size-5 shrink-0 text-wait" aria-hidden />
      <p>
        <span className="font-semibold text-wait">{words.twoPeople}. </span>
        {before.length > 0 && `${words.agreed(before.map(nameOf).join(", "))} `}
        {iAgreed && before.length === 0 && `${words.you} `}
        {next}
      </p>
    </section>
  )
}
