import type { ReactNode } from "react"
import { useCompanyChange } from "../api/hooks.ts"
import type { ScenarioView } from "../api/shapes/scenarios.ts"
import { Button } from "../parts/button.tsx"
import { Dialog, DialogFoot } from "../parts/dialog.tsx"
import { Failure } from "../parts/failure.tsx"
import { say, withdrawUndo } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"
import { Differences, EffectOnCustomers } from "./differences.tsx"

interface PublishProps {
  readonly scenario: ScenarioView
  /** False for a scenario that was never published: there is nothing to compare with. */
  readonly isInForce: boolean
  readonly onClose: () => void
}

/** What the draft changes and for whom, before it holds. */
export function PublishDialog({ scenario, isInForce, onClose }: PublishProps) {
  const w = useWords().scenarios
  const publish = useCompanyChange<{ from: "draft" }, ScenarioView>(
    "POST",
    `/scenarios/${scenario.key}/versions`,
  )
  return (
    <VersionDialog
      title={w.publishTitle(scenario.name)}
      label={w.publishNow}
      change={publish}
      onClose={onClose}
      onGo={() =>
        publish.mutate(
          { from: "draft" },
          {
            onSuccess: ({ version }) => {
              withdrawUndo()
              say(w.published(version))
              onClose()
            },
          },
        )
      }
    >
      {isInForce ? (
        <WhatAndForWhom scenarioKey={scenario.key} of="draft" same={w.nothingChanges} />
      ) : (
        <p>{w.draftNew}</p>
      )}
    </VersionDialog>
  )
}

interface RollBackProps {
  readonly scenarioKey: string
  readonly version: number
  readonly onClose: () => void
}

/** What going back to a former version changes and for whom. */
export function RollBackDialog({ scenarioKey, version, onClose }: RollBackProps) {
  const w = useWords().scenarios
  const publish = useCompanyChange<{ from: number }, ScenarioView>(
    "POST",
    `/scenarios/${scenarioKey}/versions`,
  )
  return (
    <VersionDialog
      title={w.rollBackTitle(version)}
      label={w.rollBack}
      change={publish}
      onClose={onClose}
      onGo={() =>
        publish.mutate(
          { from: version },
          {
            onSuccess: (now) => {
              withdrawUndo()
              say(w.rolledBack(version, now.version))
              onClose()
            },
          },
        )
      }
    >
      <p className="text-soft">{w.rollBackText}</p>
      <WhatAndForWhom scenarioKey={scenarioKey} of={String(version)} same={w.same} />
    </VersionDialog>
  )
}

function WhatAndForWhom({ scenarioKey, of, same }: { scenarioKey: string; of: string; same: string }) {
  const w = useWords().scenarios
  return (
    <>
      <section>
        <h3 className="mb-1.5 font-semibold">{w.whatChanges}</h3>
        <Differences scenarioKey={scenarioKey} before="in-force" after={of} same={same} />
      </section>
      <section>
        <h3 className="mb-1.5 font-semibold">{w.forWhom}</h3>
        <EffectOnCustomers scenarioKey={scenarioKey} of={of} />
      </section>
    </>
  )
}

interface VersionDialogProps {
  readonly title: string
  readonly label: string
  readonly change: { readonly isPending: boolean; readonly error: Error | null }
  readonly onGo: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

function VersionDialog({ title, label, change, onGo, onClose, children }: VersionDialogProps) {
  const words = useWords().common
  return (
    <Dialog open onClose={onClose} title={title} wide>
      <div className="space-y-5">
        {children}
        {change.error && <Failure failure={change.error} />}
        <DialogFoot>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" busy={change.isPending} onClick={onGo}>
            {label}
          </Button>
        </DialogFoot>
      </div>
    </Dialog>
  )
}
