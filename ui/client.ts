import { type ContractRouterClient, type AnyContractRouter } from '@orpc/contract'
import { createORPCClient } from '@orpc/client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { type RouterUtils, createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'
import { type Problem, asProblem, offline, problemFrom } from './problem.ts'

/** What a call may carry beside its input. */
export interface CallContext {
  /** Idempotency key of a change. Give one to make two calls one act; otherwise every call gets its own. */
  readonly key?: string
  /** Goes on when the page is left meanwhile. For small changes only: browsers allow 64 KB of such calls together. */
  readonly outlivesPage?: boolean
  /** The page asks by itself, nobody has done anything: such a call does not keep an idle session alive. */
  readonly isAutomatic?: boolean
}

export type ClientOf<Contract extends AnyContractRouter> = ContractRouterClient<Contract, CallContext>

/** A module's calls, plain (`client`) and as TanStack Query options (`queries.list.queryOptions({ input })`). */
export interface ModuleClient<Contract extends AnyContractRouter> {
  readonly client: ClientOf<Contract>
  readonly queries: RouterUtils<ClientOf<Contract>>
}

/**
 * The typed client of a module's contract. `module` prefixes the query keys, so that `keysOf('documents')` or news
 * about `documents` refreshes what that module shows.
 */
export function clientFor<const Contract extends AnyContractRouter>(contract: Contract, module: string): ModuleClient<Contract> {
  const link = new OpenAPILink<CallContext>(contract, {
    url: () => new URL('/api', location.origin).href,
    headers: ({ context }) => ({ 'x-requested-with': 'shuniu', 'idempotency-key': context?.key ?? newKey(), ...(context?.isAutomatic ? { [AUTOMATIC]: '1' } : {}) }),
    fetch: (request, _, { context }) => send(request, context?.outlivesPage),
  })
  // The generic contract keeps oRPC from seeing that the client is a nested client; it is one by construction.
  const client = createORPCClient(link) as ClientOf<Contract>
  const utils: unknown = createTanstackQueryUtils(client as never, { path: [module] })
  return { client, queries: utils as RouterUtils<ClientOf<Contract>> }
}

/** A plain call of the API for what no contract covers: files, the session, settings. Answers parsed JSON. */
export async function callApi(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: FormData | object): Promise<unknown> {
  const isForm = body instanceof FormData
  const request = new Request(`/api${path}`, {
    method,
    headers: { 'x-requested-with': 'shuniu', 'idempotency-key': newKey(), ...(body && !isForm ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
  })
  const response = await send(request)
  const answer = await response.text()
  return answer === '' ? null : JSON.parse(answer)
}

/** A fresh idempotency key. `crypto.randomUUID` is missing on plain http, which many intranets still use. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

let onSignedOut: (problem: Problem) => void = () => undefined
/** Says what happens when a call finds nobody signed in; the shell goes to the login page and comes back. */
export const whenSignedOut = (act: (problem: Problem) => void): void => { onSignedOut = act }

let lastCall = 0
/** When the person at this page last reached the server (Unix milliseconds, 0 for never): a session ends so long after its last call. */
export const lastCallAt = (): number => lastCall

const AUTOMATIC = 'x-automatic'

async function send(request: Request, keepalive = false): Promise<Response> {
  const begun = Date.now()
  const response = await fetchAgain(request, { keepalive, times: 2 })
  if (response.ok && !request.headers.has(AUTOMATIC)) lastCall = begun
  if (response.ok) return response
  const body: unknown = await response.json().catch(() => null)
  const problem = problemFrom(response.status, body, response.headers.get('x-request-id'))
  if (problem.status === 401) onSignedOut(problem)
  throw problem
}

/** Tries anew when the network fails: safe for changes too, since the same key twice is one act. */
async function fetchAgain(request: Request, { keepalive, times }: { keepalive: boolean; times: number }): Promise<Response> {
  try {
    return await fetch(request.clone(), { credentials: 'same-origin', keepalive })
  } catch (failure) {
    if (request.signal.aborted) throw failure
    if (times === 0) throw offline()
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    return fetchAgain(request, { keepalive, times: times - 1 })
  }
}

const RETRY_MS = 600

/** The query client all pages share: refusals are never retried, they will not change by asking again. */
export const makeQueryClient = (): QueryClient => new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, failure) => failures < 2 && asProblem(failure).status >= 500,
      throwOnError: false,
    },
    mutations: { retry: false },
  },
})
