import { Send } from "lucide-react"
import { useCompanyChange } from "../api/hooks.ts"
import { Button } from "../parts/button.tsx"
import { useFailureText } from "../parts/failure.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"
import type { Wording } from "./use-template-preview.ts"

/** Sends the wording as it is on screen to the person who writes it; no customer receives anything. */
export function TemplateTrial({ wording, disabled }: { wording: Wording; disabled: boolean }) {
  const w = useWords().settings
  const failureText = useFailureText()
  const trial = useCompanyChange<Wording, { sentTo: string }>("POST", "/template-tests")
  return (
    <Button
      disabled={disabled}
      busy={trial.isPending}
      icon={<Send className="size-4" aria-hidden />}
      onClick={() =>
        trial.mutate(wording, {
          onSuccess: ({ sentTo }) => say(w.triedOn(sentTo)),
          onError: (failure) => say(failureText(failure), { isFailure: true }),
        })
      }
    >
      {w.tryOnMe}
    </Button>
  )
}
