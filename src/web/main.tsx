import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { RouterProvider } from "@tanstack/react-router"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { ApiFailure } from "./api/request.ts"
import { Toasts } from "./parts/toast.tsx"
import { router } from "./router.tsx"
import { applyTheme } from "./shell/theme.ts"
import "./style.css"
import { LanguageProvider } from "./words/language.tsx"

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // A refusal will not change by asking again; a silence may.
      retry: (count, failure) => !(failure instanceof ApiFailure) && count < 2,
    },
  },
})

applyTheme()
const root = document.getElementById("root")
if (root === null) throw new Error("index.html has no #root")
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <RouterProvider router={router} />
        <Toasts />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)
