import { expect, test } from 'vitest'
import { mayCall } from '#lib/contract'
import { documentsWeb } from './index.ts'

const entriesOf = (caller: Parameters<typeof mayCall>[1]) => documentsWeb.nav.filter((entry) => mayCall(entry.access ?? 'account', caller)).map((entry) => entry.label)

test('三员的菜单里没有办文；拟稿人看到发文，文书还看到待签收和登记簿', () => {
  for (const admin of ['sysAdmin', 'securityAdmin', 'auditAdmin'] as const) expect(entriesOf({ admin, roles: [] })).toEqual([])
  expect(entriesOf({ admin: null, roles: ['drafter'] })).toEqual(['发文', '排版校对'])
  expect(entriesOf({ admin: null, roles: ['unitContact'] })).toEqual(['发文', '排版校对', '待签收', '发文登记簿'])
})
