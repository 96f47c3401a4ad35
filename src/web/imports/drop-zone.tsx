import { useNavigate } from "@tanstack/react-router"
import { clsx } from "clsx"
import { FileUp, LoaderCircle } from "lucide-react"
import { type DragEvent, useRef, useState } from "react"
import { useCompanyChange } from "../api/hooks.ts"
import type { ImportDraft } from "../api/shapes/imports.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { useWords } from "../words/language.tsx"

/** Drop a file or choose one; what it is gets recognised by itself. */
export function DropZone() {
  const words = useWords().imports
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const upload = useCompanyChange<File, ImportDraft>("POST", "/import-drafts", (file) => formOf(file))
  const send = (file: File | undefined) => {
    if (!file) return
    upload.mutate(file, {
      onSuccess: ({ id }) => navigate({ to: "/importer/$draftId", params: { draftId: id } }),
    })
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    send(event.dataTransfer.files[0])
  }
  return (
    <section
      aria-label={words.drop}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={clsx(
        "flex flex-col items-center rounded-2xl border-2 border-dashed px-6 py-12 text-center transition-colors",
        isOver ? "border-accent bg-accent-soft" : "border-line-strong/50 bg-panel",
      )}
    >
      <DropSign reading={upload.isPending} />
      <Button look="primary" className="mt-5" busy={upload.isPending} onClick={() => input.current?.click()}>
        {words.choose}
      </Button>
      <input
        ref={input}
        type="file"
        aria-label={words.choose}
        accept=".csv,.txt,.tsv,.xlsx,.fec"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          send(event.target.files?.[0])
          event.target.value = ""
        }}
      />
      {upload.isError && (
        <div className="mt-5 w-full max-w-xl text-left">
          <Failure failure={upload.error} />
        </div>
      )}
    </section>
  )
}

function formOf(file: File): FormData {
  const form = new FormData()
  form.set("kind", "auto")
  form.set("file", file)
  return form
}

function DropSign({ reading }: { reading: boolean }) {
  const words = useWords().imports
  return (
    <>
      <span className="mb-4 flex size-14 items-center justify-center rounded-2xl bg-accent-soft text-accent">
        {reading ? (
          <LoaderCircle className="size-6 animate-spin" aria-hidden />
        ) : (
          <FileUp className="size-6" aria-hidden />
        )}
      </span>
      <p className="text-lg font-semibold" aria-live="polite">
        {reading ? words.reading : words.drop}
      </p>
      <p className="mt-1 max-w-md text-soft">{words.accepted}</p>
    </>
  )
}
