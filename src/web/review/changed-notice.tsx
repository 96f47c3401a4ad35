import { RefreshCw } from "lucide-react"
import { useRights } from "../api/company.tsx"
import type { ReviewMessage } from "../api/shapes/follow-up.ts"
import { Button } from "../parts/button.tsx"
import { Notice } from "../parts/notice.tsx"
import { usePlanDay } from "../today/use-plan-day.ts"
import { useWords } from "../words/language.tsx"

/** Says that some messages no longer say what is due, and prepares them again. */
export function ChangedNotice({ messages }: { messages: readonly ReviewMessage[] }) {
  const words = useWords().review
  const { mayWork } = useRights()
  const plan = usePlanDay()
  const changed = messages.filter(({ isChanged }) => isChanged).length
  if (changed === 0) return null
  return (
    <Notice
      kind="wait"
      title={words.changedTitle(changed)}
      action={
        mayWork && (
          <Button
            small
            busy={plan.isPending}
            onClick={() => plan.mutate({})}
            icon={<RefreshCw className="size-4" aria-hidden />}
          >
            {words.prepareAgain}
          </Button>
        )
      }
    >
      {words.changedText}
    </Notice>
  )
}
