import { useNavigate } from "@tanstack/react-router"
import { Check, ChevronsUpDown, Plus } from "lucide-react"
import { useWhereabouts } from "../api/company.tsx"
import { Menu, MenuItem, MenuLine } from "../parts/menu.tsx"
import { useWords } from "../words/language.tsx"
import { Logo } from "./logo.tsx"

/** The company at hand, and the way to another one. */
export function CompanySwitch() {
  const words = useWords().shell
  const { company, companies, enter } = useWhereabouts()
  const navigate = useNavigate()
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`${words.switchCompany} (${company.name})`}
          className="flex min-h-11 w-full items-center gap-2.5 rounded-lg px-2 text-left hover:bg-sunken"
        >
          <Logo className="size-8 shrink-0" />
          <span className="min-w-0 flex-1 truncate font-semibold">{company.name}</span>
          <ChevronsUpDown className="size-4 shrink-0 text-faint" aria-hidden />
        </button>
      }
    >
      {companies.map((other) => (
        <MenuItem
          key={other.id}
          onSelect={() => enter(other.id)}
          icon={<Check className={other.id === company.id ? "size-4" : "size-4 opacity-0"} aria-hidden />}
        >
          <span className="max-w-60 truncate">{other.name}</span>
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem onSelect={() => navigate({ to: "/demarrer" })} icon={<Plus className="size-4" aria-hidden />}>
        {words.newCompany}
      </MenuItem>
    </Menu>
  )
}
