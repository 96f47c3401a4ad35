import fc from "fast-check"
import { expect, test } from "vitest"
import { lineText, literal, parseProse, plainLine } from "./prose.ts"

test("paragraphs, lists, titles, bold words and markers are told apart", () => {
  expect(parseProse("# Titre\n\nUn **mot** gras\nsuite\n- a\n- b\n\n[[invoices]]\nfin")).toEqual([
    { kind: "title", line: [{ text: "Titre", strong: false }] },
    {
      kind: "paragraph",
      lines: [
        [
          { text: "Un ", strong: false },
          { text: "mot", strong: true },
          { text: " gras", strong: false },
        ],
        [{ text: "suite", strong: false }],
      ],
    },
    { kind: "list", items: [[{ text: "a", strong: false }], [{ text: "b", strong: false }]] },
    { kind: "marker", marker: "invoices" },
    { kind: "paragraph", lines: [[{ text: "fin", strong: false }]] },
  ])
})

test("links, pictures, tables, HTML and single stars mean nothing", () => {
  const text = "[a](https://x.example) ![i](y) <b>z</b> | 1 * 2 * 3 _u_ `c` & &amp;"
  expect(parseProse(text)).toEqual([{ kind: "paragraph", lines: [[{ text, strong: false }]] }])
})

test.each(["- tiret", "# titre", "[[payment]]", "**gras**", "\\*", "a**b", "\\", "**", "[[invoices]] "])(
  "customer data %j comes out letter for letter, even alone on its line",
  (value) => {
    const [block, ...rest] = parseProse(literal(value))
    expect(rest).toEqual([])
    expect(block).toEqual({ kind: "paragraph", lines: [[{ text: plainLine(value), strong: false }]] })
  },
)

test("whatever the customer is called, the name is the same words after the Markdown", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.boolean(), (value, strong) => {
      const expected = plainLine(value)
      fc.pre(expected !== "")
      const text = strong ? `Bonjour **${literal(value)}** !` : literal(value)
      const blocks = parseProse(text)
      expect(blocks).toHaveLength(1)
      const block = blocks[0]!
      if (block.kind !== "paragraph") throw new Error(block.kind)
      expect(block.lines.map(lineText).join("\n")).toBe(strong ? `Bonjour ${expected} !` : expected)
    }),
    { numRuns: 2_000 },
  )
})
