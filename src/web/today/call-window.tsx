import { useCompanyRead } from "../api/hooks.ts"
import type { CallSheet } from "../api/shapes/calls.ts"
import type { TodayItem } from "../api/shapes/today.ts"
import { OutcomeForm } from "../calls/outcome-form.tsx"
import { People } from "../calls/people-panel.tsx"
import { Dialog } from "../parts/dialog.tsx"
import { Reading } from "../parts/reading.tsx"
import { useWords } from "../words/language.tsx"

/** Whom to call and what came of it, noted without leaving the list. */
export function CallWindow({ item, onClose }: { item: TodayItem; onClose: () => void }) {
  const { acts } = useWords()
  const sheet = useCompanyRead<CallSheet>(`/customers/${item.customerId}/call-sheet`)
  return (
    <Dialog open onClose={onClose} title={acts.callTitle(item.customerName ?? "")}>
      <Reading of={sheet}>
        {(value) => (
          <div className="space-y-4">
            <People sheet={value} />
            <OutcomeForm sheet={{ ...value, nextCustomerId: null }} onDone={onClose} />
          </div>
        )}
      </Reading>
    </Dialog>
  )
}
