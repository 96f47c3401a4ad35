import { expect, test } from "vitest"
import { checkIdentity, type ResolveTexts } from "./checks.ts"

const dns =
  (records: Readonly<Record<string, readonly string[]>>): ResolveTexts =>
  async (name) =>
    records[name] ?? []

const states = async (
  records: Readonly<Record<string, readonly string[]>>,
  { host = "ssl0.ovh.net", selector = null as string | null } = {},
) =>
  Object.fromEntries(
    (await checkIdentity("compta@tanguy.test", host, selector, dns(records))).map(({ key, state }) => [
      key,
      state,
    ]),
  )

test("a domain that says all three is known to be ours", async () => {
  const records = {
    "tanguy.test": ["google-site-verification=1", "v=spf1 include:mx.ovh.com ~all"],
    "selector1._domainkey.tanguy.test": ["v=DKIM1; k=rsa; p=MIIB"],
    "_dmarc.tanguy.test": ["v=DMARC1; p=none"],
  }
  expect(await states(records)).toEqual({ spf: "good", dkim: "good", dmarc: "good" })
})

test.each([
  ["nothing at all", [], "missing"],
  ["everybody may send", ["v=spf1 include:mx.ovh.com +all"], "doubtful"],
  ["two records, which count as none", ["v=spf1 mx -all", "v=spf1 a -all"], "doubtful"],
  ["another provider", ["v=spf1 include:spf.protection.outlook.com -all"], "doubtful"],
  ["its own servers", ["v=spf1 mx -all"], "good"],
])("SPF with %s is %s", async (_, texts, state) => {
  expect((await states({ "tanguy.test": texts })).spf).toBe(state)
})

test("a revoked key and a selector that does not exist are told apart", async () => {
  const revoked = { "k9._domainkey.tanguy.test": ["v=DKIM1; p="] }
  expect((await states(revoked, { selector: "k9" })).dkim).toBe("doubtful")
  expect((await states({}, { selector: "k9" })).dkim).toBe("missing")
  expect((await states({})).dkim).toBe("unknown")
})

test("without DNS everything says that it could not be checked, and nothing fails", async () => {
  const checks = await checkIdentity("compta@tanguy.test", "smtp.tanguy.test", null, async () => null)
  expect(checks.map((each) => each.state)).toEqual(["unknown", "unknown", "unknown"])
})
