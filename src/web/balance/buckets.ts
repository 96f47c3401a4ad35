import type { Bucket } from "../api/shapes/ledger.ts"

/** The colour of each bucket, from calm to late. */
export const BUCKET_COLOURS: Record<Bucket, string> = {
  notDue: "bg-bucket-0",
  d1To30: "bg-bucket-1",
  d31To60: "bg-bucket-2",
  d61To90: "bg-bucket-3",
  over90: "bg-bucket-4",
}
