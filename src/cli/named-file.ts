import { readFile } from "node:fs/promises"
import { refuse } from "../kernel/refusal.ts"

/** The text of a file named on the command line. Refused with FILE_UNREADABLE when there is none to read. */
export async function textOfFile(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8")
  } catch (error) {
    return refuse(
      "FILE_UNREADABLE",
      {
        fr: `Ce fichier ne peut pas être lu\u00a0: ${path}. Vérifiez le chemin et les droits.`,
        en: `This file cannot be read: ${path}. Check the path and the permissions.`,
      },
      { file: path, cause: error instanceof Error && "code" in error ? String(error.code) : "unknown" },
    )
  }
}
