import { useCompanyChange } from "../api/hooks.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { TextField } from "../parts/field.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"

interface PictureProps {
  readonly name: "logo" | "signature"
  readonly label: string
  /** The picture that is kept, as a data address. */
  readonly shown: string | null
}

/** One picture of the papers: seen, exchanged for another, or taken away. */
export function Picture({ name, label, shown }: PictureProps) {
  const w = useWords().settings
  const keep = useCompanyChange<FormData>("POST", `/branding/${name}`)
  const remove = useCompanyChange<null>("DELETE", `/branding/${name}`)
  const take = (file: File | undefined) => {
    if (!file) return
    const form = new FormData()
    form.append("file", file)
    keep.mutate(form, { onSuccess: () => say(w.brandingSaved) })
  }
  return (
    <div className="space-y-3">
      <TextField
        label={label}
        hint={w.pictureHint}
        type="file"
        accept="image/png,image/jpeg"
        className="[&_input]:py-1.5"
        onChange={(event) => {
          take(event.target.files?.[0])
          event.target.value = ""
        }}
      />
      {keep.error && <Failure failure={keep.error} />}
      {shown && (
        <div className="flex flex-wrap items-center gap-3">
          <img
            src={shown}
            alt={label}
            className="h-16 max-w-60 rounded-lg border bg-white object-contain p-1"
          />
          <Button small onClick={() => remove.mutate(null)} busy={remove.isPending}>
            {w.takeAway}
          </Button>
        </div>
      )}
    </div>
  )
}
