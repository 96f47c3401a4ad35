import { LogOut, Monitor, Moon, Sun } from "lucide-react"
import { useState } from "react"
import { useWhereabouts } from "../api/company.tsx"
import { useSessionActs } from "../api/session.ts"
import { IconButton } from "../parts/button.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { chooseTheme, chosenTheme, type Theme } from "./theme.ts"

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" }

/** Switches between the look of the device, light and dark. */
export function ThemeButton() {
  const words = useWords().shell
  const [theme, setTheme] = useState(chosenTheme)
  const names = { system: words.themeSystem, light: words.themeLight, dark: words.themeDark }
  const Icon = { system: Monitor, light: Sun, dark: Moon }[theme]
  const turn = () => {
    chooseTheme(NEXT[theme])
    setTheme(NEXT[theme])
  }
  return (
    <IconButton label={`${words.theme} (${names[theme]})`} onClick={turn}>
      <Icon className="size-[1.15rem]" aria-hidden />
    </IconButton>
  )
}

/** Switches between French and English. */
export function LanguageButton() {
  const words = useWords().shell
  const { language, choose } = useLanguage()
  return (
    <IconButton
      label={`${words.language} (${language === "fr" ? "English" : "français"})`}
      onClick={() => choose(language === "fr" ? "en" : "fr")}
      className="text-sm font-semibold"
    >
      <span aria-hidden>{language === "fr" ? "EN" : "FR"}</span>
    </IconButton>
  )
}

/** The person, their language and look, and the way out. */
export function PersonMenu() {
  const words = useWords()
  const { user, company } = useWhereabouts()
  const { signOut } = useSessionActs()
  return (
    <div className="flex items-center gap-1 border-t pt-3">
      <div className="min-w-0 flex-1 px-2 leading-tight">
        <div className="truncate text-sm font-medium">{user.name}</div>
        <div className="truncate text-sm text-faint">{words.common.roles[company.role]}</div>
      </div>
      <LanguageButton />
      <ThemeButton />
      <IconButton label={words.shell.signOut} onClick={() => signOut.mutate()}>
        <LogOut className="size-[1.15rem]" aria-hidden />
      </IconButton>
    </div>
  )
}
