import { useParams } from "@tanstack/react-router"
import { useState } from "react"
import { useCompanyRead } from "../api/hooks.ts"
import type { Customer } from "../api/shapes/ledger.ts"
import { CustomerCalendarPanel } from "../calendar/customer-calendar.tsx"
import { InvoiceTable } from "../invoices/invoice-table.tsx"
import { CustomerLimits, TermsWarning } from "../limitation/limit-notices.tsx"
import { RoutesPanel } from "../limitation/routes-panel.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { Segments } from "../parts/segments.tsx"
import { Penalties } from "../penalties/penalties.tsx"
import { PenaltySettings } from "../penalties/penalty-settings.tsx"
import { CustomerScenario } from "../scenarios/customer-scenario.tsx"
import { CommentsPanel } from "../team/comments-panel.tsx"
import { OwnerField } from "../team/owner-field.tsx"
import { SalespersonPanel } from "../team/salesperson-panel.tsx"
import { WaitingQuestions } from "../team/waiting-questions.tsx"
import { Timeline } from "../timeline/timeline.tsx"
import { useWords } from "../words/language.tsx"
import { Consents } from "./consents.tsx"
import { Contacts } from "./contacts.tsx"
import { Credits } from "./credits.tsx"
import { CustomerActs } from "./customer-acts.tsx"
import { CustomerSettings } from "./customer-settings.tsx"
import { DecisionPanel } from "./decision-panel.tsx"
import { Owed } from "./owed.tsx"
import { Suspensions } from "./suspensions.tsx"

type Tab = "timeline" | "invoices" | "penalties" | "credits" | "routes" | "contacts" | "settings"

/** Everything about one customer: what is owed, what comes next, what happened. */
export function CustomerPage() {
  const { customerId } = useParams({ from: "/shell/clients/$customerId" })
  const customer = useCompanyRead<Customer>(`/customers/${customerId}`)
  return <Reading of={customer}>{(value) => <Content key={value.id} customer={value} />}</Reading>
}

function Content({ customer }: { customer: Customer }) {
  const words = useWords()
  const w = words.customers
  const [tab, setTab] = useState<Tab>("timeline")
  return (
    <>
      <PageHead
        title={customer.name}
        lead={[customer.code, words.common.kinds[customer.kind], customer.city].filter(Boolean).join(" · ")}
        actions={<CustomerActs customer={customer} />}
      />
      <div className="space-y-5">
        <OwnerField customer={customer} />
        <WaitingQuestions customerId={customer.id} />
        <Owed customer={customer} />
        <Suspensions customer={customer} />
        <TermsWarning customer={customer} />
        <CustomerLimits customerId={customer.id} />
        <DecisionPanel customer={customer} />
        <CustomerScenario customer={customer} />
        <Segments
          label={customer.name}
          value={tab}
          onChange={setTab}
          choices={[
            { value: "timeline", label: w.timeline },
            { value: "invoices", label: w.invoicesTab },
            { value: "penalties", label: words.penalties.title },
            { value: "credits", label: w.creditsTab },
            { value: "routes", label: words.limitation.routesTab },
            { value: "contacts", label: w.contactsTab, count: customer.contacts.length },
            { value: "settings", label: w.settingsTab },
          ]}
        />
        {tab === "timeline" && <CommentsPanel customerId={customer.id} />}
        {tab === "timeline" && (
          <Panel>
            <Timeline path={`/customers/${customer.id}/timeline`} />
          </Panel>
        )}
        {tab === "invoices" && (
          <InvoiceTable query={{ customerId: customer.id, status: "all" }} hideCustomer />
        )}
        {tab === "penalties" && <Penalties customerId={customer.id} customerName={customer.name} />}
        {tab === "credits" && <Credits customer={customer} />}
        {tab === "routes" && <RoutesPanel customerId={customer.id} />}
        {tab === "contacts" && <Contacts customer={customer} />}
        {tab === "settings" && (
          <>
            <CustomerSettings customer={customer} />
            <Consents customerId={customer.id} />
          </>
        )}
        {tab === "settings" && <SalespersonPanel customerId={customer.id} />}
        {tab === "settings" && <CustomerCalendarPanel customerId={customer.id} />}
        {tab === "settings" && <PenaltySettings customerId={customer.id} />}
      </div>
    </>
  )
}
