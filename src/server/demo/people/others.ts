import type { Listed } from "./listed.ts"

/** Town halls, schools, hospitals. */
const PUBLIC_BODIES: readonly Listed[] = [
  {
    ...{
      name: "Commune de Val-d’Ajonc",
      street: "1 place de la Mairie",
      town: "35750 Iffendic",
      contact: "Service comptabilité",
    },
    ...{ habit: "public", everyDays: 80, euros: [900, 6_500], situation: "public body, first reminder due" },
  },
  {
    ...{
      name: "Collège Les Ajoncs-d’Or",
      street: "12 rue des Écoles",
      town: "35160 Montfort-sur-Meu",
      contact: "Intendance",
    },
    ...{ habit: "public", everyDays: 75, euros: [600, 3_800] },
  },
  {
    ...{
      name: "Centre hospitalier des Marais",
      street: "8 avenue des Marais",
      town: "35600 Redon",
      contact: "Cellule mandats",
    },
    ...{ habit: "public", everyDays: 50, euros: [1_500, 9_000], situation: "reminded last week" },
  },
  {
    ...{
      name: "Syndicat scolaire des Trois-Rivières",
      street: "2 rue du Moulin",
      town: "56200 La Gacilly",
      contact: "Secrétariat",
    },
    ...{ habit: "on time", everyDays: 90, euros: [400, 2_100] },
  },
]

/** Private people who had a kitchen made. */
const CONSUMERS: readonly Listed[] = [
  {
    ...{
      name: "Mme Josiane Hamelin",
      street: "14 rue des Mésanges",
      town: "35510 Cesson-Sévigné",
      contact: null,
    },
    ...{ habit: "late", everyDays: null, euros: [1_800, 4_500], situation: "first reminder due" },
  },
  {
    ...{
      name: "M. Thierry Lozac’h",
      street: "3 allée du Verger",
      town: "35235 Thorigné-Fouillard",
      contact: null,
    },
    ...{ habit: "late", everyDays: null, euros: [900, 2_400], situation: "answered, already paid" },
  },
  {
    ...{ name: "M. et Mme Abgrall", street: "27 rue de la Fontaine", town: "35135 Chantepie", contact: null },
    ...{ habit: "on time", everyDays: 110, euros: [700, 3_900] },
  },
  {
    ...{ name: "Mme Fatou Diarra", street: "5 square de la Rance", town: "35000 Rennes", contact: null },
    ...{ habit: "early", everyDays: 120, euros: [500, 2_800] },
  },
  {
    ...{
      name: "M. Gaël Quintin",
      street: "Le Bas-Village",
      town: "35760 Montgermont",
      contact: null,
      email: "none",
    },
    ...{ habit: "a little late", everyDays: 130, euros: [400, 1_600] },
  },
]

/** Customers beyond the border. */
const ABROAD: readonly Listed[] = [
  {
    ...{
      name: "Brasserie Ten Linde",
      street: "Lindestraat 12",
      town: "9000 Gent",
      contact: "Els Vandevelde",
      country: "BE",
    },
    ...{ language: "en", habit: "a little late", everyDays: 95, euros: [1_400, 5_200] },
  },
  {
    ...{
      name: "Gasthof Lindenau GmbH",
      street: "Hauptstraße 4",
      town: "79098 Freiburg",
      contact: "Jürgen Weiss",
      country: "DE",
    },
    ...{ language: "de", habit: "on time", everyDays: 85, euros: [2_000, 6_000] },
  },
  {
    ...{
      name: "Harbour Lane Kitchens Ltd",
      street: "18 Harbour Lane",
      town: "PL1 2AB Plymouth",
      contact: "Emma Tregear",
    },
    ...{
      country: "GB",
      language: "en",
      habit: "very late",
      everyDays: 88,
      euros: [1_800, 5_800],
      situation: "firm reminder due",
    },
  },
  {
    ...{
      name: "Auberge du Lac Noir SA",
      street: "Chemin du Lac 3",
      town: "1260 Nyon",
      contact: "Philippe Rochat",
      country: "CH",
    },
    ...{
      language: "fr",
      currency: "CHF",
      habit: "late",
      everyDays: null,
      euros: [3_000, 6_000],
      situation: "owes Swiss francs",
    },
  },
]

/** Everybody who is not a business in France. */
export const OTHERS: readonly Listed[] = [
  ...PUBLIC_BODIES.map((listed) => ({ ...listed, kind: "public" as const })),
  ...CONSUMERS.map((listed) => ({ ...listed, kind: "consumer" as const })),
  ...ABROAD,
]
