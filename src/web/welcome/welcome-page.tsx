import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import { type FormEvent, useState } from "react"
import { useMe, useSessionActs, useWelcomeLink } from "../api/session.ts"
import type { WelcomeLink } from "../api/shapes/people.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { TextField } from "../parts/field.tsx"
import { Notice } from "../parts/notice.tsx"
import { Reading } from "../parts/reading.tsx"
import { useWords } from "../words/language.tsx"
import type { Words } from "../words/words.ts"
import { Front } from "./front.tsx"
import { JoinCompany } from "./join-company.tsx"

const SHORTEST_PASSWORD = 10

/** The first page of a new person: the link printed at the first start, or an invitation. */
export function WelcomePage() {
  const words = useWords().welcome
  const { token } = useSearch({ from: "/bienvenue" })
  const link = useWelcomeLink(token)
  const me = useMe()
  const isKnown = Boolean(me.data?.user && link.data?.companyName)
  return (
    <Front title={words.createTitle} lead={leadOf(words, link.data, isKnown)}>
      <Reading of={link} skeleton={<p>{words.checking}</p>}>
        {(value) => {
          if (!value.valid) return <BadLink />
          if (isKnown) return <JoinCompany token={token} link={value} />
          return <NewAccountForm token={token} link={value} />
        }}
      </Reading>
    </Front>
  )
}

function leadOf(words: Words["welcome"], link: WelcomeLink | undefined, isKnown: boolean): string {
  if (!link?.companyName) return words.createLead
  return isKnown ? words.joinKnownLead(link.companyName) : words.joinLead(link.companyName)
}

function BadLink() {
  const words = useWords().welcome
  return (
    <Notice
      kind="wait"
      action={
        <Link to="/connexion" className={buttonClass("plain", true)}>
          {words.toSignIn}
        </Link>
      }
    >
      {words.badLink}
    </Notice>
  )
}

function NewAccountForm({ token, link }: { token: string; link: WelcomeLink }) {
  const words = useWords().welcome
  const navigate = useNavigate()
  const { createAccount } = useSessionActs()
  const [name, setName] = useState("")
  const [email, setEmail] = useState(link.email ?? "")
  const [password, setPassword] = useState("")
  const isLong = password.length >= SHORTEST_PASSWORD
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const next = link.companyName ? "/" : "/demarrer"
    createAccount.mutate({ token, name, email, password }, { onSuccess: () => navigate({ to: next }) })
  }
  return (
    <form onSubmit={submit} className="space-y-4">
      <TextField
        label={words.name}
        autoComplete="name"
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={words.email}
        type="email"
        autoComplete="email"
        required
        readOnly={link.email !== null && link.email !== ""}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label={words.password}
        type="password"
        autoComplete="new-password"
        required
        minLength={SHORTEST_PASSWORD}
        hint={password === "" ? words.passwordHint : words.passwordShort}
        praise={isLong ? words.passwordGood : null}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {createAccount.isError && <Failure failure={createAccount.error} />}
      <Button
        look="primary"
        type="submit"
        busy={createAccount.isPending}
        disabled={!isLong}
        className="w-full"
      >
        {words.create}
      </Button>
      <ToSignIn token={token} link={link} />
    </form>
  )
}

/** The way for those who have an account: an invitation is still in their hands after the sign-in. */
function ToSignIn({ token, link }: { token: string; link: WelcomeLink }) {
  const words = useWords().welcome
  return (
    <p className="text-center">
      <Link
        to="/connexion"
        search={link.companyName ? { retour: `/bienvenue?token=${encodeURIComponent(token)}` } : {}}
        className="text-accent underline-offset-4 hover:underline"
      >
        {words.toSignIn}
      </Link>
    </p>
  )
}
