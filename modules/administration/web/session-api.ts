import { callApi } from '#ui'

// The session belongs to the platform, not to a module: its answers' shapes are declared in `platform/session/contract.ts`.
export type Stage = 'second-factor' | 'new-password' | 'enrol-second-factor' | 'open'
export interface Entry {
  readonly office: string
  readonly demo: boolean
  readonly oidc: boolean
  readonly stage: Stage | null
  readonly name: string | null
  readonly passwordLength: number
}
export interface SampleGroup {
  readonly group: string
  readonly people: readonly { readonly account: string; readonly name: string; readonly post: string }[]
}
export interface Enrolment { readonly secret: string; readonly uri: string }
export interface LinkFacts { readonly purpose: 'first-administrator' | 'set-password'; readonly login: string | null; readonly name: string | null }

const post = async <Answer>(path: string, body: object = {}): Promise<Answer> => (await callApi('POST', `/session${path}`, body)) as Answer
const get = async <Answer>(path: string): Promise<Answer> => (await callApi('GET', `/session${path}`)) as Answer

export const readEntry = () => get<Entry>('/entry')
export const signIn = (login: string, password: string) => post<{ stage: Stage }>('/sign-in', { login, password })
export const proveSecondFactor = (code: string) => post<{ stage: Stage }>('/second-factor', { code })
export const signOut = () => post<null>('/sign-out')
export const setPassword = (current: string, next: string) => post<null>('/password', { current, next })
export const startTotp = () => post<Enrolment>('/totp/start')
export const confirmTotp = (code: string) => post<{ recoveryCodes: readonly string[] }>('/totp/confirm', { code })
export const lookAtLink = (token: string) => post<LinkFacts>('/one-time/look', { token })
export const applyLink = (given: { token: string; password: string; first?: { login: string; name: string } }) => post<null>('/one-time', given)
export const samplePeople = () => get<readonly SampleGroup[]>('/demo')
export const enterAs = (account: string) => post<{ stage: Stage }>('/demo', { account })
export const startOidc = () => get<{ url: string }>('/oidc/start')
export const finishOidc = (query: string) => post<{ stage: Stage }>('/oidc/callback', { query })
/** Whether an authenticator is bound to the own account. */
export const hasSecondFactor = async () => (await get<{ hasSecondFactor: boolean }>('')).hasSecondFactor
