import type { Words } from "../words.ts"

export const legalCheck: Words["legalCheck"] = {
  title: "Legal check",
  clean: "Nothing to mend: the law objects to nothing in this text.",
  severities: { error: "To correct", warning: "To confirm", info: "Advice" },
  line: (n: number) => `line ${n}`,
  subject: "subject",
  readBy: "Read by",
  debtors: { professional: "a business", consumer: "a consumer", public: "a public body" },
  blocked: "This template cannot be saved as long as it says what the law forbids.",
  acknowledge: "I have checked, this text is right",
  acknowledged: "Checked by you",
  saved: "Noted. The message may leave.",
}
