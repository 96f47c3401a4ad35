import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs"

/** A piece of text on a page: its box in millimetres from the top left corner. */
export interface PlacedText {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Of its capitals, and of its descenders. */
  readonly top: number
  readonly bottom: number
}

const MM = 25.4 / 72

/** What stands on each page of a PDF, in reading order, as a reader of PDFs would select it. */
export async function textsOf(pdf: Buffer): Promise<PlacedText[][]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  try {
    const document = await task.promise
    const pages: PlacedText[][] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const height = page.getViewport({ scale: 1 }).height
      const { items } = await page.getTextContent()
      pages.push(
        items.flatMap((item) => {
          if (!("str" in item) || item.str.trim() === "") return []
          const size = Math.hypot(item.transform[2], item.transform[3])
          const [x, y] = [item.transform[4] as number, height - (item.transform[5] as number)]
          return [
            {
              text: item.str,
              left: x * MM,
              right: (x + item.width) * MM,
              top: (y - size * 0.75) * MM,
              bottom: (y + size * 0.25) * MM,
            },
          ]
        }),
      )
    }
    return pages
  } finally {
    await task.destroy()
  }
}
