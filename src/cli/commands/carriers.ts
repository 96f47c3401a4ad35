import { Command } from "commander"
import { CONSIGNMENT_CHANNELS, type ConsignmentChannel } from "../../delivery/consignment/consignment.ts"
import { followConsignments } from "../../delivery/consignment/follow/workflows.ts"
import { isProvider, PROVIDER_FACTS, PROVIDERS, type Provider } from "../../delivery/consignment/provider.ts"
import {
  refuseUnknownAccount,
  removeAccount,
  saveAccount,
  showAccounts,
  testAccount,
} from "../../delivery/provider-account/workflows.ts"
import { refuse } from "../../kernel/refusal.ts"
import { CONSIGN_PORTS } from "../../server/consign-ports.ts"
import { runInCompany, withCommonOptions } from "../command.ts"

/** `relance carriers list|set|test|remove|follow`. */
export function carrierCommands(): Command {
  const group = new Command("carriers").description("les prestataires de lettres et de SMS")
  const named = (name: string) => withCommonOptions(group.command(`${name} <prestataire>`))
  withCommonOptions(group.command("list"))
    .description("les prestataires connus, et les comptes de l’entreprise, sans aucun secret")
    .action(list)
  named("set")
    .description("règle un compte ; un secret laissé de côté reste comme il est")
    .option("--field <clé=valeur>", "un champ du compte (répétable) ; voir « carriers list »", pair, {})
    .option(
      "--serves <envois>",
      `ce dont il s’occupe, avec des virgules : ${CONSIGNMENT_CHANNELS.join(", ")}`,
    )
    .option("--live", "compte réel ; sinon il ne sert qu’aux essais")
    .action(set)
  named("test").description("se présente au prestataire ; rien n’est envoyé").action(test)
  named("remove").description("oublie le compte").action(remove)
  withCommonOptions(group.command("follow"))
    .description("demande maintenant ce que sont devenus les envois, et garde leurs preuves")
    .action(follow)
  return group
}

function pair(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const at = text.indexOf("=")
  return at < 1 ? { ...before, [text]: "" } : { ...before, [text.slice(0, at)]: text.slice(at + 1) }
}

const providerNamed = (name: string): Provider => (isProvider(name) ? name : refuseUnknownAccount(name))

async function list(_options: unknown, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const accounts = await session.in((tx) => showAccounts(tx, session.relance.ports.box))
    const lines = PROVIDERS.map((provider) => {
      const { name, channels, fields } = PROVIDER_FACTS[provider]
      const account = accounts.find((one) => one.provider === provider) ?? null
      return { provider, name, channels, fields: fields.map(({ key }) => key), account }
    })
    const text = lines.map(({ provider, name, channels, fields, account }) =>
      [
        `${provider} : ${name} (${channels.join(", ")})`,
        account
          ? `  réglé, ${account.isLive ? "réel" : "en essai"}, s’occupe de : ${account.channels.join(", ") || "rien"}`
          : `  aucun compte ; champs : ${fields.join(", ")}`,
      ].join("\n"),
    )
    return { json: lines, text: text.join("\n") }
  })
}

async function set(
  name: string,
  options: { field: Readonly<Record<string, string>>; serves?: string; live?: boolean },
  command: Command,
): Promise<void> {
  await runInCompany(command, async (session) => {
    const provider = providerNamed(name)
    const channels = options.serves
      ? options.serves.split(",").map(channelNamed)
      : PROVIDER_FACTS[provider].channels
    const typed = { provider, channels, isLive: options.live === true, fields: options.field }
    await session.in((tx) => saveAccount(tx, typed, session.relance.ports.box, session.by()))
    return { json: { provider, channels }, text: `${PROVIDER_FACTS[provider].name} : compte enregistré.` }
  })
}

function channelNamed(text: string): ConsignmentChannel {
  const known = CONSIGNMENT_CHANNELS.find((channel) => channel === text.trim())
  return (
    known ??
    refuse("INPUT_INVALID", {
      fr: `«\u00a0${text}\u00a0» n’est pas un envoi connu (${CONSIGNMENT_CHANNELS.join(", ")}).`,
      en: `“${text}” is not known (${CONSIGNMENT_CHANNELS.join(", ")}).`,
    })
  )
}

async function test(name: string, _options: unknown, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const { db, ports } = session.relance
    const hands = { box: ports.box, open: CONSIGN_PORTS.open }
    const check = await testAccount(db, session.company.id, providerNamed(name), hands, session.by())
    return { json: check, text: session.say(check.sentence), exitCode: check.ok ? 0 : 1 }
  })
}

async function remove(name: string, _options: unknown, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    await session.in((tx) => removeAccount(tx, providerNamed(name), session.by()))
    return { json: { removed: name }, text: "Compte oublié." }
  })
}

async function follow(_options: unknown, command: Command): Promise<void> {
  await runInCompany(command, async (session) => {
    const { db, ports } = session.relance
    const hands = { box: ports.box, open: CONSIGN_PORTS.open }
    const report = await followConsignments(db, session.company.id, hands, session.by())
    const text = `${report.asked} demande(s), ${report.changed} nouvel(s) état(s), ${report.proofs} preuve(s), ${report.lifted} doute(s) levé(s)`
    return { json: report, text, exitCode: report.faults.length > 0 ? 1 : 0 }
  })
}
