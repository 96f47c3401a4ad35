import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query"
import { useCompanyPath } from "../api/company.tsx"
import { request } from "../api/request.ts"
import type { TemplatePreview } from "../api/shapes/settings.ts"

/** A wording that is tried. */
export interface Wording {
  readonly templateKey: string
  readonly language: string
  readonly formality: string
  readonly subject: string
  readonly body: string
  readonly customerId?: string
}

/** The message that a wording makes, with its faults; the last one stays in sight while typing. */
export function useTemplatePreview(wording: Wording): UseQueryResult<TemplatePreview, Error> {
  const url = useCompanyPath()("/template-previews")
  return useQuery({
    queryKey: ["template-preview", url, wording],
    queryFn: () => request<TemplatePreview>("POST", url, wording),
    placeholderData: keepPreviousData,
    retry: false,
  })
}
