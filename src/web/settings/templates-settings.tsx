import { useState } from "react"
import { useCompanyRead } from "../api/hooks.ts"
import type { Listing } from "../api/shapes/listing.ts"
import type { Template } from "../api/shapes/settings.ts"
import { Badge } from "../parts/badge.tsx"
import { SelectField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { TemplateEditor } from "./template-editor.tsx"
import { TEMPLATE_GROUPS, templateGroup } from "./template-groups.ts"

const keyOf = ({ templateKey, language, formality }: Template): string =>
  `${templateKey}/${language}/${formality}`

/** The wording of every message; each can be changed, and put back. */
export default function TemplatesSettings() {
  const templates = useCompanyRead<Listing<Template>>("/templates")
  return <Reading of={templates}>{(value) => <Chooser templates={value.items} />}</Reading>
}

function Chooser({ templates }: { templates: readonly Template[] }) {
  const words = useWords()
  const { language } = useLanguage()
  const [chosen, setChosen] = useState<string | null>(null)
  const [shown, setShown] = useState<string>(language)
  const [formality, setFormality] = useState<Template["formality"]>("formal")
  const shownLanguages = [...new Set(templates.map((template) => template.language))]
  const hasFamiliar = templates.some((one) => one.language === shown && one.formality === "informal")
  const listed = templates.filter((one) => one.language === shown && one.formality === formality)
  return (
    <div className="space-y-5">
      <Panel flush title={words.settings.sections.templates}>
        <div className="flex flex-wrap items-center justify-between gap-3 px-5 pb-3">
          <p className="text-soft">{words.settings.templatesLead}</p>
          <WordingChoice
            languages={shownLanguages}
            shown={shown}
            formality={formality}
            hasFamiliar={hasFamiliar}
            onChoice={(chosenLanguage, chosenFormality) => {
              setShown(chosenLanguage)
              setFormality(chosenFormality)
            }}
          />
        </div>
        {TEMPLATE_GROUPS.map((group) => (
          <TemplateList
            key={group}
            title={words.settings.templateGroups[group]}
            templates={listed.filter((template) => templateGroup(template) === group)}
            chosen={chosen}
            onChoice={setChosen}
          />
        ))}
      </Panel>
    </div>
  )
}

interface TemplateListProps {
  readonly title: string
  readonly templates: readonly Template[]
  readonly chosen: string | null
  readonly onChoice: (key: string | null) => void
}

/** The messages under one heading; the chosen one is opened in its place. */
function TemplateList({ title, templates, chosen, onChoice }: TemplateListProps) {
  const words = useWords()
  const { language } = useLanguage()
  if (templates.length === 0) return null
  return (
    <section className="border-t">
      <h3 className="px-5 pt-4 pb-1 text-sm font-semibold text-soft">{title}</h3>
      <ul className="divide-y">
        {templates.map((template) => (
          <li key={keyOf(template)}>
            <button
              type="button"
              aria-expanded={keyOf(template) === chosen}
              onClick={() => onChoice(keyOf(template) === chosen ? null : keyOf(template))}
              className="flex min-h-12 w-full flex-wrap items-center gap-x-3 gap-y-1 px-5 py-2 text-left hover:bg-paper aria-expanded:bg-accent-soft"
            >
              <span className="font-medium">{template.label[language]}</span>
              {template.isCustomised && <Badge tint="accent">{words.settings.customised}</Badge>}
            </button>
            {keyOf(template) === chosen && (
              <div className="border-t bg-paper p-5">
                <TemplateEditor template={template} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface WordingChoiceProps {
  readonly languages: readonly string[]
  readonly shown: string
  readonly formality: Template["formality"]
  readonly hasFamiliar: boolean
  readonly onChoice: (language: string, formality: Template["formality"]) => void
}

/** Which texts are listed: one language, said "vous" or "tu". */
function WordingChoice({ languages, shown, formality, hasFamiliar, onChoice }: WordingChoiceProps) {
  const words = useWords()
  const names: Readonly<Record<string, string>> = words.common.languages
  return (
    <div className="flex flex-wrap gap-3">
      <SelectField
        label={words.shell.language}
        value={shown}
        onChange={(event) => onChoice(event.target.value, "formal")}
      >
        {languages.map((value) => (
          <option key={value} value={value}>
            {names[value] ?? value}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words.settings.formality}
        value={formality}
        disabled={!hasFamiliar}
        onChange={(event) => onChoice(shown, event.target.value as Template["formality"])}
      >
        <option value="formal">{words.settings.formal}</option>
        <option value="informal">{words.settings.informal}</option>
      </SelectField>
    </div>
  )
}
