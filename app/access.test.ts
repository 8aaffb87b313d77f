import { afterAll, describe, expect, test } from 'vitest'
import { mayCall, type AdministratorKind, type OfficeRole } from '#lib/contract'
import { routesOf } from '#platform/http'
import { houseWithKinds, type Kind } from './testing.ts'

const roles: readonly OfficeRole[] = [
  'drafter', 'sectionHead', 'officeReviewer', 'officeHead', 'inChargeLeader', 'principalHead', 'unitHead', 'confidentialClerk', 'archivist',
  'sealKeeper', 'secrecyOfficer', 'supervisor', 'infoEditor', 'dutyOfficer', 'dutyLeader', 'unitContact', 'flowAdmin', 'organisationClerk',
]
const administrators: readonly AdministratorKind[] = ['sysAdmin', 'securityAdmin', 'auditAdmin']

/** Every kind of user there is: someone without roles, the holder of each one role, each administrator; and nobody. */
const kinds: readonly Kind[] = [
  { kind: 'plain', admin: null, roles: [] },
  ...roles.map((role) => ({ kind: role, admin: null, roles: [role] })),
  ...administrators.map((admin) => ({ kind: admin, admin, roles: [] })),
]
const { house, origin, cookies, close } = await houseWithKinds(kinds)
afterAll(close)

/** The status and code a route answers to a caller who brings nothing sensible with him. */
async function ask(kind: string | null, { method, path }: { method: string; path: string }) {
  const stop = new AbortController()
  const isChange = method !== 'GET'
  const response = await fetch(`${origin}/api${path.replace(/\{\+?\w+\}/g, 'no-such-thing')}`, {
    method, signal: stop.signal,
    headers: { ...(kind ? { cookie: cookies.get(kind)! } : {}), 'x-requested-with': 'shuniu', ...(isChange ? { 'content-type': 'application/json' } : {}) },
    ...(isChange ? { body: '{}' } : {}),
  })
  const isProblem = response.headers.get('content-type')?.includes('problem+json')
  const code = isProblem ? ((await response.json()) as { code: string }).code : null
  stop.abort()
  return { status: response.status, code }
}

const routes = routesOf(house)

test('the house has routes, and each one declares its access', () => {
  expect(routes.length).toBeGreaterThan(40)
  expect(routes.filter((route) => route.access === undefined)).toEqual([])
})

test('no two routes share an address', () => {
  const addresses = routes.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`)
  expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([])
})

describe('each route answers every kind of user as it declares', () => {
  test.each(routes)('$method $path', async ({ method, path, access }) => {
    const wrong: string[] = []
    for (const caller of [null, ...kinds]) {
      // Signing out ends the session the next question would need.
      if (path === '/session/sign-out' && caller) continue
      const { status, code } = await ask(caller?.kind ?? null, { method, path })
      const isLetIn = !(status === 401 && code === 'not-signed-in') && !(status === 403 && code === 'not-allowed')
      // A public route of the session may itself find that nobody is signed in; that is its answer, not a closed door.
      const isOwnAnswer = access === 'public' && status === 401
      if (!isOwnAnswer && isLetIn !== mayCall(access!, caller)) wrong.push(`${caller?.kind ?? 'nobody'}: ${status} ${code}`)
      if (status >= 500) wrong.push(`${caller?.kind ?? 'nobody'}: fault ${status} ${code}`)
    }
    expect(wrong).toEqual([])
  })
})
