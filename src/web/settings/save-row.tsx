import type { ReactNode } from "react"
import { useRights } from "../api/company.tsx"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { useWords } from "../words/language.tsx"

interface SaveRowProps {
  readonly change: { readonly isPending: boolean; readonly error: Error | null }
  readonly blocked?: boolean
  readonly children?: ReactNode
}

/** The foot of a settings form: the refusal if any, the button, or why there is none. */
export function SaveRow({ change, blocked, children }: SaveRowProps) {
  const words = useWords().common
  const { mayRule } = useRights()
  return (
    <div className="space-y-3">
      {change.error && <Failure failure={change.error} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button look="primary" type="submit" busy={change.isPending} disabled={!mayRule || blocked}>
          {words.save}
        </Button>
        {children}
        {!mayRule && <p className="text-sm text-faint">{words.ownerOnly}</p>}
      </div>
    </div>
  )
}
