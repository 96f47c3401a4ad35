/** What may do harm when it is opened: programs, scripts, pages, disk images, and documents with macros. */
const RISKY =
  /\.(exe|com|scr|pif|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|msi|msp|dll|cpl|jar|apk|app|dmg|iso|img|vhd|lnk|url|reg|inf|scf|html?|xhtml|shtml|svg|xml|xsl|swf|docm|dotm|xlsm|xltm|xlam|pptm|potm|ppam|one)$/i

/** True when a file should not be opened without asking its sender. */
export const isRisky = (fileName: string): boolean => RISKY.test(fileName.trim().replace(/[. ]+$/, ""))

/** A name that any system can keep: no folder, no control character, no more than 120 characters. */
export function safeFileName(name: string | null, fallback: string): string {
  const last = (name ?? "").normalize("NFC").split(/[/\\]/).at(-1) ?? ""
  const clean = last
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, "_")
    .replace(/^\.+/, "")
    .trim()
  if (clean === "") return fallback
  if (clean.length <= 120) return clean
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? ""
  return `${clean.slice(0, 120 - extension.length)}${extension}`
}

/** The media type under which a file is given back: what a browser could run is bytes and nothing else. */
export function safeMediaType(contentType: string): string {
  return /^(application\/pdf|image\/(png|jpeg|gif|webp)|text\/(plain|csv))$/.test(contentType)
    ? contentType
    : "application/octet-stream"
}
