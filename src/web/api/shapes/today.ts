import type { todayItemOut, todayListOut } from "../../../server/views/today/http.ts"
import type { Answer } from "./answer.ts"

/** GET …/today/list */
export type TodayList = Answer<typeof todayListOut>
/** One thing that waits for a person. */
export type TodayItem = Answer<typeof todayItemOut>
