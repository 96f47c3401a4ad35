import { randomBytes } from "node:crypto"

/** A file of a form. */
export interface FormFile {
  readonly field: string
  readonly name: string
  readonly mediaType: string
  readonly content: Buffer
}

/** A form as multipart/form-data (RFC 7578), with the header that announces it. */
export function multipart(
  fields: Readonly<Record<string, string | null>>,
  file: FormFile | null = null,
): { readonly contentType: string; readonly body: Buffer } {
  const boundary = `relance-${randomBytes(16).toString("hex")}`
  const parts: Buffer[] = Object.entries(fields).flatMap(([name, value]) =>
    value === null
      ? []
      : [Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)],
  )
  if (file) {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="${file.field}"; filename="${file.name}"\r\ncontent-type: ${file.mediaType}\r\n\r\n`
    parts.push(Buffer.from(head), file.content, Buffer.from("\r\n"))
  }
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  }
}
