import type { Template } from "../api/shapes/settings.ts"

/** Under which heading a message is listed. */
export type TemplateGroup = "reminders" | "agreements" | "corrections" | "house"

export const TEMPLATE_GROUPS: readonly TemplateGroup[] = ["reminders", "agreements", "corrections", "house"]

const HOUSE = new Set(["phone-call", "ask-salesperson"])

/** The heading of a message, by its key: what asks for money unless it is known to be something else. */
export function templateGroup({ templateKey }: Pick<Template, "templateKey">): TemplateGroup {
  if (HOUSE.has(templateKey)) return "house"
  if (/^(promise|time|plan)-|^thanks$/.test(templateKey)) return "agreements"
  if (/^dispute-|-invoice$/.test(templateKey)) return "corrections"
  return "reminders"
}
