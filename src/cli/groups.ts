import type { Command } from "commander"

/** A family of commands: what it is for, and where it is written. Only the one that is asked for is loaded. */
export interface Group {
  readonly name: string
  readonly description: string
  load(): Promise<Command>
}

const facts = () => import("./commands/facts.ts")
const agreements = () => import("./commands/agreements.ts")
const machine = () => import("./commands/machine.ts")
const work = () => import("./commands/work.ts")
const plan = () => import("./commands/plan.ts")

/** Every family, in the order of the help. */
export const GROUPS: readonly Group[] = [
  {
    name: "company",
    description: "les entreprises de cette machine",
    load: async () => (await import("./commands/company.ts")).companyCommands(),
  },
  {
    name: "import",
    description: "fait entrer les écritures",
    load: async () => (await import("./commands/imports.ts")).importCommands(),
  },
  {
    name: "aged-balance",
    description: "qui doit combien, et depuis quand, à la fin d’un jour",
    load: async () => (await import("./commands/balance.ts")).balanceCommand(),
  },
  {
    name: "today",
    description: "tout ce qui attend une personne aujourd’hui",
    load: async () => (await import("./commands/today.ts")).todayCommand(),
  },
  {
    name: "plan",
    description: "que faire pour chaque client, et pourquoi",
    load: async () => (await plan()).planCommand(),
  },
  {
    name: "scenario",
    description: "les scénarios de relance, leurs versions, qui les suit, et ce qu’ils feraient",
    load: async () => (await import("./commands/scenario.ts")).scenarioCommands(),
  },
  {
    name: "run",
    description: "fait la journée : prépare, approuve ce qui peut l’être, envoie",
    load: async () => (await plan()).runCommand(),
  },
  {
    name: "messages",
    description: "les messages préparés et envoyés",
    load: async () => (await import("./commands/messages.ts")).messageCommands(),
  },
  {
    name: "carriers",
    description: "les prestataires de lettres et de SMS : comptes, états et preuves",
    load: async () => (await import("./commands/carriers.ts")).carrierCommands(),
  },
  {
    name: "payment",
    description: "les règlements reçus",
    load: async () => (await facts()).paymentCommands(),
  },
  {
    name: "promise",
    description: "les promesses de paiement",
    load: async () => (await agreements()).promiseCommands(),
  },
  { name: "dispute", description: "les litiges", load: async () => (await agreements()).disputeCommands() },
  {
    name: "time",
    description: "les délais demandés, et ce qui a été répondu",
    load: async () => (await import("./commands/time.ts")).timeCommands(),
  },
  {
    name: "hold",
    description: "ne pas relancer, avec la raison",
    load: async () => (await facts()).holdCommands(),
  },
  {
    name: "reply",
    description: "ce que les clients ont répondu",
    load: async () => (await facts()).replyCommands(),
  },
  {
    name: "inbox",
    description: "le courrier reçu des clients",
    load: async () => (await import("./commands/inbox.ts")).inboxCommands(),
  },
  { name: "note", description: "les remarques au dossier", load: async () => (await facts()).noteCommands() },
  {
    name: "task",
    description: "le travail qui attend une personne",
    load: async () => (await work()).taskCommands(),
  },
  {
    name: "calls",
    description: "les clients à appeler, et ce que les appels ont donné",
    load: async () => (await import("./commands/calls.ts")).callCommands(),
  },
  {
    name: "customer",
    description: "les clients",
    load: async () => (await import("./commands/customers.ts")).customerCommands(),
  },
  {
    name: "contact",
    description: "à qui écrire ou téléphoner chez un client",
    load: async () => (await import("./commands/customers.ts")).contactCommands(),
  },
  {
    name: "invoice",
    description: "les factures et leurs échéances",
    load: async () => (await import("./commands/invoices.ts")).invoiceCommands(),
  },
  {
    name: "limitation",
    description: "la prescription des factures impayées",
    load: async () => (await import("./commands/limitation.ts")).limitationCommands(),
  },
  {
    name: "template",
    description: "les textes des messages",
    load: async () => (await import("./commands/templates.ts")).templateCommands(),
  },
  { name: "ledger", description: "les écritures", load: async () => (await work()).ledgerCommands() },
  {
    name: "penalties",
    description: "ce que le retard ajoute aux factures",
    load: async () => (await import("./commands/penalties.ts")).penaltyCommands(),
  },
  {
    name: "law",
    description: "ce que dit le droit : taux, pénalités, délais, prescription, voies",
    load: async () => (await import("./commands/law.ts")).lawCommands(),
  },
  {
    name: "letters",
    description: "les lettres : en voir une, les imprimer ensemble, garder un avis de réception",
    load: async () => (await import("./commands/letters.ts")).letterCommands(),
  },
  {
    name: "journal",
    description: "le journal infalsifiable",
    load: async () => (await import("./commands/journal.ts")).journalCommands(),
  },
  {
    name: "smtp",
    description: "le compte de messagerie qui envoie",
    load: async () => (await machine()).smtpCommands(),
  },
  {
    name: "user",
    description: "les personnes qui se connectent",
    load: async () => (await import("./commands/users.ts")).userCommands(),
  },
  {
    name: "demo",
    description: "l’entreprise de démonstration",
    load: async () => (await machine()).demoCommands(),
  },
]
