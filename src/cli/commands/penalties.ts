import { Command, Option } from "commander"
import { rateWords } from "../../kernel/rate.ts"
import { refuse } from "../../kernel/refusal.ts"
import { amountWords, dayWords } from "../../kernel/wording.ts"
import { parseHalfYear } from "../../law/rules/half-year.ts"
import { listBills } from "../../penalties/bills/store.ts"
import { billPenalties, cancelBill, waivePenalties } from "../../penalties/bills/workflows.ts"
import { enterRate } from "../../penalties/rates/workflows.ts"
import { statementJson } from "../../penalties/statements/json.ts"
import { statementFor } from "../../penalties/statements/workflows.ts"
import { companyPenalties } from "../../penalties/totals/workflows.ts"
import { runInCompany, withCommonOptions } from "../command.ts"
import { customerNamed } from "../find.ts"
import { amountCell, table } from "../output.ts"
import { dayValue, rateValue } from "../values.ts"

/** `relance penalties …`: what lateness adds to the invoices of the books. */
export const penaltyCommands = (): Command =>
  new Command("penalties")
    .description(
      "ce que le retard ajoute aux factures : décompte, factures de pénalités, abandons, taux saisis",
    )
    .addCommand(statementCommand())
    .addCommand(totalCommand())
    .addCommand(billCommand())
    .addCommand(cancelCommand())
    .addCommand(waiveCommand())
    .addCommand(rateCommand())

const ofCustomer = (name: string): Command =>
  withCommonOptions(new Command(name)).requiredOption(
    "--customer <client>",
    "code, nom ou identifiant du client",
  )

const statementCommand = (): Command =>
  ofCustomer("statement")
    .description("le décompte d’un client, facture par facture et ligne par ligne")
    .option("--on <jour>", "le dernier jour compté, aujourd’hui par défaut", dayValue)
    .action(async (_: unknown, command: Command) => {
      await runInCompany(command, async (session) => {
        const { on = session.today, customer } = command.opts()
        const statement = await session.in(async (tx) => {
          const { id } = await customerNamed(tx, customer)
          return statementJson(await statementFor(tx, { customerIds: [id] }, on))
        })
        const { language } = session
        const lines = table(statement.invoices, [
          { title: "Facture", text: (one) => one.number },
          { title: "Échéance", text: (one) => dayWords(one.dueOn, language) },
          { title: "Retard", align: "right", text: (one) => String(one.daysLate) },
          {
            title: "Reste dû",
            align: "right",
            text: (one) => amountCell(one.principalCents, one.currency, language),
          },
          {
            title: "Pénalités",
            align: "right",
            text: (one) => amountCell(one.claimInterestCents, one.currency, language),
          },
          {
            title: "Indemnité",
            align: "right",
            text: (one) => amountCell(one.claimIndemnityCents, one.currency, language),
          },
        ])
        const totals = statement.totals.map(
          (one) => `Total ${amountWords(one.totalCents, one.currency, language)}`,
        )
        const cautions = statement.cautions.map((caution) => session.say(caution))
        return { json: statement, text: [lines, ...totals, ...cautions].join("\n") }
      })
    })

const totalCommand = (): Command =>
  withCommonOptions(new Command("total"))
    .description("ce que le retard ajoute dans toute l’entreprise")
    .option("--on <jour>", "le dernier jour compté, aujourd’hui par défaut", dayValue)
    .action(async (_: unknown, command: Command) => {
      await runInCompany(command, async (session) => {
        const { on = session.today } = command.opts()
        const totals = await companyPenalties(session.relance.db, session.company.id, on)
        const text = totals.map((one) => {
          const words = (cents: number) => amountWords(cents, one.currency, session.language)
          return `${words(one.claimInterestCents)} de pénalités et ${words(one.claimIndemnityCents)} d’indemnités peuvent être réclamés, pour ${words(one.principalCents)} de principal.`
        })
        return { json: { on, totals }, text: text.join("\n") || "Aucun retard." }
      })
    })

