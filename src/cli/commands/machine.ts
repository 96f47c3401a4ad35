import { Command } from "commander"
import { verifyImap } from "../../adapters/imap/mailbox.ts"
import { verifySmtp } from "../../adapters/smtp/verify.ts"
import type { MailSecurity } from "../../delivery/mail-account/mail-account.ts"
import { saveMailAccount, showMailAccount, testMailAccount } from "../../delivery/mail-account/workflows.ts"
import { dayAt } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import { dayWords } from "../../kernel/wording.ts"
import { createDemo, demoDay, travel } from "../../server/demo/workflows.ts"
import { run, runInCompany, withCommonOptions } from "../command.ts"
import { dayValue } from "../values.ts"

/** `relance smtp set|show|test`. */
export function smtpCommands(): Command {
  const group = new Command("smtp").description("le compte de messagerie qui envoie")
  withCommonOptions(group.command("set"))
    .description("règle l’envoi : --url smtps://utilisateur:motdepasse@serveur:465 --from compta@…")
    .requiredOption(
      "--url <url>",
      "smtp:// (STARTTLS), smtps:// (TLS) ; ?security=none sur sa propre machine",
    )
    .requiredOption("--from <adresse>")
    .option("--from-name <nom>")
    .option("--reply-to <adresse>")
    .option("--imap <url>", "imaps://utilisateur:motdepasse@serveur:993, pour retrouver un message en doute")
    .action(async (o, command: Command) => {
      await runInCompany(command, async (session) => {
        const typed = {
          ...{ fromName: o.fromName ?? null, fromEmail: o.from, replyTo: o.replyTo ?? null },
          ...{ smtp: serverOf(o.url, "smtp"), imap: o.imap ? serverOf(o.imap, "imap") : null },
        }
        const account = await session.in(async (tx) => {
          await saveMailAccount(tx, typed, session.relance.ports.box, session.by())
          return await showMailAccount(tx)
        })
        return { json: account, text: `Envoi par ${typed.smtp.host}:${typed.smtp.port}, de ${o.from}.` }
      })
    })
  withCommonOptions(group.command("test"))
    .description("essaie le compte pour de bon, étape par étape")
    .option("--to <adresse>", "envoie un message d’essai à cette adresse, la vôtre")
    .action(async (o, command: Command) => {
      await runInCompany(command, async (session) => {
        const ports = {
          box: session.relance.ports.box,
          verifySending: verifySmtp(),
          verifyReading: verifyImap(),
        }
        const { ok, steps } = await testMailAccount(session.relance.db, session.company.id, ports, {
          by: session.by(),
          sendTestTo: o.to ?? null,
        })
        const text = steps.map((step) => `${step.ok ? "✓" : "✗"} ${session.say(step.sentence)}`).join("\n")
        return {
          json: { ok, steps: steps.map((step) => ({ ...step, sentence: session.say(step.sentence) })) },
          text,
          exitCode: ok ? 0 : 1,
        }
      })
    })
  return group
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  "smtp:": 587,
  "smtps:": 465,
  "imap:": 143,
  "imaps:": 993,
}

function serverOf(text: string, kind: "smtp" | "imap") {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || ![`${kind}:`, `${kind}s:`].includes(url.protocol)) {
    refuse("MAIL_URL_INVALID", {
      fr: `L’adresse du serveur s’écrit ${kind}s://utilisateur:motdepasse@serveur:port.`,
      en: `The address of the server is written ${kind}s://user:password@server:port.`,
    })
  }
  const security: MailSecurity =
    url.searchParams.get("security") === "none" ? "none" : url.protocol.endsWith("s:") ? "tls" : "starttls"
  return {
    ...{ host: url.hostname, port: Number(url.port) || (DEFAULT_PORTS[url.protocol] ?? 0), security },
    user: url.username === "" ? null : decodeURIComponent(url.username),
    password: url.password === "" ? null : decodeURIComponent(url.password),
  }
}

/** `relance demo create|travel`. */
export function demoCommands(): Command {
  const group = new Command("demo").description("l’entreprise de démonstration")
  withCommonOptions(group.command("create"))
    .description("crée une entreprise inventée, avec toutes les situations du métier")
    .option("--seed <nombre>", "une autre graine donne une autre entreprise", Number, 1)
    .option("--on <jour>", "le jour où elle vit, aujourd’hui par défaut", dayValue)
    .action(async (o, command: Command) => {
      await run(command, async ({ relance }) => {
        const now = new Date()
        const today = o.on ?? demoDay(dayAt(now))
        const demo = await createDemo(relance.db, { seed: o.seed, today, now })
        return { json: { ...demo, on: today }, text: `Démonstration créée (${demo.companyId}).` }
      })
    })
  withCommonOptions(group.command("travel"))
    .description("joue un autre jour : les clients vivent entre-temps, et la journée est préparée")
    .requiredOption("--on <jour>", "AAAA-MM-JJ", dayValue)
    .action(async (o, command: Command) => {
      await runInCompany(command, async ({ relance, company, today, language }) => {
        await travel(relance.db, company.id, { from: today, to: o.on, now: new Date() })
        const text = `Nous sommes le ${dayWords(o.on, language)}.`
        return { json: { companyId: company.id, from: today, on: o.on }, text }
      })
    })
  return group
}
