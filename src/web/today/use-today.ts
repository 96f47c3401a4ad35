import { useCompanyRead } from "../api/hooks.ts"
import type { Day } from "../api/shapes/listing.ts"
import type { Company } from "../api/shapes/people.ts"

/** The day it is for the company: the demonstration's own day, else the real one. */
export const useToday = (): Day | undefined => useCompanyRead<Company>("").data?.today
