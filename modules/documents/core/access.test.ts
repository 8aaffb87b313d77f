import { expect, test } from 'vitest'
import type { PersonId, UnitId } from '#lib/ids'
import { mayCloseIssue, mayFollow, mayKeepSendRoom, maySee, maySignReceipt, mayUndoIssue, type Viewer, type Visible } from './access.ts'

const [office, section, township, me, other] = ['office', 'section', 'township', 'me', 'other'] as unknown as [UnitId, UnitId, UnitId, PersonId, PersonId]
const viewer = (over: Partial<Viewer> = {}): Viewer => ({ person: me, admin: null, posts: [], standsInFor: [], ...over })
/** Someone with one post. */
const holder = (role: string, organ: UnitId, unit = organ): Viewer => viewer({ posts: [{ unit, organ, roles: [role] }] })
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
  const clerk = holder('confidentialClerk', office)
  expect(maySee(clerk, document())).toBe(true)
  expect(maySee(clerk, document({ submitted: false }))).toBe(false)
  expect(maySee(clerk, document({ handlingOrgan: township, issuingOrgan: township }))).toBe(false)
  expect(maySee(holder('drafter', office), document())).toBe(false)
})

test('科室负责人看得到本科室送出的文稿', () => {
  expect(maySee(holder('sectionHead', office, section), document())).toBe(true)
  expect(maySee(holder('sectionHead', office, office), document())).toBe(false)
})

test('收文单位分发以后才看得到，且限收文岗位', () => {
  const contact = holder('unitContact', township)
  expect(maySee(contact, document())).toBe(false)
  expect(maySee(contact, document({ receivers: [township] }))).toBe(true)
  expect(maySee(holder('drafter', township), document({ receivers: [township] }))).toBe(false)
})

test('签收、发文室和撤回各有各的岗位', () => {
  expect(maySignReceipt(holder('unitContact', township), township)).toBe(true)
  expect(maySignReceipt(holder('unitHead', township), township)).toBe(false)
  expect(maySignReceipt(holder('unitContact', office), township)).toBe(false)
  expect(mayKeepSendRoom(holder('confidentialClerk', office), document())).toBe(true)
  expect(mayKeepSendRoom(holder('confidentialClerk', township), document())).toBe(false)
  expect(mayUndoIssue(holder('officeHead', office), document())).toBe(true)
  expect(mayUndoIssue(holder('officeReviewer', office), document())).toBe(false)
})

test('兼职的人，一处的岗位职责不带到另一处', () => {
  const twice = viewer({ posts: [{ unit: township, organ: township, roles: ['confidentialClerk'] }, { unit: section, organ: office, roles: [] }] })
  expect(maySee(twice, document())).toBe(false)
  expect(mayKeepSendRoom(twice, document())).toBe(false)
  expect(maySee(twice, document({ receivers: [office] }))).toBe(false)
  expect(maySee(twice, document({ receivers: [township] }))).toBe(true)
})

test('收文单位得到的是文件，不是办文过程', () => {
  const contact = holder('unitContact', township)
  expect([maySee(contact, document({ receivers: [township] })), mayFollow(contact, document({ receivers: [township] }))]).toEqual([true, false])
  expect(mayFollow(holder('archivist', office), document())).toBe(true)
})

test('转待归档限发文机关的办公室和档案员，收文单位的档案员不行', () => {
  expect(mayCloseIssue(holder('archivist', office), document())).toBe(true)
  expect(mayCloseIssue(holder('archivist', township), document({ receivers: [township] }))).toBe(false)
})
