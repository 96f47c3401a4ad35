import { Command } from "commander"
import { lawHolidaysCommand, lawWorkingDayCommand } from "./law-calendar.ts"
import { lawDeadlineCommand } from "./law-deadline.ts"
import { lawLimitationCommand } from "./law-limitation.ts"
import { lawLintCommand } from "./law-lint.ts"
import { lawPenaltiesCommand } from "./law-penalties.ts"
import { lawCheckCommand, lawRatesCommand } from "./law-rates.ts"
import { lawRoutesCommand } from "./law-routes.ts"
import { lawDueDateCommand, lawMaxDueDateCommand } from "./law-terms.ts"

/** `relance law …`: what the law says, computed; no company is needed. */
export const lawCommands = (): Command =>
  new Command("law")
    .description("ce que dit le droit : taux, pénalités, délais, prescription, voies")
    .addCommand(lawRatesCommand())
    .addCommand(lawPenaltiesCommand())
    .addCommand(lawCheckCommand())
    .addCommand(lawDueDateCommand())
    .addCommand(lawMaxDueDateCommand())
    .addCommand(lawWorkingDayCommand())
    .addCommand(lawHolidaysCommand())
    .addCommand(lawLimitationCommand())
    .addCommand(lawRoutesCommand())
    .addCommand(lawDeadlineCommand())
    .addCommand(lawLintCommand())
