/** A reader of one mailbox that may be killed at any moment: node mailbox-reader.ts URL COMPANY. */
import { fetchNewMail } from "../src/adapters/imap/new-mail.ts"
import { openDatabase } from "../src/adapters/postgres/connect.ts"
import { day } from "../src/kernel/day.ts"
import { readMailbox } from "../src/replies/mailbox/workflows.ts"
import { testBox } from "./delivery.ts"

const [url = "", companyId = ""] = process.argv.slice(2)
const database = openDatabase({ url, pool: 2, applicationName: "relance reader" })
process.stdout.write("ready\n")
const by = { actor: "worker", now: new Date("2026-03-03T08:00:00Z"), today: day("2026-03-03") }
await readMailbox(database.db, companyId, { box: testBox, fetchNewMail: fetchNewMail() }, by)
await database.close()
