import { type FormEvent, useState } from "react"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { ScenarioView } from "../api/shapes/scenarios.ts"
import { Button } from "../parts/button.tsx"
import { Dialog, DialogFoot } from "../parts/dialog.tsx"
import { Failure } from "../parts/failure.tsx"
import { TextArea, TextField } from "../parts/field.tsx"
import { say, withdrawUndo } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"
import { DialogEnd } from "./dialog-end.tsx"
import { Differences } from "./differences.tsx"
import { contentOf } from "./draft.ts"
import type { Draft } from "./use-draft.ts"

interface DialogProps {
  readonly draft: Draft
  readonly onClose: () => void
}

/** What a scenario is called and for whom it is. */
export function RenameDialog({ draft, onClose }: DialogProps) {
  const words = useWords()
  const w = words.scenarios
  const [name, setName] = useState(draft.scenario.name)
  const [purpose, setPurpose] = useState(draft.scenario.purpose)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    draft.save({ name, purpose }, w.renamed, onClose)
  }
  return (
    <Dialog open onClose={onClose} title={w.rename}>
      <form onSubmit={submit} className="space-y-4">
        <TextField
          label={w.name}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextArea
          label={w.purpose}
          maxLength={500}
          rows={3}
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
        />
        <DialogEnd change={draft.change} label={w.keepInDraft} onCancel={onClose} />
      </form>
    </Dialog>
  )
}

/** The shipped text as a draft, after what it changes was shown. */
export function RestoreDialog({ draft, onClose }: DialogProps) {
  const words = useWords()
  const w = words.scenarios
  const { key, version } = draft.scenario
  const shipped = useCompanyRead<ScenarioView>(`/scenarios/${key}/versions/shipped`)
  return (
    <Dialog open onClose={onClose} title={w.restoreTitle} lead={w.restoreText} wide>
      <Differences
        scenarioKey={key}
        before={version === 0 ? "draft" : "in-force"}
        after="shipped"
        same={w.same}
      />
      {(draft.change.error ?? shipped.error) && <Failure failure={draft.change.error ?? shipped.error} />}
      <DialogFoot>
        <Button onClick={onClose}>{words.common.cancel}</Button>
        <Button
          look="primary"
          disabled={!shipped.data}
          busy={draft.change.isPending}
          onClick={() => shipped.data && draft.save(contentOf(shipped.data), w.restored, onClose)}
        >
          {w.restore}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

interface DiscardProps {
  readonly scenarioKey: string
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Throws a draft away, after a question. */
export function DiscardDialog({ scenarioKey, onDone, onClose }: DiscardProps) {
  const words = useWords()
  const w = words.scenarios
  const drop = useCompanyChange<null>("DELETE", `/scenarios/${scenarioKey}/draft`)
  const discard = () =>
    drop.mutate(null, {
      onSuccess: () => {
        withdrawUndo()
        say(w.discarded)
        onClose()
        onDone()
      },
    })
  return (
    <Dialog open onClose={onClose} title={w.discardTitle} lead={w.discardText}>
      {drop.error && <Failure failure={drop.error} />}
      <DialogFoot>
        <Button onClick={onClose}>{words.common.cancel}</Button>
        <Button look="danger" busy={drop.isPending} onClick={discard}>
          {w.discard}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
