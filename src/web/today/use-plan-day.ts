import { useCompanyChange } from "../api/hooks.ts"
import type { PlanMade } from "../api/shapes/follow-up.ts"
import { useFailureText } from "../parts/failure.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"

/** Plans the day and prepares its messages; says what came out of it. */
export function usePlanDay() {
  const words = useWords().today
  const failureText = useFailureText()
  const change = useCompanyChange<Record<string, never>, PlanMade>("POST", "/plans")
  return {
    ...change,
    mutate: (sent: Record<string, never>, then?: () => void) =>
      change.mutate(sent, {
        onSuccess: (made) => {
          say(words.planned(made.prepared, made.decided))
          then?.()
        },
        onError: (failure) => say(failureText(failure), { isFailure: true }),
      }),
  }
}
