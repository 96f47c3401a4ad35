import { Navigate, useNavigate } from "@tanstack/react-router"
import { rememberCompany, useMe, useSessionActs } from "../api/session.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { say } from "../parts/toast.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { blankCompany, CompanyForm } from "./company-form.tsx"
import { Front } from "./front.tsx"

/** Creating one's own company, then straight to the import. */
export function CreateCompanyPage() {
  const words = useWords().welcome
  const { language } = useLanguage()
  const navigate = useNavigate()
  const me = useMe()
  const { createCompany } = useSessionActs()
  if (me.data && !me.data.user) return <Navigate to="/connexion" />
  const start = { ...blankCompany, language, email: me.data?.user?.email ?? null }
  if (!me.data) return null
  return (
    <Front title={words.companyTitle} lead={words.companyLead}>
      <CompanyForm
        start={start}
        onSubmit={(fields) =>
          createCompany.mutate(fields, {
            onSuccess: ({ id }) => {
              rememberCompany(id)
              say(words.companyCreated)
              navigate({ to: "/importer" })
            },
          })
        }
      >
        <div className="space-y-4">
          {createCompany.isError && <Failure failure={createCompany.error} />}
          <Button look="primary" type="submit" busy={createCompany.isPending} className="w-full sm:w-auto">
            {words.createCompany}
          </Button>
        </div>
      </CompanyForm>
    </Front>
  )
}
