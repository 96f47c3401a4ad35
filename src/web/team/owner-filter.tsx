import { SelectField } from "../parts/field.tsx"
import { useWords } from "../words/language.tsx"
import { useTeam } from "./use-team.ts"

interface OwnerFilterProps {
  readonly value: string
  readonly onChange: (owner: string) => void
}

/** Whose customers are shown; nothing to choose while one works alone. */
export function OwnerFilter({ value, onChange }: OwnerFilterProps) {
  const words = useWords().team
  const team = useTeam()
  if (!team || team.members.length < 2) return null
  return (
    <SelectField
      label={words.owner}
      hideLabel
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{words.ownerAll}</option>
      <option value="mine">{words.ownerMine}</option>
      <option value="nobody">{words.ownerNobody}</option>
      {team.members
        .filter(({ userId }) => userId !== team.me)
        .map(({ userId, name }) => (
          <option key={userId} value={userId}>
            {name}
          </option>
        ))}
    </SelectField>
  )
}
