import type { waitingCallOut } from "../../../policy/calling/http.ts"
import type { callSheetOut } from "../../../server/views/call-sheet/http.ts"
import type { Answer } from "./answer.ts"

/** GET …/calls: a call that waits, and whether it may be made now. */
export type WaitingCall = Answer<typeof waitingCallOut>
export type CallState = WaitingCall["state"]

/** GET …/customers/:id/call-sheet */
export type CallSheet = Answer<typeof callSheetOut>
export type PersonToCall = CallSheet["people"][number]

/** POST …/calls */
export interface NotedCall {
  readonly id: string
  readonly callAgainOn: string | null
  readonly promiseId: string | null
}
