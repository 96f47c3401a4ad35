import { Link } from "@tanstack/react-router"
import { RefreshCw } from "lucide-react"
import { ApiFailure, Unreachable } from "../api/request.ts"
import { useLanguage, useWords } from "../words/language.tsx"
import { Button, buttonClass } from "./button.tsx"
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

/** Where a failure that no second try can mend is mended: the section of the settings. */
const MENDED_IN: Readonly<Record<string, string>> = { RATE_UNKNOWN: "penalites" }

/** Says why something could not be read or done, with the way to mend it or to try again. */
export function Failure({ failure, onRetry }: { failure: unknown; onRetry?: () => void }) {
  const words = useWords()
  const text = useFailureText()
  const section = failure instanceof ApiFailure ? MENDED_IN[failure.code] : undefined
  return (
    <div role="alert">
      <Notice
        kind="late"
        action={
          section ? (
            <Link to="/reglages/$section" params={{ section }} className={buttonClass("plain", true)}>
              {words.common.openSettings}
            </Link>
          ) : (
            onRetry && (
              <Button small onClick={onRetry} icon={<RefreshCw className="size-4" aria-hidden />}>
                {words.common.retry}
              </Button>
            )
          )
        }
      >
        {text(failure)}
      </Notice>
    </div>
  )
}
