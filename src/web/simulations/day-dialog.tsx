import { ArrowLeft } from "lucide-react"
import { useState } from "react"
import { useCompanyList } from "../api/hooks.ts"
import type { Day } from "../api/shapes/listing.ts"
import type { SimulatedStep } from "../api/shapes/simulations.ts"
import { Button } from "../parts/button.tsx"
import { Dialog } from "../parts/dialog.tsx"
import { Failure } from "../parts/failure.tsx"
import { Money } from "../parts/figures.tsx"
import { ListSkeleton } from "../parts/placeholders.tsx"
import { MoreButton } from "../parts/table.tsx"
import { useDayWords, useLanguage, useMoney, useWords } from "../words/language.tsx"
import { SimulatedMessageView } from "./simulated-message.tsx"
import { actionsIn, type Load } from "./span.ts"
import { ChannelName } from "./totals.tsx"

interface DayDialogProps {
  readonly simulationId: string
  readonly load: Load
  readonly onClose: () => void
}

/** Who would be reminded on a day, then the message of the one that is chosen. */
export function DayDialog({ simulationId, load, onClose }: DayDialogProps) {
  const { simulations: words, common } = useWords()
  const dayWords = useDayWords()
  const money = useMoney()
  const { on } = load
  const [step, setStep] = useState<SimulatedStep | null>(null)
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      lead={step ? null : words.dayLead(actionsIn(load), money(load.amountCents), money(load.costCents))}
      title={step ? words.whatIs(step.customerName) : words.dayTitle(dayWords(on))}
    >
      {step ? (
        <>
          <Button
            small
            look="quiet"
            onClick={() => setStep(null)}
            icon={<ArrowLeft className="size-4" aria-hidden />}
          >
            {common.back}
          </Button>
          <SimulatedMessageView simulationId={simulationId} step={step} />
        </>
      ) : (
        <DaySteps simulationId={simulationId} on={on} onOpen={setStep} />
      )}
    </Dialog>
  )
}

interface DayStepsProps {
  readonly simulationId: string
  readonly on: Day
  readonly onOpen: (step: SimulatedStep) => void
}

function DaySteps({ simulationId, on, onOpen }: DayStepsProps) {
  const { common } = useWords()
  const { language } = useLanguage()
  const { items, result } = useCompanyList<SimulatedStep>(`/simulations/${simulationId}/steps`, { on })
  if (result.isError) return <Failure failure={result.error} onRetry={() => result.refetch()} />
  if (result.isPending) return <ListSkeleton />
  return (
    <>
      <ul className="-mx-5 divide-y border-y">
        {items.map((step) => (
          <li key={step.customerId} className="relative px-5 py-2.5 hover:bg-paper">
            <div className="flex items-baseline justify-between gap-3">
              <button
                type="button"
                onClick={() => onOpen(step)}
                className="min-w-0 truncate text-left font-medium after:absolute after:inset-0 after:content-['']"
              >
                {step.customerName}
              </button>
              <Money cents={step.amountCents} currency={step.currency} className="font-semibold" />
            </div>
            <p className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
              {step.stepLabel[language]}
              <ChannelName channel={step.channel} />
            </p>
          </li>
        ))}
      </ul>
      {result.hasNextPage && (
        <MoreButton onClick={() => result.fetchNextPage()} disabled={result.isFetchingNextPage}>
          {common.more}
        </MoreButton>
      )}
    </>
  )
}
