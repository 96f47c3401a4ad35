import {
  keepPreviousData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import { useCompanyPath } from "./company.tsx"
import { type Method, queryText, request } from "./request.ts"
import type { Listing } from "./shapes/listing.ts"

type Query = Parameters<typeof queryText>[0]

/** How a reading behaves: whether it runs at all, and how often it asks again. */
export interface ReadOptions<T> {
  readonly query?: Query
  readonly enabled?: boolean
  /** Asks again after so many milliseconds, as long as the answer tells to. */
  readonly pollMs?: (value: T | undefined) => number | false
}

/** Reads one resource of the company at hand; it is read again after every change in the company. */
export function useCompanyRead<T>(path: string, options: ReadOptions<T> = {}): UseQueryResult<T, Error> {
  const url = useCompanyPath()(path) + queryText(options.query ?? {})
  return useQuery<T, Error>({
    queryKey: ["company", url],
    queryFn: () => request<T>("GET", url),
    enabled: options.enabled ?? true,
    refetchInterval: (query) => options.pollMs?.(query.state.data) ?? false,
    placeholderData: keepPreviousData,
  })
}

/** A list that is read page after page. */
export interface Pages<T, Page> {
  readonly items: readonly T[]
  /** The first page, for what it says of the whole list. */
  readonly first: Page | undefined
  readonly result: UseInfiniteQueryResult<unknown, Error>
}

/** Reads a list of the company at hand; more of it with result.fetchNextPage(). */
export function useCompanyList<T, Page extends Listing<T> = Listing<T>>(
  path: string,
  query: Query = {},
): Pages<T, Page> {
  const toUrl = useCompanyPath()
  const result = useInfiniteQuery({
    queryKey: ["company", toUrl(path) + queryText(query)],
    queryFn: ({ pageParam }) =>
      request<Page>("GET", toUrl(path) + queryText({ ...query, cursor: pageParam })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor ?? null,
    placeholderData: keepPreviousData,
  })
  const pages = result.data?.pages ?? []
  return { items: pages.flatMap((page) => page.items), first: pages[0], result }
}

/** Makes a change in the company at hand: the path may depend on what is sent. All readings follow. */
export function useCompanyChange<Sent, Answer = unknown>(
  method: Method,
  path: string | ((sent: Sent) => string),
  bodyOf: (sent: Sent) => unknown = (sent) => sent,
): UseMutationResult<Answer, Error, Sent> {
  const toUrl = useCompanyPath()
  const client = useQueryClient()
  return useMutation<Answer, Error, Sent>({
    mutationFn: (sent) =>
      request<Answer>(
        method,
        toUrl(typeof path === "function" ? path(sent) : path),
        method === "DELETE" ? undefined : bodyOf(sent),
      ),
    // Not awaited: whoever made the change hears of it before its row leaves the list.
    onSettled: () => void client.invalidateQueries(),
  })
}
