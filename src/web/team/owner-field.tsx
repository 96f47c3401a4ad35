import { useRights } from "../api/company.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import { useFailureText } from "../parts/failure.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"
import { MemberSelect } from "./member-select.tsx"
import { useTeam } from "./use-team.ts"

interface Given {
  readonly customerIds: readonly string[]
  readonly userId: string | null
}

/** Gives customers to somebody; says to whom, and takes it back. */
export function useAssignment() {
  const words = useWords().team
  const team = useTeam()
  const failureText = useFailureText()
  const change = useCompanyChange<Given, { changed: number }>("POST", "/customer-owners")
  const assign = (
    given: Given,
    options: { readonly before?: string | null; readonly onDone?: () => void } = {},
  ) =>
    change.mutate(given, {
      onSuccess: ({ changed }) => {
        const name = team?.members.find(({ userId }) => userId === given.userId)?.name
        const text =
          given.customerIds.length === 1
            ? name
              ? words.ownerChanged(name)
              : words.ownerCleared
            : name
              ? words.ownersChanged(changed, name)
              : words.ownersCleared(changed)
        const { before } = options
        say(text, before === undefined ? {} : { undo: () => change.mutate({ ...given, userId: before }) })
        options.onDone?.()
      },
      onError: (failure) => say(failureText(failure), { isFailure: true }),
    })
  return { assign, isPending: change.isPending }
}

/** Who looks after this customer, changed at once. */
export function OwnerField({ customer }: { customer: { id: string; ownerUserId: string | null } }) {
  const words = useWords().team
  const { mayWork } = useRights()
  const { assign, isPending } = useAssignment()
  const members = useTeam()?.members ?? []
  // Whoever works alone looks after everybody.
  if (members.length < 2) return null
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-soft">
      <span aria-hidden>{words.owner}</span>
      <MemberSelect
        label={words.owner}
        hideLabel
        disabled={!mayWork || isPending}
        none={words.ownerNone}
        value={customer.ownerUserId ?? ""}
        onChange={(userId) =>
          assign({ customerIds: [customer.id], userId: userId || null }, { before: customer.ownerUserId })
        }
      />
    </div>
  )
}
