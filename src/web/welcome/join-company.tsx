import { useRouter } from "@tanstack/react-router"
import { useMe, useSessionActs } from "../api/session.ts"
import type { WelcomeLink } from "../api/shapes/people.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { withCompany } from "../shell/address.ts"
import { useWords } from "../words/language.tsx"

interface JoinCompanyProps {
  readonly token: string
  readonly link: WelcomeLink
}

/** An invitation in the hands of a person who has an account: one button, and they are in. */
export function JoinCompany({ token, link }: JoinCompanyProps) {
  const words = useWords().welcome
  const { history } = useRouter()
  const me = useMe()
  const { join } = useSessionActs()
  const before = me.data?.companies.map(({ id }) => id) ?? []
  const enter = async () => {
    const { data } = await me.refetch()
    const joined = data?.companies.find(({ id }) => !before.includes(id))
    history.replace(withCompany("/", joined?.id ?? null))
  }
  return (
    <div className="space-y-4">
      <p>{words.signedInAs(me.data?.user?.email ?? "")}</p>
      {join.isError && <Failure failure={join.error} />}
      <Button
        look="primary"
        className="w-full"
        busy={join.isPending}
        onClick={() => join.mutate(token, { onSuccess: enter })}
      >
        {words.join(link.companyName ?? "")}
      </Button>
    </div>
  )
}
