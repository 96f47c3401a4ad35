import type { UseQueryResult } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { Failure } from "./failure.tsx"
import { ListSkeleton } from "./placeholders.tsx"

interface ReadingProps<T> {
  readonly of: UseQueryResult<T, Error>
  readonly skeleton?: ReactNode
  readonly children: (value: T) => ReactNode
}

/** Shows a reading: grey bars first, the failure if there is one, else what was read. */
export function Reading<T>({ of, skeleton, children }: ReadingProps<T>) {
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.isError) return <Failure failure={of.error} onRetry={() => of.refetch()} />
  return <>{skeleton ?? <ListSkeleton />}</>
}