const billCommand = (): Command =>
  ofCustomer("bill")
    .description("facture les pénalités qui ne l’ont pas été, dans une pièce séparée, sans TVA")
    .option("--due <jour>", "à payer avant, quinze jours par défaut", dayValue)
    .option("--currency <code>", "la devise", "EUR")
    .action(async (_: unknown, command: Command) => {
      await runInCompany(command, async (session) => {
        const { customer, due, currency } = command.opts()
        const bill = await session.in(async (tx) => {
          const { id: customerId } = await customerNamed(tx, customer)
          return await billPenalties(tx, { customerId, currency, ...(due && { dueOn: due }) }, session.by())
        })
        const amount = amountWords(bill.interestCents + bill.indemnityCents, bill.currency, session.language)
        return { json: bill, text: `${bill.number} : ${amount}` }
      })
    })

const cancelCommand = (): Command =>
  withCommonOptions(new Command("cancel"))
    .description("annule une facture de pénalités par un avoir")
    .argument("<numéro>", "PEN-2026-0001")
    .requiredOption("--reason <texte>", "la raison, qui reste au dossier")
    .action(async (number: string, _: unknown, command: Command) => {
      await runInCompany(command, async (session) => {
        const { reason } = command.opts()
        const bill = await session.in(async (tx) => {
          const found = (await listBills(tx, {})).find((one) => one.number === number || one.id === number)
          if (!found) {
            return refuse("BILL_UNKNOWN", {
              fr: `Aucune facture de pénalités ${number}.`,
              en: `There is no bill of penalties ${number}.`,
            })
          }
          return await cancelBill(tx, found.id, reason, session.by())
        })
        return { json: bill, text: `${bill.number} annulée` }
      })
    })

const waiveCommand = (): Command =>
  ofCustomer("waive")
    .description("abandonne les pénalités comptées à ce jour, avec la raison")
    .requiredOption("--reason <texte>", "la raison, qui reste au dossier")
    .addOption(
      new Option("--what <quoi>", "ce qui est abandonné")
        .choices(["both", "interest", "indemnity"])
        .default("both"),
    )
    .option("--currency <monnaie>", "la monnaie", "EUR")
    .action(async (_: unknown, command: Command) => {
      await runInCompany(command, async (session) => {
        const { customer, currency, reason, what } = command.opts()
        const kinds =
          what === "both" ? (["interest", "indemnity"] as const) : [what as "interest" | "indemnity"]
        const waived = await session.in(async (tx) => {
          const { id: customerId } = await customerNamed(tx, customer)
          const waiver = { customerId, currency, invoiceIds: [], kinds, reason }
          return await waivePenalties(tx, waiver, session.by())
        })
        return { json: waived, text: amountWords(waived.waivedCents, currency, session.language) }
      })
    })

const rateCommand = (): Command =>
  withCommonOptions(new Command("rate"))
    .description("saisit le taux d’un semestre avec sa source")
    .argument("<taux>", "en %, par exemple 2,65", rateValue)
    .requiredOption("--half-year <semestre>", "par exemple 2027-S1")
    .addOption(new Option("--name <lequel>", "le taux").choices(["legal", "ecb"]).makeOptionMandatory())
    .requiredOption("--source <texte>", "où il a été lu")
    .action(async (rate: number, _: unknown, command: Command) => {
      await runInCompany(command, async (session) => {
        const { halfYear, name, source } = command.opts()
        const half = parseHalfYear(halfYear)
        if (half === null) {
          return refuse("HALF_YEAR_UNCLEAR", {
            fr: "Un semestre s’écrit 2027-S1 ou 2027-S2.",
            en: "A half-year is written 2027-S1 or 2027-S2.",
          })
        }
        await session.in((tx) => enterRate(tx, { name, half, rate, source }, session.by()))
        return {
          json: { name, halfYear: half, rate, source },
          text: `${name} ${half} : ${rateWords(rate, session.language)}`,
        }
      })
    })
