/**
 * A mail as its reader will see it: in a frame that runs no script and opens nothing,
 * on white paper whatever the theme.
 */
export function MailFrame({ html, title }: { html: string; title: string }) {
  return (
    <iframe
      title={title}
      sandbox=""
      srcDoc={html}
      className="mt-3 h-[60dvh] min-h-72 w-full flex-1 border-t bg-white"
    />
  )
}
