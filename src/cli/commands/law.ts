import { Command } from "commander"
import { lawPenaltiesCommand } from "./law-penalties.ts"
import { lawCheckCommand, lawRatesCommand } from "./law-rates.ts"

/** `relance law …`: what the law says, computed; no company is needed. */
export const lawCommands = (): Command =>
  new Command("law")
    .description("ce que dit le droit : taux, pénalités, délais, prescription, voies")
    .addCommand(lawRatesCommand())
    .addCommand(lawPenaltiesCommand())
    .addCommand(lawCheckCommand())
