import { expect, test } from 'vitest'
import type { PersonId, UnitId } from '#lib/ids'
import { mayKeepSendRoom, maySee, maySignReceipt, mayUndoIssue, type Viewer, type Visible } from './access.ts'

const [office, section, township, me, other] = ['office', 'section', 'township', 'me', 'other'] as unknown as [UnitId, UnitId, UnitId, PersonId, PersonId]
const viewer = (over: Partial<Viewer> = {}): Viewer => ({ person: me, admin: null, units: [], organs: [], roles: [], standsInFor: [], ...over })
const document = (over: Partial<Visible> = {}): Visible =>
  ({ drafter: other, draftingUnit: section, handlingOrgan: office, issuingOrgan: office, submitted: true, participants: [], receivers: [], ...over })

test('三员不看公文，哪怕他们是拟稿人', () => {
  for (const admin of ['sysAdmin', 'securityAdmin', 'auditAdmin'] as const) expect(maySee(viewer({ admin }), document({ drafter: me }))).toBe(false)
})

test('拟稿人、经办人和他们的代理人看得到', () => {
  expect(maySee(viewer(), document({ drafter: me, submitted: false }))).toBe(true)
  expect(maySee(viewer(), document({ participants: [me] }))).toBe(true)
  expect(maySee(viewer({ standsInFor: [other] }), document())).toBe(true)
  expect(maySee(viewer(), document())).toBe(false)
})

test('办公室经手岗位看得到本机关送出的文稿，看不到没送出的草稿和别的机关的文稿', () => {
  const clerk = viewer({ roles: ['confidentialClerk'], organs: [office] })
  expect(maySee(clerk, document())).toBe(true)
  expect(maySee(clerk, document({ submitted: false }))).toBe(false)
  expect(maySee(clerk, document({ handlingOrgan: township, issuingOrgan: township }))).toBe(false)
  expect(maySee(viewer({ roles: ['drafter'], organs: [office] }), document())).toBe(false)
})

test('科室负责人看得到本科室送出的文稿', () => {
  expect(maySee(viewer({ roles: ['sectionHead'], units: [section] }), document())).toBe(true)
  expect(maySee(viewer({ roles: ['sectionHead'], units: [office] }), document())).toBe(false)
})

test('收文单位分发以后才看得到，且限收文岗位', () => {
  const contact = viewer({ roles: ['unitContact'], organs: [township] })
  expect(maySee(contact, document())).toBe(false)
  expect(maySee(contact, document({ receivers: [township] }))).toBe(true)
  expect(maySee(viewer({ roles: ['drafter'], organs: [township] }), document({ receivers: [township] }))).toBe(false)
})

test('签收、发文室和撤回各有各的岗位', () => {
  expect(maySignReceipt(viewer({ roles: ['unitContact'], organs: [township] }), township)).toBe(true)
  expect(maySignReceipt(viewer({ roles: ['unitHead'], organs: [township] }), township)).toBe(false)
  expect(maySignReceipt(viewer({ roles: ['unitContact'], organs: [office] }), township)).toBe(false)
  expect(mayKeepSendRoom(viewer({ roles: ['confidentialClerk'], organs: [office] }), document())).toBe(true)
  expect(mayKeepSendRoom(viewer({ roles: ['confidentialClerk'], organs: [township] }), document())).toBe(false)
  expect(mayUndoIssue(viewer({ roles: ['officeHead'], organs: [office] }), document())).toBe(true)
  expect(mayUndoIssue(viewer({ roles: ['officeReviewer'], organs: [office] }), document())).toBe(false)
})
