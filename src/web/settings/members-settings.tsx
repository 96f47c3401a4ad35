import { Link } from "@tanstack/react-router"
import { Copy, UserPlus } from "lucide-react"
import { useState } from "react"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useRights, useWhereabouts } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Listing } from "../api/shapes/listing.ts"
import type { Member, Role } from "../api/shapes/people.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { Dialog } from "../parts/dialog.tsx"
import { useFailureText } from "../parts/failure.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { AbsencesPanel } from "../team/absences-panel.tsx"
import { DigestPanel } from "../team/digest-panel.tsx"
import { useWords } from "../words/language.tsx"

const ROLES: readonly Role[] = ["owner", "controller", "reader"]

/** Who may enter this company, as what. */
export default function MembersSettings() {
  const { settings: words, team } = useWords()
  const { mayRule } = useRights()
  const members = useCompanyRead<Listing<Member>>("/members")
  const [inviting, setInviting] = useState(false)
  return (
    <div className="space-y-5">
      <Panel
        flush
        title={words.sections.members}
        aside={
          mayRule && (
            <Button
              small
              onClick={() => setInviting(true)}
              icon={<UserPlus className="size-4" aria-hidden />}
            >
              {words.invite}
            </Button>
          )
        }
      >
        <p className="px-5 pb-3 text-soft">{words.membersLead}</p>
        <Reading of={members}>
          {(value) => (
            <ul className="divide-y border-t">
              {value.items.map((member) => (
                <MemberRow key={member.userId} member={member} />
              ))}
            </ul>
          )}
        </Reading>
        {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      </Panel>
      <DigestPanel />
      <AbsencesPanel />
      <Link to="/equipe" className={buttonClass()}>
        {team.title}
      </Link>
    </div>
  )
}

function MemberRow({ member }: { member: Member }) {
  const words = useWords()
  const w = words.settings
  const { user } = useWhereabouts()
  const { mayRule } = useRights()
  const failureText = useFailureText()
  const [asking, setAsking] = useState(false)
  const change = useCompanyChange<{ role: Role }>("PATCH", `/members/${member.userId}`)
  const removal = useCompanyChange<null>("DELETE", `/members/${member.userId}`)
  const setRole = (role: Role) =>
    change.mutate(
      { role },
      {
        onSuccess: () => say(w.roleChanged),
        onError: (failure) => say(failureText(failure), { isFailure: true }),
      },
    )
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <div className="min-w-0 flex-1 basis-52">
        <div className="font-medium">{member.name}</div>
        <div className="text-sm break-all text-soft">{member.email}</div>
      </div>
      <SelectField
        label={`${w.role} ${member.name}`}
        hideLabel
        disabled={!mayRule || member.userId === user.id}
        value={member.role}
        onChange={(event) => setRole(event.target.value as Role)}
      >
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {words.common.roles[role]}
          </option>
        ))}
      </SelectField>
      {mayRule && member.userId !== user.id && (
        <Button small look="quiet" onClick={() => setAsking(true)}>
          {w.memberRemove}
        </Button>
      )}
      {asking && (
        <ActDialog
          title={w.memberRemoveTitle(member.name)}
          danger
          submit={w.memberRemove}
          onClose={() => setAsking(false)}
          change={removal}
          onSubmit={() => removal.mutate(null, { onSuccess: () => say(w.memberRemoved) })}
        >
          <p>{w.memberRemoveText}</p>
        </ActDialog>
      )}
    </li>
  )
}

function InviteDialog({ onClose }: { onClose: () => void }) {
  const words = useWords()
  const w = words.settings
  const [email, setEmail] = useState("")
  const [role, setRole] = useState<Role>("controller")
  const change = useCompanyChange<{ email: string; role: Role }, { link: string }>("POST", "/invitations")
  if (change.data)
    return <CopyDialog title={w.invite} lead={w.inviteLink} text={change.data.link} onClose={onClose} />
  return (
    <ActDialog
      title={w.invite}
      onClose={onClose}
      onSubmit={() => change.mutate({ email, role })}
      change={change}
      submit={w.inviteSend}
    >
      <TextField
        label={words.welcome.email}
        type="email"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <SelectField
        label={w.role}
        hint={w.roleHints[role]}
        value={role}
        onChange={(event) => setRole(event.target.value as Role)}
      >
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {words.common.roles[one]}
          </option>
        ))}
      </SelectField>
    </ActDialog>
  )
}

interface CopyDialogProps {
  readonly title: string
  readonly lead: string
  readonly text: string
  readonly onClose: () => void
}

/** Shows a link or a key once, ready to be copied. */
export function CopyDialog({ title, lead, text, onClose }: CopyDialogProps) {
  const words = useWords().settings
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    say(words.copied)
  }
  return (
    <Dialog open onClose={onClose} title={title} lead={lead}>
      <code className="block rounded-xl bg-sunken px-4 py-3 break-all select-all">{text}</code>
      <Button className="mt-4" onClick={copy} icon={<Copy className="size-4" aria-hidden />}>
        {words.copy}
      </Button>
    </Dialog>
  )
}
