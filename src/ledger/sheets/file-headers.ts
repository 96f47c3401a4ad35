import type { Sheet } from "./sheet.ts"

const MEDIA_TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const

/** The headers under which a sheet is downloaded. */
export function fileHeaders(sheet: Pick<Sheet, "name">, format: keyof typeof MEDIA_TYPES) {
  return {
    "content-type": MEDIA_TYPES[format],
    "content-disposition": `attachment; filename="${sheet.name}.${format}"`,
  }
}
