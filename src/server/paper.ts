import type { SetPaper } from "../messages/enclosures/enclosure.ts"

/** Sets a statement of account or of penalties in type. The typesetter is loaded at the first one. */
export const setPaper: SetPaper = async (paper) => {
  const { accountPdf, penaltiesPdf } = await import("../adapters/typst/letters.ts")
  return paper.kind === "statement" ? accountPdf(paper.document) : penaltiesPdf(paper.document)
}
