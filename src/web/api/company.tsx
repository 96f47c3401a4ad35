import { createContext, useContext } from "react"
import type { Me, MyCompany } from "./shapes/people.ts"

/** Who is here and in which company they work: known to every page behind the sign-in. */
export interface Whereabouts {
  readonly user: NonNullable<Me["user"]>
  readonly companies: readonly MyCompany[]
  readonly company: MyCompany
  readonly enter: (companyId: string) => void
}

const WhereaboutsContext = createContext<Whereabouts | null>(null)

/** Puts the chosen company around the pages. */
export const WhereaboutsProvider = WhereaboutsContext.Provider

/** The person and the company of this page. Only within the shell. */
export function useWhereabouts(): Whereabouts {
  const whereabouts = useContext(WhereaboutsContext)
  if (whereabouts === null) throw new Error("useWhereabouts is used outside the shell")
  return whereabouts
}

/** The root of the API for the company at hand, to build links for downloads. */
export function useCompanyPath(): (path: string) => string {
  const { company } = useWhereabouts()
  return (path) => `/api/companies/${company.id}${path}`
}

/** What the role of this person lets them do here. */
export function useRights(): { readonly mayWork: boolean; readonly mayRule: boolean } {
  const { role } = useWhereabouts().company
  return { mayWork: role !== "reader", mayRule: role === "owner" }
}
