import type { Listed } from "./listed.ts"

/** Businesses that stand somewhere in particular on the first morning: on the ladder, or with their payments. */
export const BUSINESSES: readonly Listed[] = [
  {
    ...{
      name: "Les Halles de Kermaria",
      street: "Rue du Marché",
      town: "56100 Lorient",
      contact: "Fabrice Audren",
    },
    ...{
      habit: "on time",
      everyDays: 30,
      euros: [6_000, 18_000],
      tags: ["grand compte"],
      situation: "falls due soon",
    },
    notes: "Grand compte\u00a0: trois magasins, facturation au siège. Passe ses virements le 10 et le 25.",
  },
  {
    ...{
      name: "Groupe Océanic Restauration",
      street: "8 allée Ermengarde",
      town: "35000 Rennes",
      contact: "Sophie Marchal",
    },
    ...{
      habit: "late",
      everyDays: 35,
      euros: [4_000, 15_000],
      tags: ["grand compte"],
      situation: "colleague asked",
    },
    notes: "Grand compte suivi par Maëlle. Toujours passer par elle avant d’insister.",
  },
  {
    ...{
      name: "Bistrot du Vieux-Lavoir",
      street: "6 rue du Lavoir",
      town: "35600 Redon",
      contact: "Antoine Rouxel",
    },
    ...{ habit: "late", everyDays: 60, euros: [400, 2_400], situation: "first reminder due" },
  },
  {
    ...{
      name: "Salon de thé Améthyste",
      street: "11 rue Saint-Guillaume",
      town: "22000 Saint-Brieuc",
      contact: "Élodie Jégou",
    },
    ...{ habit: "very late", everyDays: 70, euros: [350, 1_400], situation: "call due" },
  },
  {
    ...{
      name: "Rôtisserie Tanneguy",
      street: "25 rue de Dinan",
      town: "35000 Rennes",
      contact: "Erwan Tanneguy",
    },
    ...{ habit: "very late", everyDays: 80, euros: [500, 2_100], situation: "call due" },
  },
  {
    ...{ name: "Café des Deux Rives", street: "1 quai du Port", town: "35600 Redon", contact: "Mona Cadiou" },
    ...{ habit: "very late", everyDays: 77, euros: [400, 1_700], situation: "call due" },
  },
  {
    ...{ name: "Cidrerie Kerguidoun", street: "Kerguidoun", town: "56400 Auray", contact: "Alan Kerguidou" },
    ...{
      habit: "late",
      everyDays: 71,
      euros: [500, 2_200],
      situation: "reminded a few days ago, another invoice is late",
    },
  },
  {
    ...{
      name: "Food-truck Mam’Zell Galette",
      street: "3 impasse des Ajoncs",
      town: "35770 Vern-sur-Seiche",
      contact: "Zoé Perrin",
    },
    ...{ habit: "very late", everyDays: null, euros: [600, 1_800], situation: "call waits since last week" },
  },
  {
    ...{
      name: "Cave Saint-Goustin",
      street: "17 place de l’Église",
      town: "56340 Carnac",
      contact: "Benoît Le Guen",
    },
    ...{ habit: "very late", everyDays: 75, euros: [450, 2_000], situation: "reminded last week" },
  },
  {
    ...{
      name: "La Fabrique à Galettes",
      street: "13 rue de la Chalotais",
      town: "35500 Vitré",
      contact: "Denis Gautier",
    },
    ...{ habit: "late", everyDays: 60, euros: [1_000, 3_200], situation: "transfer not allocated" },
  },
  {
    ...{
      name: "Primeurs Rozenn",
      street: "Marché des Lices, case 14",
      town: "35000 Rennes",
      contact: "Rozenn Le Dû",
    },
    ...{ habit: "a little late", everyDays: 66, euros: [500, 1_900], situation: "credit note not allocated" },
  },
  {
    ...{
      name: "Le Jardin d’Épicure",
      street: "30 rue de Paris",
      town: "35500 Vitré",
      contact: "Aurélie Boutin",
    },
    ...{ habit: "late", everyDays: 61, euros: [800, 2_700], situation: "part paid" },
  },
  {
    ...{
      name: "Brûlerie du Port-Navalo",
      street: "8 quai des Voiliers",
      town: "56640 Arzon",
      contact: "Gildas Morel",
    },
    ...{
      habit: "a little late",
      everyDays: 74,
      euros: [600, 2_200],
      situation: "credit note on the invoice",
    },
  },
  {
    ...{
      name: "Glacier Pôle Nord",
      street: "15 esplanade Saint-Vincent",
      town: "35400 Saint-Malo",
      contact: "Chloé Renouard",
    },
    ...{ habit: "late", everyDays: 69, euros: [550, 2_500], situation: "direct debit returned" },
  },
  {
    ...{
      name: "Château de la Roche-Morvan",
      street: "Domaine de la Roche-Morvan",
      town: "35750 Iffendic",
      contact: "Hélène de Kersauzon",
    },
    ...{ habit: "on time", everyDays: null, euros: [20_000, 20_000], situation: "three instalments" },
    notes: "Cuisine du château\u00a0: payable en trois fois, un tiers tous les trente jours.",
  },
  {
    ...{
      name: "Halte Gourmande des Landes",
      street: "La Croix Verte",
      town: "35360 Montauban-de-Bretagne",
      contact: "Olivier Hervé",
    },
    ...{
      habit: "on time",
      everyDays: null,
      euros: [12_000, 12_000],
      situation: "deposit paid, balance to come",
    },
  },
  {
    ...{
      name: "Résidence hôtelière Kerlevenez",
      street: "21 avenue du Golfe",
      town: "56000 Vannes",
      contact: "Nadia Ferrand",
    },
    ...{ habit: "on time", everyDays: null, euros: [26_000, 26_000], situation: "retention money" },
  },
  {
    ...{
      name: "Boulangerie Le Bihen",
      street: "42 rue Hoche",
      town: "56000 Vannes",
      contact: "Corentin Le Bihen",
    },
    ...{ habit: "late", everyDays: 67, euros: [400, 1_500], situation: "reminded last week" },
    notes: "Ne pas confondre avec la boulangerie du même nom à Rennes.",
  },
  {
    ...{
      name: "Épicerie fine Sarrasin",
      street: "3 rue des Fossés",
      town: "22100 Dinan",
      contact: "Juliette Hervouët",
    },
    ...{ habit: "on time", everyDays: 90, euros: [150, 600], situation: "a few euros left" },
  },
  {
    ...{
      name: "Traiteur Ker Anna",
      street: "6 rue de Ker-Anna",
      town: "56400 Auray",
      contact: "Anna Le Floch",
    },
    ...{ habit: "late", everyDays: 63, euros: [700, 2_600], situation: "answered, nobody read it" },
  },
  {
    ...{
      name: "Menu Fretin SARL",
      street: "7 quai de l’Odet",
      town: "29000 Quimper",
      contact: "Vincent Bodéré",
      email: "bounced",
    },
    ...{ habit: "late", everyDays: 78, euros: [500, 1_900], situation: "address bounced" },
  },
  {
    ...{
      name: "Ferme de Coat-Losquet",
      street: "Coat-Losquet",
      town: "29600 Morlaix",
      contact: "Job Quéméner",
      email: "none",
    },
    ...{ habit: "late", everyDays: 85, euros: [300, 1_300], situation: "first reminder by letter" },
    notes: "Pas d’adresse e-mail\u00a0: tout par courrier.",
  },
  {
    ...{
      name: "Marché couvert – M. Bizien",
      street: null,
      town: null,
      contact: null,
      email: "none",
      phone: "none",
    },
    ...{ habit: "late", everyDays: null, euros: [200, 800], situation: "no address at all" },
  },
]
