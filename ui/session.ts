import { createContext, useContext } from 'react'
import { type Access, mayCall } from '#lib/contract'
import type { AdministratorKind } from '#lib/contract'

/** What `GET /api/session` answers to someone signed in; to nobody it answers 401. */
export interface SessionInfo {
  readonly account: string
  /** Null for the three administrators. */
  readonly person: string | null
  readonly name: string
  /** The office whose platform this is, e.g. `中共临江区委办公室`. */
  readonly office: string
  /** Units in which the person holds a post today, main one first. */
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly roles: readonly string[]
  readonly admin: AdministratorKind | null
  /** Everything the person keeps: look, list columns, saved views, phrases; by key. */
  readonly settings: Readonly<Record<string, unknown>>
  /** The data is a demonstration; a banner says so on every page. */
  readonly demo: boolean
  /** Minutes without an act after which the session ends. */
  readonly idleMinutes: number
  readonly hasSecondFactor: boolean
}

const SessionContext = createContext<SessionInfo | null>(null)
export const SessionProvider = SessionContext.Provider

/** Who works here now, or null on a page that needs nobody. */
export const useVisitor = (): SessionInfo | null => useContext(SessionContext)

/** Who works here now. Throws on a page shown without a session. */
export function useSession(): SessionInfo {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside a signed-in page')
  return session
}

/** Whether what is meant for `access` (roles, `staff`; absent: everybody signed in) concerns this person. */
export const concerns = (session: SessionInfo, access: Access | undefined): boolean => mayCall(access ?? 'account', session)
