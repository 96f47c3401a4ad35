/** The mark of the application. */
export function Logo({ className }: { className?: string }) {
  return <img src="/icon.svg" alt="" className={className ?? "size-8"} />
}
