import { SelectField } from "../parts/field.tsx"
import { useWords } from "../words/language.tsx"
import { useTeam } from "./use-team.ts"

interface MemberSelectProps {
  readonly label: string
  readonly value: string
  readonly onChange: (userId: string) => void
  /** What the empty choice is called. */
  readonly none?: string
  readonly hideLabel?: boolean
  readonly disabled?: boolean
  /** Leaves out those who may only read. */
  readonly workersOnly?: boolean
  readonly except?: string
}

/** One of the members, or nobody. */
export function MemberSelect({
  label,
  value,
  onChange,
  none,
  hideLabel,
  disabled,
  workersOnly,
  except,
}: MemberSelectProps) {
  const words = useWords().team
  const members = (useTeam()?.members ?? []).filter(
    (member) => member.userId !== except && !(workersOnly && member.role === "reader"),
  )
  return (
    <SelectField
      label={label}
      hideLabel={hideLabel ?? false}
      disabled={disabled}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {none !== undefined && <option value="">{none}</option>}
      {members.map((member) => (
        <option key={member.userId} value={member.userId}>
          {member.substituteName ? `${member.name} (${words.away(member.substituteName)})` : member.name}
        </option>
      ))}
    </SelectField>
  )
}
