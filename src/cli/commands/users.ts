import { Command } from "commander"
import { listUsers } from "../../server/people/store.ts"
import { resetPassword } from "../../server/people/workflows.ts"
import { run, withCommonOptions } from "../command.ts"
import { table } from "../output.ts"

/** `relance user list|reset`. */
export function userCommands(): Command {
  const group = new Command("user").description("les personnes qui se connectent")
  withCommonOptions(group.command("list"))
    .description("liste les comptes de cette machine")
    .action(async (_: unknown, command: Command) => {
      await run(command, async ({ relance }) => {
        const users = await listUsers(relance.db)
        const text = table(users, [
          { title: "Nom", text: (user) => user.name },
          { title: "E-mail", text: (user) => user.email },
        ])
        return { json: { users }, text: users.length > 0 ? text : "Aucun compte." }
      })
    })
  withCommonOptions(group.command("reset <email>"))
    .description("donne un nouveau mot de passe à qui a perdu le sien")
    .action(async (email: string, _: unknown, command: Command) => {
      await run(command, async ({ relance }) => {
        const password = await resetPassword(relance.db, email)
        return {
          json: { email, password },
          text: `Nouveau mot de passe de ${email} :\n  ${password}\nSes sessions ouvertes sont fermées.`,
        }
      })
    })
  return group
}
