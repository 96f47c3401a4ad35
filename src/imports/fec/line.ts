/**
 * The line that is being read: where its fields end, and those that are asked for. Cutting every
 * field out of a million lines would take longer than all the rest of reading.
 */
export class FecLine {
  /** How many fields the line has. */
  count = 0
  readonly separator: string
  #text = ""
  /** Set where the fields do not stand in the text as they are. */
  #fields: readonly string[] | null = null
  #ends = new Int32Array(32)

  constructor(separator: string) {
    this.separator = separator
  }

  /** Turns to the next line of a file. */
  read(text: string): this {
    const { separator } = this
    this.#text = text
    this.#fields = null
    let count = 0
    for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
      if (count + 1 === this.#ends.length) this.#widen()
      this.#ends[count] = at
      count += 1
    }
    this.#ends[count] = text.length
    this.count = count + 1
    return this
  }

  /** Turns to fields that were mended, or that come from no line at all. */
  take(fields: readonly string[]): this {
    this.#fields = fields
    this.count = fields.length
    return this
  }

  /** The field in this place without its padding, empty where there is none. */
  at(position: number): string {
    if (position < 0 || position >= this.count) return ""
    if (this.#fields) return (this.#fields[position] ?? "").trim()
    const start = position === 0 ? 0 : this.#ends[position - 1]! + 1
    return this.#text.slice(start, this.#ends[position]).trim()
  }

  /** What a row keeps to cut out the other fields later. */
  get source(): string | readonly string[] {
    return this.#fields ?? this.#text
  }

  #widen(): void {
    const wider = new Int32Array(this.#ends.length * 2)
    wider.set(this.#ends)
    this.#ends = wider
  }
}
