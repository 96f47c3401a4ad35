import { CheckField } from "../parts/checkbox.tsx"
import { useWords } from "../words/language.tsx"

/** Whether the customer is told in writing of what is recorded. */
export function ConfirmField({ checked, onChange }: { checked: boolean; onChange: (is: boolean) => void }) {
  const w = useWords().agreements
  return (
    <div>
      <CheckField checked={checked} onChange={onChange}>
        {w.confirm}
      </CheckField>
      {checked && <p className="mt-0.5 ml-7 text-sm text-faint">{w.confirmHint}</p>}
    </div>
  )
}
