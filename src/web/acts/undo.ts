import { useCompanyChange } from "../api/hooks.ts"
import { useFailureText } from "../parts/failure.tsx"
import { say } from "../parts/toast.tsx"

/** Says that something was recorded, with a button that takes it back for as long as it can be read. */
export function useUndoable(path: (id: string) => string, takenBack: string) {
  const undoing = useCompanyChange<string>("POST", path, () => ({}))
  const failureText = useFailureText()
  return (text: string, id: string): void => {
    const undo = () =>
      void undoing.mutateAsync(id).then(
        () => say(takenBack),
        (failure: unknown) => say(failureText(failure), { isFailure: true }),
      )
    say(text, { undo })
  }
}
