import { type UseQueryResult, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { request } from "./request.ts"
import type { CompanyFields, Me, WelcomeLink } from "./shapes/people.ts"

/** Who is signed in, and which companies they may enter. */
export const useMe = (): UseQueryResult<Me, Error> =>
  useQuery({ queryKey: ["me"], queryFn: () => request<Me>("GET", "/api/me"), staleTime: 30_000 })

/** What a welcome link is good for. */
export const useWelcomeLink = (token: string): UseQueryResult<WelcomeLink, Error> =>
  useQuery({
    queryKey: ["welcome", token],
    queryFn: () => request<WelcomeLink>("GET", `/api/welcome/${encodeURIComponent(token)}`),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })

interface NewAccount {
  readonly token: string
  readonly name: string
  readonly email: string
  readonly password: string
}

/** The acts of coming in and going out; each one reads again who is here. */
export function useSessionActs() {
  const client = useQueryClient()
  const again = () => client.invalidateQueries()
  return {
    signIn: useMutation({
      mutationFn: (sent: { email: string; password: string }) =>
        request<unknown>("POST", "/api/auth/sign-in/email", sent),
      onSuccess: again,
    }),
    signOut: useMutation({
      mutationFn: () => request<unknown>("POST", "/api/auth/sign-out", {}),
      onSuccess: () => {
        client.clear()
        window.location.assign("/connexion")
      },
    }),
    createAccount: useMutation({
      mutationFn: (sent: NewAccount) => request<unknown>("POST", "/api/welcome", sent),
      onSuccess: () => client.invalidateQueries({ queryKey: ["me"] }),
    }),
    join: useMutation({
      mutationFn: (token: string) =>
        request<unknown>("POST", `/api/invitations/${encodeURIComponent(token)}/acceptance`, {}),
    }),
    createCompany: useMutation({
      mutationFn: (sent: CompanyFields) => request<{ id: string }>("POST", "/api/companies", sent),
      onSuccess: again,
    }),
    openDemo: useMutation({
      mutationFn: () => request<{ id: string }>("POST", "/api/demo", {}),
      onSuccess: again,
    }),
  }
}

const KEY = "relance.company"

/** The company that was last worked in on this device. */
export const rememberedCompany = (): string | null => localStorage.getItem(KEY)

/** Remembers the company to open next time. */
export const rememberCompany = (companyId: string): void => localStorage.setItem(KEY, companyId)
