import type { Listed } from "./listed.ts"

/** Businesses with a story: bad payers, disputes, promises, and those that must not be chased. */
export const DIFFICULT: readonly Listed[] = [
  {
    ...{
      name: "Le Comptoir Azuréen",
      street: "44 boulevard de la Liberté",
      town: "35000 Rennes",
      contact: "Kévin Delorme",
    },
    ...{ habit: "never", everyDays: null, euros: [900, 3_600], situation: "long list, formal notice due" },
    notes: "Mauvais payeur\u00a0: ne plus livrer sans acompte.",
  },
  {
    ...{
      name: "Snack Le Grand Bé",
      street: "2 rue de Chartres",
      town: "35400 Saint-Malo",
      contact: "Tony Marzin",
    },
    ...{ habit: "never", everyDays: null, euros: [700, 2_600], situation: "formal notice sent" },
  },
  {
    ...{
      name: "SARL Vallon Traiteur",
      street: "Zone de la Morandais",
      town: "35190 Tinténiac",
      contact: "Patrick Vallon",
    },
    ...{ habit: "never", everyDays: null, euros: [1_200, 4_200], situation: "ladder finished" },
  },
  {
    ...{ name: "Crêperie Dahut", street: "9 rue Kéréon", town: "29000 Quimper", contact: "Morgane Cosquer" },
    ...{ habit: "late", everyDays: 65, euros: [600, 3_400], situation: "disputes everything" },
  },
  {
    ...{
      name: "Hostellerie du Pont-Cassé",
      street: "1 rue du Pont",
      town: "22400 Lamballe-Armor",
      contact: "Jean-Luc Méheust",
    },
    ...{ habit: "late", everyDays: 55, euros: [2_200, 5_200], situation: "disputes a part" },
  },
  {
    ...{
      name: "Auberge du Roc’h Trével",
      street: "Roc’h Trével",
      town: "29590 Plonévez-du-Faou",
      contact: "Annaïg Riou",
    },
    ...{ habit: "late", everyDays: 68, euros: [800, 2_900], situation: "promise running" },
  },
  {
    ...{
      name: "Bar-tabac L’Escale",
      street: "52 rue de Brest",
      town: "35000 Rennes",
      contact: "Mickaël Potier",
    },
    ...{ habit: "very late", everyDays: 72, euros: [300, 1_200], situation: "promise ends today" },
  },
  {
    ...{ name: "Sushi Kaminari", street: "20 rue Vasselot", town: "35000 Rennes", contact: "Thuy Nguyen" },
    ...{ habit: "very late", everyDays: 64, euros: [700, 2_300], situation: "promise broken" },
  },
  {
    ...{
      name: "Biscuiterie du Menhir Bleu",
      street: "Zone de Kerbois",
      town: "56400 Auray",
      contact: "Ronan Kervadec",
    },
    ...{ habit: "never", everyDays: null, euros: [3_000, 7_500], situation: "insolvent" },
    notes: "Redressement judiciaire\u00a0: déclarer la créance au mandataire.",
  },
  {
    ...{
      name: "Hôtel-spa Les Embruns d’Opale",
      street: "10 boulevard de la Houle",
      town: "35800 Dinard",
      contact: "Caroline Aubry",
    },
    ...{ habit: "late", everyDays: 58, euros: [2_000, 6_400], situation: "do not chase until later" },
    notes: "Accord de la gérante\u00a0: attendre la fin des travaux avant toute relance.",
  },
  {
    ...{
      name: "Plage Gourmande SAS",
      street: "5 promenade du Clair-de-Lune",
      town: "35800 Dinard",
      contact: "Louis Fauvel",
    },
    ...{ habit: "late", everyDays: 62, euros: [900, 3_000], situation: "handed to the factor" },
  },
]
