import { Command } from "commander"
import { type AssignmentRule, SHIPPED_RULES } from "../../policy/assignment.ts"
import { parseRules } from "../../policy/assignment-shape.ts"
import {
  chooseScenario,
  previewRules,
  publishRules,
  type RulesPreview,
  scenarioOfCustomer,
} from "../../policy/assignments/workflows.ts"
import { readConduct } from "../../policy/conduct/store.ts"
import { ruleSentence } from "../../policy/rule-sentence.ts"
import { readYaml } from "../../policy/scenario-file.ts"
import { type CompanySession, runInCompany, withCommonOptions } from "../command.ts"
import { customerNamed } from "../find.ts"
import { textOfFile } from "../named-file.ts"
import { table } from "../output.ts"

/** `relance scenario assign CUSTOMER [SCENARIO]`: the scenario of one customer, chosen by a person or by the rules. */
export const scenarioAssignCommand = (): Command =>
  withCommonOptions(new Command("assign"))
    .argument("<client>")
    .argument("[scénario]", "sans lui, dit lequel le client suit, et pourquoi")
    .option("--by-rules", "rend le client aux règles")
    .option("--reason <texte>", "pourquoi ce choix")
    .description("le scénario d’un client")
    .action((named: string, scenarioKey: string | undefined, _, command: Command) =>
      runInCompany(command, async (session) => {
        const { byRules = false, reason = null } = command.opts<{ byRules?: boolean; reason?: string }>()
        const found = await session.in(async (tx) => {
          const customer = await customerNamed(tx, named)
          if (scenarioKey !== undefined)
            await chooseScenario(tx, customer.id, { scenarioKey, reason }, session.by())
          else if (byRules) await chooseScenario(tx, customer.id, null, session.by())
          return { customer, ...(await scenarioOfCustomer(tx, customer.id, session.today)) }
        })
        return { json: found, text: `${found.customer.name} : ${session.say(found.sentence)}` }
      }),
    )

/** `relance scenario rules [--try FILE] [--publish FILE] [--shipped]`: who follows which scenario, in order. */
export const scenarioRulesCommand = (): Command =>
  withCommonOptions(new Command("rules"))
    .option("--try <fichier>", "dit qui changerait de scénario avec les règles de ce fichier YAML")
    .option("--publish <fichier>", "met en vigueur les règles de ce fichier YAML")
    .option("--publish-shipped", "met en vigueur les règles livrées avec Relance")
    .description("les règles qui donnent son scénario à chaque client")
    .action((_, command: Command) =>
      runInCompany(command, async (session) => {
        const options = command.opts<{ try?: string; publish?: string; publishShipped?: boolean }>()
        if (options.try) return previewAnswer(await previewOf(options.try, session), session)
        const rules = options.publishShipped
          ? SHIPPED_RULES
          : options.publish && (await rulesIn(options.publish))
        if (rules) await session.in((tx) => publishRules(tx, rules, session.by()))
        const conduct = await session.in(readConduct)
        const text = table(conduct.rules, [
          { title: "Règle", text: ({ name }) => name },
          { title: "Condition", text: ({ when }) => session.say(ruleSentence(when)) },
          { title: "Scénario", text: (rule) => rule.scenarioKey },
        ])
        const json = { revision: conduct.rulesRevision, rules: conduct.rules }
        return {
          json,
          text: conduct.rules.length > 0 ? text : "Aucune règle : tous suivent le scénario standard.",
        }
      }),
    )

const rulesIn = async (file: string): Promise<AssignmentRule[]> =>
  parseRules(readYaml(await textOfFile(file)))

const previewOf = async (file: string, session: CompanySession): Promise<RulesPreview> =>
  previewRules(session.relance.db, session.company.id, await rulesIn(file), session.today)

function previewAnswer(preview: RulesPreview, session: CompanySession) {
  const lines = table(preview.customers, [
    { title: "Client", text: (customer) => customer.customerName },
    { title: "Avant", text: (customer) => customer.before },
    { title: "Après", text: (customer) => customer.after },
    { title: "Pourquoi", text: (customer) => session.say(customer.sentence) },
  ])
  const head = `${preview.moved} client(s) changeraient de scénario, sur ${preview.looked}.`
  return { json: preview, text: preview.moved > 0 ? `${head}\n\n${lines}` : head }
}
