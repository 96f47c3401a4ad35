import { RefreshCw } from "lucide-react"
import { ApiFailure, Unreachable } from "../api/request.ts"
import { useLanguage, useWords } from "../words/language.tsx"
import { Button } from "./button.tsx"
import { Notice } from "./notice.tsx"

/** A function that puts any failure in words that a person can act on. */
export function useFailureText(): (failure: unknown) => string {
  const { language } = useLanguage()
  const words = useWords()
  return (failure) => {
    if (failure instanceof ApiFailure) return failure.sentence[language]
    if (failure instanceof Unreachable) return words.common.unreachable
    return words.common.ownMistake
  }
}

/** Says why something could not be read or done, with a way to try again. */
export function Failure({ failure, onRetry }: { failure: unknown; onRetry?: () => void }) {
  const words = useWords()
  const text = useFailureText()
  return (
    <div role="alert">
      <Notice
        kind="late"
        action={
          onRetry && (
            <Button small onClick={onRetry} icon={<RefreshCw className="size-4" aria-hidden />}>
              {words.common.retry}
            </Button>
          )
        }
      >
        {text(failure)}
      </Notice>
    </div>
  )
}
