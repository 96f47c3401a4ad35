import { Link } from "@tanstack/react-router"
import { ListOrdered, Plus, Upload } from "lucide-react"
import { useState } from "react"
import { SHIPPED_SCENARIOS } from "../../policy/shipped-scenarios.ts"
import { useRights } from "../api/company.tsx"
import { useCompanyRead } from "../api/hooks.ts"
import type { Followers, ScenarioList } from "../api/shapes/scenarios.ts"
import { Badge } from "../parts/badge.tsx"
import { Button, buttonClass } from "../parts/button.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { Skeleton } from "../parts/placeholders.tsx"
import { Reading } from "../parts/reading.tsx"
import { ChannelIcon } from "../review/channel-icon.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { FileDialog } from "./file-dialog.tsx"
import { FollowerLines } from "./followers.tsx"
import { NewScenario } from "./new-scenario.tsx"

/** Every scenario: for whom it is, who follows it and why, and the drafts that wait. */
export function ScenariosPage() {
  const words = useWords().scenarios
  const { mayRule } = useRights()
  const list = useCompanyRead<ScenarioList>("/scenarios")
  const [window, setWindow] = useState<"new" | "file" | null>(null)
  const close = () => setWindow(null)
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          <>
            <Link to="/scenarios/regles" className={buttonClass()}>
              <ListOrdered className="size-4" aria-hidden />
              {words.rules}
            </Link>
            {mayRule && (
              <>
                <Button icon={<Upload className="size-4" aria-hidden />} onClick={() => setWindow("file")}>
                  {words.fromFile}
                </Button>
                <Button
                  look="primary"
                  icon={<Plus className="size-4" aria-hidden />}
                  onClick={() => setWindow("new")}
                >
                  {words.newScenario}
                </Button>
              </>
            )}
          </>
        }
      />
      <Reading of={list}>
        {(value) => (
          <>
            <Cards list={value} />
            {window === "new" && <NewScenario list={value} onClose={close} />}
          </>
        )}
      </Reading>
      {window === "file" && <FileDialog onClose={close} />}
    </>
  )
}

interface CardProps {
  readonly scenarioKey: string
  readonly name: string
  readonly purpose: string
  readonly badge: React.ReactNode
  readonly children?: React.ReactNode
}

function Cards({ list }: { list: ScenarioList }) {
  const words = useWords().scenarios
  const { language } = useLanguage()
  const followers = useCompanyRead<{ items: readonly Followers[] }>("/scenario-followers")
  const unpublished = list.draftTexts.filter(({ key }) => !list.items.some((one) => one.key === key))
  return (
    <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      {unpublished.map(({ key, name, purpose }) => (
        <Card
          key={key}
          scenarioKey={key}
          name={name}
          purpose={purpose}
          badge={<Badge tint="wait">{words.neverPublished}</Badge>}
        />
      ))}
      {inOrder(list.items).map(({ key, name, purpose, steps, stepLabels }) => (
        <Card
          key={key}
          scenarioKey={key}
          name={name}
          purpose={purpose}
          badge={list.drafts.includes(key) && <Badge tint="wait">{words.draftWaits}</Badge>}
        >
          <p className="flex flex-wrap items-center gap-1.5 text-faint">
            <span className="mr-1 text-sm">{words.steps(steps.length)}</span>
            {steps.map((step) => (
              <span key={step.key} title={stepLabels[step.key]?.[language]}>
                <ChannelIcon channel={step.channel} />
              </span>
            ))}
          </p>
          {followers.data ? (
            <FollowerLines all={followers.data.items} scenarioKey={key} />
          ) : (
            <Skeleton className="h-5 w-2/3" />
          )}
        </Card>
      ))}
    </ul>
  )
}

/** The shipped ones as Relance lists them, then those of the company. */
const inOrder = (items: ScenarioList["items"]): ScenarioList["items"] => {
  const place = ({ key }: { key: string }) => {
    const at = SHIPPED_SCENARIOS.findIndex((shipped) => shipped.key === key)
    return at === -1 ? SHIPPED_SCENARIOS.length : at
  }
  return items.toSorted((a, b) => place(a) - place(b))
}

function Card({ scenarioKey, name, purpose, badge, children }: CardProps) {
  return (
    <li>
      <Panel className="relative h-full hover:border-accent">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Link
            to="/scenarios/$scenarioKey"
            params={{ scenarioKey }}
            className="text-[1.05rem] font-semibold after:absolute after:inset-0 after:rounded-2xl after:content-['']"
          >
            {name}
          </Link>
          {badge}
        </div>
        <p className="mt-1 text-soft">{purpose}</p>
        <div className="mt-3 space-y-2">{children}</div>
      </Panel>
    </li>
  )
}
