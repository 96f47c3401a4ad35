import { useRouter, useSearch } from "@tanstack/react-router"
import { type FormEvent, useEffect, useState } from "react"
import { Unreachable } from "../api/request.ts"
import { useMe, useSessionActs } from "../api/session.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { TextField } from "../parts/field.tsx"
import { Notice } from "../parts/notice.tsx"
import { wayBack } from "../shell/address.ts"
import { useWords } from "../words/language.tsx"
import { Front } from "./front.tsx"

/** Signing in with e-mail and password. */
export function SignInPage() {
  const words = useWords().welcome
  const { history } = useRouter()
  const { retour } = useSearch({ from: "/connexion" })
  const me = useMe()
  const { signIn } = useSessionActs()
  const [email, setEmail] = useState("")
  const [password, setPassword] = useState("")
  useEffect(() => {
    if (me.data?.user) history.replace(wayBack(retour))
  }, [me.data, history, retour])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ email, password })
  }
  return (
    <Front title={words.signInTitle}>
      <div className="space-y-4">
        {me.isError && <Failure failure={me.error} onRetry={() => me.refetch()} />}
        {me.data?.setupNeeded && <Notice>{words.setupNeeded}</Notice>}
        <form onSubmit={submit} className="space-y-4">
          <TextField
            label={words.email}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <TextField
            label={words.password}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <div aria-live="polite">
            {signIn.isError &&
              (signIn.error instanceof Unreachable ? (
                <Failure failure={signIn.error} />
              ) : (
                <Notice kind="late">{words.signInFailed}</Notice>
              ))}
          </div>
          <Button look="primary" type="submit" busy={signIn.isPending} className="w-full">
            {words.signIn}
          </Button>
        </form>
      </div>
    </Front>
  )
}
