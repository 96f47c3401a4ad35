import { useEffect, useRef } from "react"
import { Button } from "../parts/button.tsx"
import { DialogFoot } from "../parts/dialog.tsx"
import { Failure } from "../parts/failure.tsx"
import { useWords } from "../words/language.tsx"

interface DialogEndProps {
  readonly change: { readonly isPending: boolean; readonly error: Error | null }
  readonly label: string
  readonly onCancel: () => void
}

/** The end of a form in a window: the refusal if any, a way out, and the button that sends it. */
export function DialogEnd({ change, label, onCancel }: DialogEndProps) {
  const words = useWords().common
  const refusal = useRef<HTMLDivElement>(null)
  const { error } = change
  useEffect(() => {
    if (error) refusal.current?.scrollIntoView({ block: "nearest" })
  }, [error])
  return (
    <>
      <div ref={refusal}>{error && <Failure failure={error} />}</div>
      <DialogFoot>
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button look="primary" type="submit" busy={change.isPending}>
          {label}
        </Button>
      </DialogFoot>
    </>
  )
}
