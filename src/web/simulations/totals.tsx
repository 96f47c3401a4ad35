import type { SimulationSummary } from "../api/shapes/simulations.ts"
import { Money } from "../parts/figures.tsx"
import { Panel } from "../parts/panel.tsx"
import { type Column, Table } from "../parts/table.tsx"
import { ChannelIcon } from "../review/channel-icon.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { useScenarioName } from "./request-words.ts"

type StepTotal = SimulationSummary["byStep"][number]

/** What a channel comes to over all steps. */
interface ChannelTotal {
  readonly channel: StepTotal["channel"]
  readonly count: number
  readonly costCents: number
}

/** What a step comes to by one channel, over all scenarios that have it. */
interface KindTotal extends Pick<StepTotal, "stepKey" | "stepLabel" | "channel" | "count" | "amountCents"> {
  readonly scenarioKeys: readonly string[]
}

/** The steps added up over the scenarios, the most frequent first. */
function kindTotals(byStep: readonly StepTotal[]): KindTotal[] {
  return [...Map.groupBy(byStep, ({ stepKey, channel }) => `${stepKey} ${channel}`).values()]
    .map((steps) => ({
      ...{ stepKey: steps[0]!.stepKey, stepLabel: steps[0]!.stepLabel, channel: steps[0]!.channel },
      count: steps.reduce((sum, step) => sum + step.count, 0),
      amountCents: steps.reduce((sum, step) => sum + step.amountCents, 0),
      scenarioKeys: steps.map(({ scenarioKey }) => scenarioKey),
    }))
    .sort((a, b) => b.count - a.count)
}

/** The steps added up by channel, the most used first. */
export function channelTotals(byStep: readonly StepTotal[]): ChannelTotal[] {
  return [...Map.groupBy(byStep, ({ channel }) => channel)]
    .map(([channel, steps]) => ({
      channel,
      count: steps.reduce((sum, step) => sum + step.count, 0),
      costCents: steps.reduce((sum, step) => sum + step.costCents, 0),
    }))
    .sort((a, b) => b.count - a.count)
}

/** The name of a channel with its picture. */
export function ChannelName({ channel }: { channel: string }) {
  const { channels } = useWords().common
  return (
    <span className="inline-flex items-center gap-1.5">
      <ChannelIcon channel={channel} />
      {channels[channel as keyof typeof channels] ?? channel}
    </span>
  )
}

/** Totals by channel and by step. */
export function Totals({ summary }: { summary: SimulationSummary }) {
  const words = useWords().simulations
  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] lg:items-start">
      <Panel flush title={words.byChannel}>
        <ChannelTable totals={channelTotals(summary.byStep)} />
      </Panel>
      <Panel flush title={words.byStep}>
        <StepTable steps={kindTotals(summary.byStep)} />
      </Panel>
    </div>
  )
}

function ChannelTable({ totals }: { totals: readonly ChannelTotal[] }) {
  const words = useWords().simulations
  const columns: Column<ChannelTotal>[] = [
    {
      key: "channel",
      head: words.channel,
      cell: ({ channel }) => <ChannelName channel={channel} />,
      onPhone: "title",
    },
    {
      key: "count",
      head: words.count,
      cell: ({ count }) => <span className="figure">{count}</span>,
      right: true,
      onPhone: "figure",
    },
    {
      key: "cost",
      head: words.cost,
      cell: ({ costCents }) => <Money cents={costCents} />,
      right: true,
      onPhone: "line",
    },
  ]
  return <Table caption={words.byChannel} columns={columns} rows={totals} keyOf={({ channel }) => channel} />
}

function StepTable({ steps }: { steps: readonly KindTotal[] }) {
  const words = useWords().simulations
  const { language } = useLanguage()
  const nameOf = useScenarioName()
  const columns: Column<KindTotal>[] = [
    {
      key: "step",
      head: words.step,
      cell: ({ stepLabel, scenarioKeys }) => (
        <>
          {stepLabel[language]}
          <span className="block text-sm font-normal text-faint">{scenarioKeys.map(nameOf).join(", ")}</span>
        </>
      ),
      onPhone: "title",
    },
    {
      key: "channel",
      head: words.channel,
      cell: ({ channel }) => <ChannelName channel={channel} />,
      onPhone: "line",
    },
    {
      key: "count",
      head: words.count,
      cell: ({ count }) => <span className="figure">{count}</span>,
      right: true,
      onPhone: "figure",
    },
    {
      key: "amount",
      head: words.amount,
      cell: ({ amountCents }) => <Money cents={amountCents} />,
      right: true,
      onPhone: "line",
    },
  ]
  return (
    <Table
      caption={words.byStep}
      columns={columns}
      rows={steps}
      keyOf={({ stepKey, channel }) => `${stepKey} ${channel}`}
    />
  )
}
