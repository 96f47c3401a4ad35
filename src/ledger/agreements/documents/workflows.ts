import type { Author } from "../../../kernel/author.ts"
import { refuse } from "../../../kernel/refusal.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { sha256 } from "../../journal/chain.ts"
import { record } from "../../journal/store.ts"
import { type DocumentOf, insertDocument } from "./store.ts"

const MOST_BYTES = 10_000_000

/** The kinds of paper that are kept, by their first bytes: a name says nothing of what is in a file. */
const KINDS: readonly (readonly [string, Buffer])[] = [
  ["application/pdf", Buffer.from("%PDF-")],
  ["image/jpeg", Buffer.from([0xff, 0xd8, 0xff])],
  ["image/png", Buffer.from([0x89, 0x50, 0x4e, 0x47])],
]

/** Keeps a paper with a dispute or a plan of this customer: a PDF, a JPEG or a PNG of 10 MB at most. */
export async function keepDocument(
  tx: CompanyTx,
  of: DocumentOf & { readonly customerId: string },
  file: { readonly name: string; readonly content: Buffer },
  by: Author,
): Promise<void> {
  const { content } = file
  const mediaType = KINDS.find(([, start]) => content.subarray(0, start.length).equals(start))?.[0]
  if (!mediaType || content.length > MOST_BYTES) {
    return refuse(
      "DOCUMENT_INVALID",
      {
        fr: "Le document doit être un PDF, un JPEG ou un PNG de 10\u00a0Mo au plus.",
        en: "The document must be a PDF, a JPEG or a PNG of 10 MB at most.",
      },
      { field: "file" },
    )
  }
  const digest = sha256(content)
  const fileName = file.name.replaceAll(/[^\p{L}\p{N} ._()-]/gu, "_").slice(0, 120) || "document"
  await insertDocument(tx, of, { fileName, mediaType, sha256: digest, content }, by)
  const { customerId, ...thing } = of
  const payload = { ...thing, fileName, mediaType, documentSha256: digest.toString("hex") }
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor },
      ...{ kind: "agreement.document-kept", customerId, payload },
    },
  ])
}
