import { readFile } from "node:fs/promises"
import type { Page } from "playwright-core"
import { beforeAll, expect, test } from "vitest"
import { createAccount, expectNoSidewaysScroll, mainText, stopAtFirstFailure, visit } from "./guide.ts"
import { openStage, type Stage, type Visit } from "./stage.ts"

stopAtFirstFailure()

let stage: Stage
let desk: Visit

beforeAll(async () => {
  stage = await openStage()
  desk = await stage.open(1280)
  await createAccount(desk.page, stage.welcome)
  await desk.page.getByRole("button", { name: "Entrer dans la démonstration" }).click()
  await desk.page.getByText("Nous sommes le").waitFor()
})

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click()

test("every scenario is there with those who follow it, and an old link leads there too", async () => {
  const { page } = desk
  await visit(page, `${stage.address}/reglages/scenario`)
  await page.getByRole("heading", { name: "Scénarios", level: 1 }).waitFor()
  await page.getByText("qu’aucune règle n’envoie ailleurs", { exact: false }).last().waitFor()
  await page
    .getByText(/clients? le sui(t|vent)/)
    .first()
    .waitFor()
  expect(await mainText(page)).toContain("Organisme public")
})

test("a step that would make the tone go down is refused at the step; a sound one is kept, and can be taken back", async () => {
  const { page } = desk
  await visit(page, `${stage.address}/scenarios/standard`)
  await press(page, "Modifier « Relance ferme »")
  const window = page.getByRole("dialog")
  await window.getByLabel("Jours", { exact: true }).fill("35")
  await press(page, "Garder dans le brouillon")
  await window.getByText("Le ton ne redescend pas", { exact: false }).waitFor()
  await window.getByLabel("Jours", { exact: true }).fill("18")
  await window.getByLabel("La facture (PDF)").check()
  await press(page, "Garder dans le brouillon")
  await page.getByText("Brouillon : personne ne le suit encore").waitFor()
  await page.getByText("18 jours après l’échéance, un e-mail au ton ferme, avec la facture.").waitFor()
  await press(page, "Annuler")
  await page.getByText("15 jours après l’échéance, un e-mail au ton ferme.").waitFor()
  await page.getByText("Brouillon : personne ne le suit encore").waitFor({ state: "detached" })
})

test("a step is added, moved by its day, removed and brought back", async () => {
  const { page } = desk
  await press(page, "Ajouter une étape après « Première relance »")
  await page.getByRole("dialog").getByLabel("Nom de l’étape").fill("Le mot du patron")
  await press(page, "Continuer")
  await page.getByRole("dialog").getByLabel("Jours", { exact: true }).fill("5")
  await press(page, "Garder dans le brouillon")
  await page.getByText("5 jours après l’échéance, un e-mail au ton amical.").first().waitFor()
  const names = await page.locator("main ol").first().locator("span.font-semibold").allTextContents()
  expect(names.filter((name) => !name.startsWith("J")).slice(1, 4)).toEqual([
    ...["Première relance", "Le mot du patron", "Appel téléphonique"],
  ])
  await press(page, "Autres actions : Question au commercial")
  await page.getByRole("menuitem", { name: "Retirer l’étape" }).click()
  await page.getByText("« Question au commercial » retirée du brouillon.").waitFor()
  await page.getByRole("status").getByRole("button", { name: "Annuler" }).last().click()
  await page.getByRole("button", { name: "Modifier « Question au commercial »" }).waitFor()
})

test("a step is read as a real customer would, and as a letter", async () => {
  const { page } = desk
  await press(page, "Aperçu de « Mise en demeure »")
  const window = page.getByRole("dialog")
  await window.getByRole("link", { name: "Voir la lettre (PDF)" }).waitFor()
  await window.frameLocator("iframe").getByText("mettons en demeure", { exact: false }).first().waitFor()
  await page.keyboard.press("Escape")
})

