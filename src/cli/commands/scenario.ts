import { writeFile } from "node:fs/promises"
import { Command, InvalidArgumentError } from "commander"
import { readConduct } from "../../policy/conduct/store.ts"
import { stepsOf } from "../../policy/scenario.ts"
import { compareScenarios } from "../../policy/scenario-diff.ts"
import { readScenarioYaml, scenarioYaml } from "../../policy/scenario-file.ts"
import { listDrafts, listVersions } from "../../policy/scenarios/store.ts"
import {
  contentAt,
  publishDraft,
  rollBack,
  type ScenarioPlace,
  scenarioInForce,
  usualPlaces,
  writeDraft,
} from "../../policy/scenarios/workflows.ts"
import { APPROVAL_WORDS } from "../../policy/step-sentence.ts"
import { channelLabel, stepName } from "../../policy/step-words.ts"
import { type CompanySession, runInCompany, withCommonOptions } from "../command.ts"
import { textOfFile } from "../named-file.ts"
import { table } from "../output.ts"
import { scenarioAssignCommand, scenarioRulesCommand } from "./scenario-assign.ts"
import { scenarioSimulateCommand } from "./scenario-simulate.ts"

/** `relance scenario …`: the scenarios of a company. */
export const scenarioCommands = (): Command =>
  new Command("scenario")
    .description("les scénarios de relance, leurs versions, qui les suit, et ce qu’ils feraient")
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(exportCommand())
    .addCommand(importCommand())
    .addCommand(publishCommand())
    .addCommand(rollbackCommand())
    .addCommand(compareCommand())
    .addCommand(scenarioRulesCommand())
    .addCommand(scenarioAssignCommand())
    .addCommand(scenarioSimulateCommand())

const listCommand = (): Command =>
  withCommonOptions(new Command("list"))
    .description("les scénarios en vigueur")
    .action((_, command: Command) =>
      runInCompany(command, async (session) => {
        const { scenarios, drafts } = await session.in(async (tx) => ({
          scenarios: [...(await readConduct(tx)).scenarios.values()],
          drafts: (await listDrafts(tx)).map(({ key }) => key),
        }))
        return {
          json: {
            scenarios: scenarios.map(({ key, name, purpose, version }) => ({
              ...{ key, name, purpose, version, hasDraft: drafts.includes(key) },
            })),
          },
          text: table(scenarios, [
            { title: "Scénario", text: ({ key }) => key },
            { title: "Nom", text: ({ name }) => name },
            { title: "Version", align: "right", text: ({ version }) => String(version) },
            { title: "Brouillon", text: ({ key }) => (drafts.includes(key) ? "oui" : "") },
          ]),
        }
      }),
    )

const showCommand = (): Command =>
  withCommonOptions(new Command("show"))
    .argument("<scénario>")
    .description("les étapes d’un scénario et ses versions")
    .action((key: string, _, command: Command) =>
      runInCompany(command, async (session) => {
        const { scenario, versions } = await session.in(async (tx) => ({
          scenario: await scenarioInForce(tx, key),
          versions: await listVersions(tx, key),
        }))
        const steps = table(stepsOf(scenario), [
          {
            title: "Jour",
            align: "right",
            text: (step) => (step === scenario.brokenPromise ? "à part" : String(step.delayDays)),
          },
          { title: "Étape", text: (step) => session.say(stepName(step)) },
          { title: "Moyen", text: (step) => session.say(channelLabel(step.channel)) },
          { title: "Décision", text: (step) => session.say(APPROVAL_WORDS[step.approval]) },
        ])
        const published = versions.map(({ version }) => version).join(", ")
        return {
          json: { scenario, versions },
          text: `${scenario.name} — ${scenario.purpose}\n\n${steps}\n\nVersions : ${published}`,
        }
      }),
    )

const exportCommand = (): Command =>
  withCommonOptions(new Command("export"))
    .argument("<scénario>")
    .option("--to <fichier>", "un fichier plutôt que la sortie standard")
    .description("écrit un scénario en YAML")
    .action((key: string, _, command: Command) =>
      runInCompany(command, async (session) => {
        const yaml = scenarioYaml(await session.in((tx) => scenarioInForce(tx, key)))
        const { to } = command.opts<{ to?: string }>()
        if (to === undefined) return { json: { key, yaml }, text: yaml.trimEnd() }
        await writeFile(to, yaml)
        return { json: { key, file: to }, text: `Scénario écrit dans ${to}.` }
      }),
    )

const importCommand = (): Command =>
  withCommonOptions(new Command("import"))
    .argument("<fichier>")
    .description("garde un fichier YAML comme brouillon ; rien ne change avant la publication")
    .action((file: string, _, command: Command) =>
      runInCompany(command, async (session) => {
        const content = readScenarioYaml(await textOfFile(file))
        await session.in((tx) => writeDraft(tx, content, session.by()))
        const text = `Brouillon gardé. Voyez ce qui change : relance scenario compare ${content.key}`
        return { json: { key: content.key, draft: content }, text }
      }),
    )

const publishCommand = (): Command =>
  withCommonOptions(new Command("publish"))
    .argument("<scénario>")
    .description("met le brouillon en vigueur")
    .action((key: string, _, command: Command) =>
      runInCompany(command, async (session) =>
        published(await session.in((tx) => publishDraft(tx, key, session.by()))),
      ),
    )

const rollbackCommand = (): Command =>
  withCommonOptions(new Command("rollback"))
    .argument("<scénario>")
    .argument("<version>", "le numéro d’une version passée", versionValue)
    .description("publie de nouveau ce que disait une version passée")
    .action((key: string, version: number, _, command: Command) =>
      runInCompany(command, async (session) =>
        published(await session.in((tx) => rollBack(tx, key, version, session.by()))),
      ),
    )

const published = ({ key, name, version }: { key: string; name: string; version: number }) => ({
  json: { key, version },
  text: `${name} : version ${version} en vigueur.`,
})

function versionValue(text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new InvalidArgumentError("un numéro de version / the number of a version")
  return Number(text)
}

const PLACE = "draft, in-force, shipped ou un numéro de version"

function placeValue(text: string): ScenarioPlace {
  if (text === "draft" || text === "in-force" || text === "shipped") return text
  return versionValue(text)
}

const compareCommand = (): Command =>
  withCommonOptions(new Command("compare"))
    .argument("<scénario>")
    .option("--before <texte>", PLACE, placeValue)
    .option("--after <texte>", PLACE, placeValue)
    .description("ce qui change : du vigueur au brouillon, ou de la version d’avant à la dernière")
    .action((key: string, _, command: Command) =>
      runInCompany(command, async (session) => {
        const { before, after, differences } = await compared(key, command.opts(), session)
        const lines = differences.map(({ sentence }) => `- ${session.say(sentence)}`)
        return {
          json: { key, before, after, differences },
          text: lines.length > 0 ? lines.join("\n") : "Rien ne change.",
        }
      }),
    )

function compared(
  key: string,
  named: { readonly before?: ScenarioPlace; readonly after?: ScenarioPlace },
  session: CompanySession,
) {
  return session.in(async (tx) => {
    const [usualBefore, usualAfter] = await usualPlaces(tx, key)
    const [before, after] = [named.before ?? usualBefore, named.after ?? usualAfter]
    const differences = compareScenarios(await contentAt(tx, key, before), await contentAt(tx, key, after))
    return { before, after, differences }
  })
}
