import { useCompanyChange } from "../api/hooks.ts"
import { Button } from "../parts/button.tsx"
import { useFailureText } from "../parts/failure.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"
import { defer } from "./deferred.ts"

interface Found {
  readonly found: boolean
  readonly folder?: string | null
}

/** Lifts the doubt about a message: look in the sent mail, then say whether it left. */
export function DoubtActions({
  message,
}: {
  message: { readonly id: string; readonly customerName: string }
}) {
  const words = useWords().today
  const failureText = useFailureText()
  const onError = (failure: Error) => say(failureText(failure), { isFailure: true })
  const search = useCompanyChange<Record<string, never>, Found>("POST", `/messages/${message.id}/search`)
  const resolution = useCompanyChange<{ outcome: "sent" | "not-sent" }>(
    "POST",
    `/messages/${message.id}/resolution`,
  )
  const resolve = (outcome: "sent" | "not-sent") =>
    defer(`doubt:${message.id}`, words.resolved, () => resolution.mutate({ outcome }, { onError }))
  const found = search.data
  return (
    <>
      <Button small onClick={() => search.mutate({}, { onError })} busy={search.isPending}>
        {words.searchMailbox}
      </Button>
      <Button small look="soft" onClick={() => resolve("sent")} busy={resolution.isPending}>
        {words.wasSent}
      </Button>
      <Button small onClick={() => resolve("not-sent")} disabled={resolution.isPending}>
        {words.wasNotSent}
      </Button>
      <output className="w-full text-soft empty:hidden">
        {found && (found.found ? words.foundIn(found.folder ?? "") : words.notFound)}
      </output>
    </>
  )
}
