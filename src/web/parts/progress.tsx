/** A bar that fills, with its text read aloud as it changes. */
export function ProgressBar({ done, total, text }: { done: number; total: number; text: string }) {
  const percent = total === 0 ? 0 : Math.round((100 * done) / total)
  return (
    <div>
      <div
        role="progressbar"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-label={text}
        className="h-2 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-300"
          style={{ width: `${percent}%` }}
        />
      </div>
      <p className="figure mt-2 text-sm text-soft" aria-live="polite">
        {text}
      </p>
    </div>
  )
}
