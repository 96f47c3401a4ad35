import { type FormEvent, useState } from "react"
import { useCompanyPath, useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import { Button } from "../parts/button.tsx"
import { TextField } from "../parts/field.tsx"
import { Notice } from "../parts/notice.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { SaveRow } from "../settings/save-row.tsx"
import { useWords } from "../words/language.tsx"
import { Picture } from "./picture.tsx"

interface Branding {
  readonly logo: string | null
  readonly signature: string | null
  readonly colour: string | null
  readonly contrast: number | null
}

/** Below this a colour is hard to read on white paper (WCAG). */
const LEAST_CONTRAST = 4.5

/** How the letters and e-mails of the company look: logo, image of the signature, colour, and both side by side. */
export default function BrandingSettings() {
  const branding = useCompanyRead<Branding>("/branding")
  return <Reading of={branding}>{(value) => <Papers key={value.colour} branding={value} />}</Reading>
}

function Papers({ branding }: { branding: Branding }) {
  const w = useWords().settings
  const { mayWork } = useRights()
  return (
    <div className="space-y-5">
      <Panel title={w.sections.branding}>
        <p className="text-soft">{w.brandingLead}</p>
        <fieldset disabled={!mayWork} className="mt-4 grid gap-5 sm:grid-cols-2">
          <Picture name="logo" label={w.logo} shown={branding.logo} />
          <Picture name="signature" label={w.signatureImage} shown={branding.signature} />
          <Colour branding={branding} />
        </fieldset>
      </Panel>
      <SideBySide branding={branding} />
    </div>
  )
}

function Colour({ branding }: { branding: Branding }) {
  const w = useWords().settings
  const [colour, setColour] = useState(branding.colour ?? "#1d3557")
  const change = useCompanyChange<{ colour: string | null }>("PUT", "/branding/colour")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ colour }, { onSuccess: () => say(w.brandingSaved) })
  }
  return (
    <form onSubmit={submit} className="space-y-3">
      <TextField
        label={w.colour}
        type="color"
        className="[&_input]:h-11 [&_input]:w-20 [&_input]:p-1"
        value={colour}
        onChange={(event) => setColour(event.target.value)}
      />
      {branding.contrast !== null && branding.contrast < LEAST_CONTRAST && (
        <Notice kind="wait">{w.weakColour}</Notice>
      )}
      <SaveRow change={change}>
        {branding.colour && (
          <Button onClick={() => change.mutate({ colour: null })} busy={change.isPending}>
            {w.takeAway}
          </Button>
        )}
      </SaveRow>
    </form>
  )
}

/** The same example as an e-mail; the letter opens beside it, as the printer would have it. */
function SideBySide({ branding }: { branding: Branding }) {
  const w = useWords().settings
  const toUrl = useCompanyPath()
  const version = [branding.colour, branding.logo?.length, branding.signature?.length].join("-")
  const frame = "h-[70dvh] min-h-72 w-full rounded-xl border bg-white"
  return (
    <Panel title={w.livePreview}>
      <div className="grid gap-4 xl:grid-cols-2">
        <iframe
          title={w.previewMail}
          sandbox=""
          src={`${toUrl("/branding/preview.html")}?v=${version}`}
          className={frame}
        />
        <div className={`${frame} overflow-auto`}>
          <img
            alt={w.previewLetter}
            src={`${toUrl("/branding/preview.svg")}?v=${version}`}
            className="w-full min-w-md"
          />
        </div>
      </div>
    </Panel>
  )
}
