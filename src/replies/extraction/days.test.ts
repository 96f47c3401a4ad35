import { expect, test } from "vitest"
import { day } from "../../kernel/day.ts"
import { daysIn } from "./days.ts"

// A Tuesday.
const MAIL_ON = day("2026-03-03")

test.each([
  ["sous huitaine", "2026-03-11"],
  ["sous quinzaine", "2026-03-18"],
  ["dans quinze jours", "2026-03-18"],
  ["sous 48 h", "2026-03-05"],
  ["sous 48h", "2026-03-05"],
  ["sous 72 heures", "2026-03-06"],
  ["d’ici 10 jours", "2026-03-13"],
  ["sous dix jours ouvrés", "2026-03-17"],
  ["dans deux semaines", "2026-03-17"],
  ["dans un mois", "2026-04-03"],
  ["fin de mois", "2026-03-31"],
  ["à la fin du mois", "2026-03-31"],
  ["fin du mois prochain", "2026-04-30"],
  ["le mois prochain", "2026-04-30"],
  ["mi-avril", "2026-04-15"],
  ["fin avril", "2026-04-30"],
  ["fin du mois d’avril", "2026-04-30"],
  ["début avril", "2026-04-05"],
  ["fin décembre", "2026-12-31"],
  ["le 15", "2026-03-15"],
  ["le 15 prochain", "2026-03-15"],
  ["le 2 prochain", "2026-04-02"],
  ["avant le 20", "2026-03-20"],
  ["jusqu’au 20 courant", "2026-03-20"],
  ["le 10 du mois prochain", "2026-04-10"],
  ["le 3 mars", "2026-03-03"],
  ["le 1er avril", "2026-04-01"],
  ["le 12/03/2026", "2026-03-12"],
  ["le 12.03.26", "2026-03-12"],
  ["le 30/09", "2026-09-30"],
  ["lundi", "2026-03-09"],
  ["mardi", "2026-03-10"],
  ["vendredi", "2026-03-06"],
  ["lundi prochain", "2026-03-09"],
  ["lundi en huit", "2026-03-16"],
  ["vendredi de la semaine prochaine", "2026-03-13"],
  ["vendredi 13", "2026-03-13"],
  ["mardi 7 avril", "2026-04-07"],
  ["la semaine prochaine", "2026-03-13"],
  ["en fin de semaine", "2026-03-06"],
  ["semaine 12", "2026-03-20"],
  ["demain", "2026-03-04"],
  ["après-demain", "2026-03-05"],
  ["aujourd’hui", "2026-03-03"],
  ["by Friday", "2026-03-06"],
  ["on March 20th", "2026-03-20"],
  ["20 March 2026", "2026-03-20"],
  ["the 15th of April", "2026-04-15"],
  ["at the end of next month", "2026-04-30"],
  ["by the end of the month", "2026-03-31"],
  ["within 10 days", "2026-03-13"],
  ["next week", "2026-03-13"],
  ["tomorrow", "2026-03-04"],
])("%s, written on Tuesday 3 March 2026, is %s", (words, on) => {
  expect(daysIn(`Nous vous réglerons ${words}.`, MAIL_ON).map((mention) => mention.on)).toEqual([on])
})

test("a day of a month gone by shortly before is past; at the turn of the year the next one is meant", () => {
  expect(daysIn("viré le 24 février", MAIL_ON)[0]?.on).toBe("2026-02-24")
  expect(daysIn("le 5 janvier", day("2026-12-22"))[0]?.on).toBe("2027-01-05")
})

test.each([
  ["30 février", []],
  ["le 32 mars", []],
  ["24 h sur 24", []],
  ["bureau 12, poste 15", []],
  ["5 % le tout", []],
  ["jeudi dernier", []],
])("%s names no day to come", (words, none) => {
  expect(daysIn(words, MAIL_ON)).toEqual(none)
})
