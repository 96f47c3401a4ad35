/** `npm start`: the database, the application and the work behind it, until it is told to stop. */
import { dayAt } from "../kernel/day.ts"
import { Refusal } from "../kernel/refusal.ts"
import { startServer } from "./start.ts"

try {
  const server = await startServer(process.env)
  const french = !process.env.LANG?.startsWith("en")
  process.stdout.write(`\nRelance : ${server.address}   (${dayAt(new Date())})\n`)
  if (server.welcome) {
    process.stdout.write(
      french
        ? `Première visite, pour créer votre compte (24 h, une seule fois) :\n  ${server.welcome}\n`
        : `First visit, to create your account (24 hours, once):\n  ${server.welcome}\n`,
    )
  }
  process.stdout.write(french ? "Ctrl-C pour arrêter.\n\n" : "Ctrl-C to stop.\n\n")
  stopOnSignal(server.stop)
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.stderr.write(`${error.code} : ${error.sentence.fr}\n${error.sentence.en}\n`)
  process.exitCode = 1
}

/** The first signal stops in good order; a second one, later, at once. */
function stopOnSignal(stop: () => Promise<void>): void {
  let askedAt: number | null = null
  const onSignal = (): void => {
    if (askedAt !== null) {
      // One Ctrl-C reaches us twice: from the terminal, and passed on by npm.
      if (Date.now() - askedAt > 1_500) process.exit(1)
      return
    }
    askedAt = Date.now()
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal)
}
