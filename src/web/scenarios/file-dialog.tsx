import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import { useCompanyChange } from "../api/hooks.ts"
import type { ScenarioView } from "../api/shapes/scenarios.ts"
import { Dialog } from "../parts/dialog.tsx"
import { Failure } from "../parts/failure.tsx"
import { TextField } from "../parts/field.tsx"
import { Notice } from "../parts/notice.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"

/** Takes a YAML file as the draft of the scenario that it names; what is wrong in it is said with its place. */
export function FileDialog({ onClose }: { onClose: () => void }) {
  const w = useWords().scenarios
  const navigate = useNavigate()
  const [isNameless, setNameless] = useState(false)
  const keep = useCompanyChange<{ key: string; yaml: string }, ScenarioView>(
    "PUT",
    ({ key }) => `/scenarios/${key}/draft/file`,
    ({ yaml }) => ({ yaml }),
  )
  const take = async (file: File | undefined) => {
    if (!file) return
    const yaml = await file.text()
    const key = /^\s*"?key"?:\s*["']?([a-z0-9-]+)/m.exec(yaml)?.[1]
    setNameless(key === undefined)
    keep.reset()
    if (key === undefined) return
    keep.mutate(
      { key, yaml },
      {
        onSuccess: () => {
          say(w.fileKept)
          onClose()
          void navigate({ to: "/scenarios/$scenarioKey", params: { scenarioKey: key } })
        },
      },
    )
  }
  return (
    <Dialog open onClose={onClose} title={w.fromFile} lead={w.fromFileLead}>
      <div className="space-y-4">
        <TextField
          label={w.chooseFile}
          type="file"
          accept=".yaml,.yml,.json,text/yaml,application/yaml"
          className="[&_input]:py-1.5"
          onChange={(event) => {
            void take(event.target.files?.[0])
            // The same file, once mended, may be chosen again.
            event.target.value = ""
          }}
        />
        {isNameless && <Notice kind="late">{w.fileWithoutKey}</Notice>}
        {keep.error && <Failure failure={keep.error} />}
      </div>
    </Dialog>
  )
}
