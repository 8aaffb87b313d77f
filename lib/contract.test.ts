import { expect, test } from 'vitest'
import { mayCall, route } from './contract.ts'
import type { Access } from './contract.ts'

const nobody = null
const clerk = { admin: null, roles: ['drafter', 'confidentialClerk'] }
const idle = { admin: null, roles: [] }
const auditor = { admin: 'auditAdmin' as const, roles: [] }

const may = (access: Access) => [nobody, idle, clerk, auditor].map((caller) => mayCall(access, caller))

test('public: anyone, signed in or not', () => expect(may('public')).toEqual([true, true, true, true]))
test('account: anyone signed in', () => expect(may('account')).toEqual([false, true, true, true]))
test('staff: anyone signed in but the three administrators', () => expect(may('staff')).toEqual([false, true, true, false]))
test('a role list: its holders', () => expect(may(['confidentialClerk', 'archivist'])).toEqual([false, false, true, false]))
test('an administrator kind in a list: that administrator', () => expect(may(['auditAdmin'])).toEqual([false, false, false, true]))
test('another administrator kind does not pass', () => expect(may(['sysAdmin', 'securityAdmin'])).toEqual([false, false, false, false]))
test('an empty list: nobody', () => expect(may([])).toEqual([false, false, false, false]))

test('a person cannot pass for an administrator by a role of that name on a post', () => {
  expect(mayCall(['auditAdmin'], { admin: null, roles: ['auditAdmin'] })).toBe(false)
})

test('a route carries its declared access, method and path', () => {
  const made = route({ method: 'GET', path: '/documents', summary: '列出公文', access: 'staff', tags: ['办文'] })
  expect(made['~orpc'].meta).toEqual({ access: 'staff' })
  expect(made['~orpc'].route).toMatchObject({ method: 'GET', path: '/documents', summary: '列出公文', tags: ['办文'] })
})
