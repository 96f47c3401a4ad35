import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { day } from "../../kernel/day.ts"
import { inCompany } from "../../kernel/store.ts"
import { type TemplateFinding, templateFindings } from "./legal.ts"
import { listTemplates, shippedTemplate } from "./store.ts"
import type { Template, TemplateKey } from "./template.ts"
import { saveTemplate } from "./workflows.ts"

const database = await testDatabase()
const author = { actor: "user:1", now: new Date("2026-03-24T08:00:00Z"), today: day("2026-03-24") }

const changed = (key: TemplateKey, from: string, to: string): Template => {
  const shipped = shippedTemplate(key, "fr")
  expect(shipped.body).toContain(from)
  return { ...shipped, body: shipped.body.replace(from, to) }
}
const mended = (template: Template, { remedy }: TemplateFinding): Template => ({
  ...template,
  body: template.body.slice(0, remedy!.start) + remedy!.replacement + template.body.slice(remedy!.end),
})
const codes = (template: Template): string[] => templateFindings(template).map(({ ruleId }) => ruleId)

test("a wrong phrase is found on its line, for the debtors who would read it, and one click mends it", () => {
  const template = changed(
    "firm-email",
    "sont dues de plein droit depuis le lendemain de l’échéance, sans qu’un rappel soit nécessaire",
    "pourront vous être appliquées",
  )
  const [finding, ...others] = templateFindings(template)
  expect(others).toEqual([])
  expect(finding).toMatchObject({
    ruleId: "REL2-03",
    severity: "warning",
    part: "body",
    line: 20,
    debtors: ["professional"],
  })
  expect(template.body.split("\n")[19]).toContain("pourront vous être appliquées")
  const after = mended(template, finding!)
  expect(codes(after)).toEqual([])
  expect(after.body).toContain("pour frais de recouvrement sont dues de plein droit (article")
})

test("what is missing is added before the payment block, for the debtors who need it only", () => {
  const sentence =
    "À compter de cette mise en demeure, la somme due porte intérêt au taux légal (articles 1231-6 et 1344-1 du code civil)."
  const template = changed("formal-notice", sentence, "Nous restons à votre écoute.")
  const [finding] = templateFindings(template)
  expect(finding).toMatchObject({ ruleId: "MED-04", line: null, debtors: ["consumer"] })
  const after = mended(template, finding!)
  expect(after.body).toContain(`{% if consumer %}\n${sentence}\n{% endif %}\n\n{{ payment_block }}`)
  expect(codes(after)).toEqual([])
})

test("an order to pay that was wiped out comes back with the amount as a word of the template", () => {
  const order = /\*\*Par la présente[^\n]*\n/.exec(shippedTemplate("formal-notice", "fr").body)![0]
  const template = changed("formal-notice", order, "\n")
  const finding = templateFindings(template).find(({ ruleId }) => ruleId === "MED-01")
  expect(finding!.remedy!.replacement).toContain(
    "nous vous mettons en demeure de nous payer la somme de {{ total }}",
  )
  expect(codes(mended(template, finding!))).toEqual([])
})

test("a template without its table of invoices is told how to get it back", () => {
  const template = changed("friendly-email", "{{ invoice_table }}", "")
  const [finding] = templateFindings(template)
  expect(finding).toMatchObject({ ruleId: "GEN-02", severity: "error" })
  expect(codes(mended(template, finding!))).toEqual([])
})

test("a text that the law forbids is not published, and says on which line and by which article", async () => {
  const company = await testCompany(database)
  const save = (to: string) => {
    const { subject, body } = changed("firm-email", "Vous avez déjà payé ?", to)
    const edit = { templateKey: "firm-email", language: "fr", formality: "formal", subject, body } as const
    return inCompany(database.db, company, (tx) => saveTemplate(tx, edit, author))
  }
  await expect(save("À défaut, nous ferons saisir vos comptes. Déjà payé ?")).rejects.toMatchObject({
    code: "TEMPLATE_UNLAWFUL",
    where: { ruleId: "GEN-06", part: "body", line: 27 },
    sentence: { fr: expect.stringMatching(/^Ligne 27\u00a0: Une saisie.*\(C\. conso\. L121-6/) },
  })
  expect(
    (await inCompany(database.db, company, listTemplates)).some(({ isCustomised }) => isCustomised),
  ).toBe(false)
  await expect(save("Des pénalités pourront être appliquées. Déjà payé ?")).rejects.toMatchObject({
    where: { ruleId: "REL2-04", line: 27 },
  })
  await save("{% if professional %}Des pénalités pourront être appliquées.{% endif %} Déjà payé ?")
  expect(
    (await inCompany(database.db, company, listTemplates)).filter(({ isCustomised }) => isCustomised),
  ).toHaveLength(1)
})
