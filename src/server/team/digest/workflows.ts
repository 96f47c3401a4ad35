import { addDays, type Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { workingCalendar } from "../../../law/calendar.ts"
import { existingCompany } from "../../../ledger/companies/workflows.ts"
import { todayList } from "../../views/today/list.ts"
import { queueMail, type WaitingMail } from "../mails/store.ts"
import type { MailRun, WrittenMail } from "../mails/workflows.ts"
import { digestLetter } from "./letter.ts"
import { listDigests } from "./store.ts"
import { paidBetween, receivedBetween, sentBetween } from "./yesterday/store.ts"

// After a night off the morning still comes, but not in the evening.
const HOURS_LATE = 5

/**
 * Has the morning by mail written for each member whose hour has come, on working days. However often
 * it is asked and however often the worker starts again, there is one for a member and a day.
 */
export async function queueDigests(
  tx: CompanyTx,
  at: { readonly today: Day; readonly hour: number; readonly now: Date },
): Promise<number> {
  const company = await existingCompany(tx)
  if (company.isDemo || !workingCalendar(company.holidayRegion).isOpen(at.today)) return 0
  let queued = 0
  for (const { userId, isOn, hour } of await listDigests(tx)) {
    if (!isOn || at.hour < hour || at.hour > hour + HOURS_LATE) continue
    const mail = {
      kind: "digest" as const,
      key: `${userId}/${at.today}`,
      userId,
      questionId: null,
      on: at.today,
    }
    if (await queueMail(tx, mail, at.now)) queued += 1
  }
  return queued
}

/** Writes the morning of one member; null when they left the company, switched it off, or the day is over. */
export async function writeDigestMail(
  tx: CompanyTx,
  mail: WaitingMail,
  run: MailRun,
): Promise<WrittenMail | null> {
  const member = (await listDigests(tx)).find(({ userId }) => userId === mail.userId)
  if (!member?.isOn || mail.on !== run.today) return null
  const company = await existingCompany(tx)
  const calendar = workingCalendar(company.holidayRegion)
  const until = addDays(run.today, -1)
  const since = calendar.openDayBefore(until)
  const whose = { actor: `user:${member.userId}`, scope: "mine" as const, withSnoozed: false }
  const { items } = await todayList(tx, { ...whose, today: run.today })
  const message = digestLetter({
    ...{ language: member.language, name: member.name, companyName: company.name, on: run.today, since },
    isTest: company.mode === "test",
    sent: await sentBetween(tx, since, until),
    received: await receivedBetween(tx, since, until),
    paid: await paidBetween(tx, since, until),
    waiting: items,
    linkTo: (path) => `${run.address}/e/${tx.companyId}${path === "/" ? "" : path}`,
  })
  return { to: { name: member.name, address: member.email }, instead: null, message }
}