test("publishing says what changes and for whom; two versions are compared; the first comes back", async () => {
  const { page } = desk
  await press(page, "Publier…")
  const window = page.getByRole("dialog")
  await window.getByText("Étape ajoutée : Le mot du patron (e-mail, 5 jours après l’échéance)").waitFor()
  await window.getByText(/clients? qui vous doi(t|vent) quelque chose/).waitFor()
  await press(page, "Publier")
  await page.getByText("Publié : version 10.").waitFor()
  await page.getByText("Version 10 en vigueur").waitFor()
  await page.getByRole("button", { name: "Comparer" }).last().click()
  await window.getByText("Étape ajoutée : Le mot du patron", { exact: false }).waitFor()
  await page.keyboard.press("Escape")
  await press(page, "Y revenir")
  await window.getByText("Étape retirée : Le mot du patron", { exact: false }).waitFor()
  await window.getByRole("button", { name: "Y revenir" }).click()
  await page.getByText("Version 11 en vigueur").waitFor()
  await page.getByText("reprend la version 1", { exact: false }).first().waitFor()
  expect(await mainText(page)).not.toContain("Le mot du patron")
  // The line has hundreds of small pieces: it must still fit a phone.
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1280, height: 800 })
})

test("a scenario goes out as a file, is changed there, and comes back as a draft; a fault is said with its place", async () => {
  const { page } = desk
  const download = page.waitForEvent("download")
  await page.getByRole("link", { name: "Exporter en YAML" }).click()
  const yaml = await readFile(await (await download).path(), "utf8")
  expect(yaml).toContain("key: standard")
  await page.getByRole("button", { name: "Autres actions" }).first().click()
  await page.getByRole("menuitem", { name: "Importer un fichier" }).click()
  const send = (text: string) =>
    page.getByLabel("Choisir un fichier YAML").setInputFiles({
      ...{ name: "standard.yaml", mimeType: "application/yaml", buffer: Buffer.from(text) },
    })
  const window = page.getByRole("dialog")
  await send(yaml.replace("delayDays: 15", "delayDays: bientôt"))
  await window.getByText("steps.3.delayDays", { exact: false }).waitFor()
  await send(yaml.replace("delayDays: 15", "delayDays: 16"))
  await page.getByText("16 jours après l’échéance, un e-mail au ton ferme.").waitFor()
  await press(page, "Jeter le brouillon")
  await page.getByRole("dialog").getByRole("button", { name: "Jeter le brouillon" }).click()
  await page.getByText("15 jours après l’échéance, un e-mail au ton ferme.").waitFor()
})

test("a rule is tried on everybody before it holds, put first by keyboard, and seen on the customer", async () => {
  const { page } = desk
  await visit(page, `${stage.address}/scenarios/regles`)
  await press(page, "Ajouter une règle")
  const window = page.getByRole("dialog")
  await window.getByLabel("Nom de la règle").fill("Gros montants")
  await window.getByLabel("Ces clients suivent").selectOption({ label: "Grand compte" })
  await press(page, "C’est fait")
  await window.getByText("Remplissez au moins une condition", { exact: false }).waitFor()
  await window.getByLabel("Doit au moins (€)").fill("1")
  await press(page, "C’est fait")
  await page.getByText(/clients? changerai(t|ent) de scénario/).waitFor()
  for (let at = 4; at > 0; at -= 1) {
    await page.getByRole("button", { name: "Monter « Gros montants »" }).press("Enter")
    await page
      .locator("main ol li")
      .nth(at - 1)
      .getByText("Gros montants")
      .waitFor()
  }
  await page.getByText("Organisme public → Grand compte").first().waitFor()
  const customer = await page.getByRole("listitem").getByRole("link").first().getAttribute("href")
  await press(page, "Mettre ces règles en vigueur")
  await page.getByText("Règles en vigueur. Elles valent dès le prochain plan.").waitFor()
  await visit(page, `${stage.address}${customer}`)
  await page.getByText("par la règle 1 (Gros montants)", { exact: false }).waitFor()
  await press(page, "Choisir un autre scénario")
  await page.getByRole("dialog").getByLabel("Son scénario").selectOption({ label: "Client fidèle" })
  await page.getByRole("dialog").getByLabel("Pourquoi ?", { exact: false }).fill("Vingt ans de confiance")
  await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click()
  await page.getByText("choisi par une personne : Vingt ans de confiance", { exact: false }).waitFor()
  await press(page, "Rendre aux règles")
  await page.getByText("par la règle 1 (Gros montants)", { exact: false }).waitFor()
  // Browsers write every refusal into their console; nothing else may stand there.
  expect(desk.complaints.filter((line) => !line.includes("status of 422"))).toEqual([])
})
