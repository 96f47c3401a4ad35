import { useState } from "react"
import { Button } from "../parts/button.tsx"
import { useWords } from "../words/language.tsx"
import { MemberSelect } from "./member-select.tsx"
import { useAssignment } from "./owner-field.tsx"

interface BulkAssignProps {
  readonly chosen: ReadonlySet<string>
  readonly onDone: () => void
}

/** Gives the chosen customers to one person, in one act. */
export function BulkAssign({ chosen, onDone }: BulkAssignProps) {
  const words = useWords().team
  const [userId, setUserId] = useState("")
  const { assign, isPending } = useAssignment()
  if (chosen.size === 0) return null
  return (
    <div className="sticky bottom-20 z-20 mt-4 flex flex-wrap items-center gap-3 rounded-2xl border bg-panel px-5 py-3 shadow-high md:bottom-4">
      <span className="font-medium">{words.selected(chosen.size)}</span>
      <MemberSelect
        label={words.assignTo}
        hideLabel
        none={words.ownerNone}
        value={userId}
        onChange={setUserId}
      />
      <Button
        look="primary"
        busy={isPending}
        onClick={() => assign({ customerIds: [...chosen], userId: userId || null }, { onDone })}
      >
        {words.assign}
      </Button>
      <Button look="quiet" onClick={onDone}>
        {words.unselect}
      </Button>
    </div>
  )
}
