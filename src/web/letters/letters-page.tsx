import { useCompanyRead } from "../api/hooks.ts"
import type { LetterDesk } from "../api/shapes/letters.ts"
import { PageHead } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { useWords } from "../words/language.tsx"
import { Carried } from "./carried.tsx"
import { Posted } from "./posted.tsx"
import { Waiting } from "./waiting.tsx"

/** The desk from which letters leave: what waits for the post, what providers carry, what came back. */
export function LettersPage() {
  const words = useWords().letters
  const desk = useCompanyRead<LetterDesk>("/letters")
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <Reading of={desk}>
        {(value) => (
          <div className="space-y-5">
            <Waiting letters={value.waiting} />
            {value.carried.length > 0 && <Carried letters={value.carried} />}
            <Posted letters={value.posted} />
          </div>
        )}
      </Reading>
    </>
  )
}
