import type { CompanyRouter } from "../../kernel/http.ts"
import { enqueue } from "../jobs/queue.ts"
import { absenceRoutes } from "./absences/http.ts"
import { activityRoutes } from "./activity/http.ts"
import { commentRoutes } from "./comments/http.ts"
import { digestRoutes } from "./digest/http.ts"
import { ownerRoutes } from "./owners/http.ts"
import { questionRoutes } from "./questions/http.ts"
import { personTaskRoutes } from "./tasks/http.ts"

/** The routes of the people around the work: who looks after whom, tasks, comments, absences. */
export function teamRoutes(app: CompanyRouter): void {
  ownerRoutes(app)
  personTaskRoutes(app)
  commentRoutes(app)
  absenceRoutes(app)
  activityRoutes(app)
  digestRoutes(app)
  questionRoutes(app, (tx) => enqueue(tx, "mail-colleagues", { companyId: tx.companyId }))
}
