/** The encodings in which French business files come. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "iso-8859-15" | "windows-1252"

/**
 * Tells the encoding of a whole file, fed piece by piece: a byte-order mark, else strict UTF-8, else
 * windows-1252 when it holds bytes that ISO-8859-15 has no character for, else ISO-8859-15.
 */
export class EncodingSniffer {
  readonly #utf8 = new TextDecoder("utf-8", { fatal: true })
  #isUtf8 = true
  #mark: Encoding | null = null
  #isFirst = true
  #hasWindowsBytes = false

  /** Looks at the next bytes of the file. */
  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    if (this.#isFirst) this.#mark = byteOrderMark(bytes)
    this.#isFirst = false
    if (this.#mark && this.#mark !== "utf-8") return
    if (this.#isUtf8) this.#isUtf8 = decodes(() => this.#utf8.decode(bytes, { stream: true }))
    // Bytes 80 to 9F are continuation bytes in UTF-8: they only count from where UTF-8 is excluded.
    if (!this.#isUtf8 && !this.#hasWindowsBytes) {
      this.#hasWindowsBytes = bytes.some((byte) => byte >= 0x80 && byte <= 0x9f)
    }
  }

  /** The encoding, once all bytes were seen. */
  end(): Encoding {
    if (this.#mark && this.#mark !== "utf-8") return this.#mark
    if (this.#isUtf8 && decodes(() => this.#utf8.decode())) return "utf-8"
    return this.#hasWindowsBytes ? "windows-1252" : "iso-8859-15"
  }
}

/** The text of bytes in an encoding, without its byte-order mark. */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of chunks) yield decoder.decode(bytes, { stream: true })
  yield decoder.decode()
}

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le"
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be"
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "utf-8" : null
}

function decodes(decode: () => string): boolean {
  try {
    decode()
    return true
  } catch {
    // A fatal decoder throws on the first byte that is not UTF-8: that is the answer.
    return false
  }
}
