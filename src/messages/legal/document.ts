import type { DocumentKind } from "../../law/lint/document.ts"
import type { TemplateKey } from "../templates/template.ts"

/** What each template is to the law; null for what stays in the house. */
const DOCUMENTS: Readonly<Record<TemplateKey, DocumentKind | null>> = {
  "courtesy-before": "note",
  "friendly-email": "first-reminder",
  "second-friendly": "second-reminder",
  "phone-call": null,
  "firm-email": "second-reminder",
  "ask-salesperson": null,
  "formal-notice": "formal-notice",
  "public-firm": "second-reminder",
  "public-claim": "second-reminder",
  "promise-broken": "second-reminder",
  thanks: "note",
  "sms-reminder": "first-reminder",
  "promise-confirmed": "note",
  "time-granted": "note",
  "time-countered": "note",
  "time-refused": "note",
  "dispute-acknowledged": "note",
  "dispute-credit-note": "note",
  "dispute-corrected": "note",
  "dispute-rejected": "note",
  "dispute-settled": "note",
  "plan-proposed": "note",
  "plan-accepted": "note",
  "plan-changed": "note",
  "plan-kept": "note",
  "plan-instalment-before": "note",
  "plan-instalment-late": "first-reminder",
  "plan-broken": "second-reminder",
  "resend-invoice": "note",
  "corrected-invoice": "note",
}

/** What a message written from this template is to the law; null when no debtor reads it, or it is not known. */
export function documentOf(templateKey: string): DocumentKind | null {
  return Object.hasOwn(DOCUMENTS, templateKey) ? DOCUMENTS[templateKey as TemplateKey] : null
}
