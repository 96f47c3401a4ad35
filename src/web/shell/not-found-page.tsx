import { Link } from "@tanstack/react-router"
import { Compass } from "lucide-react"
import { buttonClass } from "../parts/button.tsx"
import { Empty } from "../parts/placeholders.tsx"
import { useWords } from "../words/language.tsx"

/** No page at this address. */
export function NotFoundPage() {
  const words = useWords().shell
  return (
    <main className="py-16">
      <Empty
        icon={<Compass aria-hidden />}
        title={words.notFoundTitle}
        action={
          <Link to="/" className={buttonClass("primary")}>
            {words.notFoundBack}
          </Link>
        }
      >
        {words.notFoundText}
      </Empty>
    </main>
  )
}
