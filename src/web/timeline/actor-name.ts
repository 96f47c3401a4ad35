import { useWords } from "../words/language.tsx"

/** Puts a name to who acted; the machine itself acts as Relance. */
export function useActorName(): (actor: string) => string {
  const words = useWords()
  return (actor) => {
    if (actor === "debtor") return words.customers.sideDebtor
    if (actor === "colleague") return words.team.colleague
    return actor === "operator" || actor === "worker" ? words.shell.appName : actor
  }
}
