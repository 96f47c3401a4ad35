/** How the interface looks: as chosen, or as the device does. */
export type Theme = "light" | "dark" | "system"

const KEY = "relance.theme"
const deviceIsDark = () => window.matchMedia("(prefers-color-scheme: dark)")

/** The look that the person chose on this device. */
export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEY)
  return kept === "light" || kept === "dark" ? kept : "system"
}

/** Remembers a look and applies it. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme)
  show()
}

/** Applies the chosen look, and follows the device when it changes. Called once at start. */
export function applyTheme(): void {
  show()
  deviceIsDark().addEventListener("change", show)
}

function show(): void {
  const theme = chosenTheme()
  const isDark = theme === "dark" || (theme === "system" && deviceIsDark().matches)
  document.documentElement.dataset.theme = isDark ? "dark" : "light"
}
