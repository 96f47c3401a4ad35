import { Command, CommanderError } from "commander"
import { GROUPS } from "./groups.ts"
import { report } from "./report.ts"

const program = new Command("relance")
  .description(
    "Relance : qui doit quoi, qui relancer aujourd’hui et pourquoi, et la preuve de ce qui est parti.",
  )
  .showHelpAfterError("(--help pour l’aide)")
  .exitOverride()

const words = process.argv.slice(2)
const asked = words.find((word) => !word.startsWith("-"))
for (const group of GROUPS) {
  const isAsked = group.name === asked || (asked === "help" && words.includes(group.name))
  const command = isAsked ? await group.load() : new Command(group.name).description(group.description)
  program.addCommand(overriding(command))
}
program
  .command("start")
  .description("démarre la base, l’application et le travail de fond")
  .action(async () => void (await import("../server/main.ts")))
program
  .command("worker")
  .description("un travailleur de plus, sur la même base")
  .action(async () => void (await import("../server/worker.ts")))

/** A usage error anywhere becomes exit code 2, told like every other refusal. */
function overriding(command: Command): Command {
  command.exitOverride()
  for (const inner of command.commands) overriding(inner)
  return command
}

const asJson = process.argv.includes("--json")
if (asJson) program.configureOutput({ writeErr: () => undefined })
try {
  await program.parseAsync()
} catch (error) {
  const isHelp = error instanceof CommanderError && error.exitCode === 0
  // commander has told a usage error in words already; programs get theirs as JSON.
  if (!isHelp && (asJson || !(error instanceof CommanderError))) report(error, asJson, "fr")
  else if (!isHelp) process.exitCode = 2
}
