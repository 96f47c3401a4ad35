import { CommanderError } from "commander"
import { Refusal } from "../kernel/refusal.ts"
import type { Language } from "../kernel/wording.ts"

/** Tells a refusal (`refused` in JSON) or an error (`error`) in the form asked for: 2 for a usage error, 1 for everything else. */
export function report(thrown: unknown, asJson: boolean, language: Language): void {
  const error = refusalOf(thrown)
  const isUsage = error instanceof CommanderError
  const code = error instanceof Refusal ? error.code : isUsage ? "USAGE" : "FAILURE"
  const message = error instanceof Error ? error.message : String(error)
  const sentence = error instanceof Refusal ? error.sentence : { fr: message, en: message }
  const where = error instanceof Refusal ? error.where : {}
  if (asJson) {
    const told = { code, sentence: sentence[language], sentences: sentence, where }
    const json = error instanceof Refusal ? { refused: told } : { error: told }
    process.stdout.write(`${JSON.stringify(json, null, 2)}\n`)
  } else process.stderr.write(`${code} : ${sentence[language]}\n`)
  if (code === "FAILURE" && error instanceof Error && process.env.RELANCE_DEBUG)
    process.stderr.write(`${error.stack}\n`)
  process.exitCode = isUsage ? 2 : 1
}

/** What PostgreSQL refuses because a person typed it: an identifier that is none, a value that is not allowed. */
function refusalOf(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : null
  if (code === "22P02") {
    return new Refusal("IDENTIFIER_INVALID", {
      fr: "Cet identifiant n’en est pas un. Recopiez-le tel que les listes le donnent.",
      en: "This is not an identifier. Copy it as the lists give it.",
    })
  }
  if (code === "23514") {
    return new Refusal("VALUE_NOT_ALLOWED", {
      fr: "Une des valeurs données n’est pas permise. Voyez --help pour celles qui le sont.",
      en: "One of the given values is not allowed. See --help for those that are.",
    })
  }
  return error
}
