import { Link, useNavigate, useParams } from "@tanstack/react-router"
import { Download, Ellipsis, RotateCcw, TextCursorInput, Upload } from "lucide-react"
import { useState } from "react"
import { SHIPPED_SCENARIOS } from "../../policy/shipped-scenarios.ts"
import { useCompanyPath, useRights } from "../api/company.tsx"
import { useCompanyRead } from "../api/hooks.ts"
import type { ScenarioList, ScenarioView } from "../api/shapes/scenarios.ts"
import { Badge } from "../parts/badge.tsx"
import { Button, buttonClass } from "../parts/button.tsx"
import { Menu, MenuItem } from "../parts/menu.tsx"
import { Notice } from "../parts/notice.tsx"
import { PageHead } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { useWords } from "../words/language.tsx"
import { FileDialog } from "./file-dialog.tsx"
import { FollowersPanel } from "./followers.tsx"
import { Limits } from "./limits.tsx"
import { PublishDialog } from "./publish-dialog.tsx"
import { StepsPanel } from "./steps-panel.tsx"
import { DiscardDialog, RenameDialog, RestoreDialog } from "./text-dialogs.tsx"
import { useDraft } from "./use-draft.ts"
import { Versions } from "./versions.tsx"

/** One scenario on one page: its line of steps, its limits, who follows it, and its versions. */
export function ScenarioPage() {
  const { scenarioKey } = useParams({ from: "/shell/scenarios/$scenarioKey" })
  const scenario = useCompanyRead<ScenarioView>(`/scenarios/${scenarioKey}/draft`)
  const list = useCompanyRead<ScenarioList>("/scenarios")
  return (
    <Reading of={list}>
      {({ items }) => (
        <Reading of={scenario}>
          {(value) => (
            <Content
              key={scenarioKey}
              scenario={value}
              inForce={items.find(({ key }) => key === scenarioKey) ?? null}
            />
          )}
        </Reading>
      )}
    </Reading>
  )
}

type Window = "publish" | "discard" | "rename" | "restore" | "file" | null

interface ContentProps {
  readonly scenario: ScenarioView
  /** null: it was never published. */
  readonly inForce: ScenarioView | null
}

function Content({ scenario, inForce }: ContentProps) {
  const words = useWords().scenarios
  const { mayRule } = useRights()
  const [window, setWindow] = useState<Window>(null)
  const navigate = useNavigate()
  const draft = useDraft(scenario)
  const close = () => setWindow(null)
  return (
    <>
      <PageHead
        title={
          <span className="flex flex-wrap items-center gap-3">
            {scenario.name}
            {inForce && <Badge>{words.inForce(inForce.version)}</Badge>}
          </span>
        }
        lead={scenario.purpose}
        actions={<Actions scenario={scenario} isInForce={inForce !== null} onOpen={setWindow} />}
      />
      <div className="space-y-5">
        {!mayRule && <Notice>{words.ownerOnly}</Notice>}
        {scenario.version === 0 && (
          <DraftNotice scenarioKey={scenario.key} isInForce={inForce !== null} onOpen={setWindow} />
        )}
        <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
          <StepsPanel draft={draft} mayChange={mayRule} />
          <div className="space-y-5">
            <Limits draft={draft} mayChange={mayRule} />
            {inForce && <FollowersPanel scenarioKey={scenario.key} />}
            {inForce && <Versions scenario={scenario} mayChange={mayRule} />}
          </div>
        </div>
      </div>
      {window === "publish" && (
        <PublishDialog scenario={scenario} isInForce={inForce !== null} onClose={close} />
      )}
      {window === "discard" && (
        <DiscardDialog
          scenarioKey={scenario.key}
          onClose={close}
          onDone={() => inForce === null && void navigate({ to: "/scenarios" })}
        />
      )}
      {window === "rename" && <RenameDialog draft={draft} onClose={close} />}
      {window === "restore" && <RestoreDialog draft={draft} onClose={close} />}
      {window === "file" && <FileDialog onClose={close} />}
    </>
  )
}

interface DraftNoticeProps {
  readonly scenarioKey: string
  readonly isInForce: boolean
  readonly onOpen: (window: Window) => void
}

function DraftNotice({ scenarioKey, isInForce, onOpen }: DraftNoticeProps) {
  const words = useWords().scenarios
  const { mayRule } = useRights()
  const acts = mayRule && (
    <>
      <Link to="/simulations" search={{ brouillon: scenarioKey }} className={buttonClass("plain", true)}>
        {words.simulate}
      </Link>
      <Button small look="quiet" onClick={() => onOpen("discard")}>
        {words.discard}
      </Button>
      <Button small look="primary" onClick={() => onOpen("publish")}>
        {words.publish}
      </Button>
    </>
  )
  return (
    <Notice kind="wait" title={words.draftTitle} action={acts}>
      {isInForce ? words.draftText : words.draftNew}
    </Notice>
  )
}

interface ActionsProps {
  readonly scenario: ScenarioView
  readonly isInForce: boolean
  readonly onOpen: (window: Window) => void
}

function Actions({ scenario, isInForce, onOpen }: ActionsProps) {
  const words = useWords().scenarios
  const { mayRule } = useRights()
  const toUrl = useCompanyPath()
  const isShipped = SHIPPED_SCENARIOS.some(({ key }) => key === scenario.key)
  return (
    <>
      {isInForce && (
        <a href={toUrl(`/scenarios/${scenario.key}/file`)} download className={buttonClass()}>
          <Download className="size-4" aria-hidden />
          {words.exportFile}
        </a>
      )}
      {mayRule && (
        <Menu
          trigger={
            <Button icon={<Ellipsis className="size-4" aria-hidden />} aria-label={words.more}>
              <span className="sr-only sm:not-sr-only">{words.more}</span>
            </Button>
          }
        >
          <MenuItem
            icon={<TextCursorInput className="size-4" aria-hidden />}
            onSelect={() => onOpen("rename")}
          >
            {words.rename}
          </MenuItem>
          <MenuItem icon={<Upload className="size-4" aria-hidden />} onSelect={() => onOpen("file")}>
            {words.fromFile}
          </MenuItem>
          {isShipped && (
            <MenuItem icon={<RotateCcw className="size-4" aria-hidden />} onSelect={() => onOpen("restore")}>
              {words.restore}
            </MenuItem>
          )}
        </Menu>
      )}
    </>
  )
}
