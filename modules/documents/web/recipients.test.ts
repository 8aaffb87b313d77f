import { expect, test } from 'vitest'
import type { UnitId } from '#lib/ids'
import { keyOfRecipient, recipientFrom, withRecipients } from './recipients.ts'

const known = { units: [{ id: 'u1' as UnitId, shortName: '区财政局' }], groups: [{ id: 'g1', name: '各镇党委、街道党工委' }] }

test('选中的单位和分送范围按名称记入主送', () => {
  expect(recipientFrom('unit:u1', known)).toEqual({ kind: 'unit', unit: 'u1', name: '区财政局' })
  expect(recipientFrom('group:g1', known)).toEqual({ kind: 'group', group: 'g1', name: '各镇党委、街道党工委' })
})
test('手写的单位名与机构树一致的，按单位收文', () => expect(recipientFrom(' 区财政局 ', known)).toEqual({ kind: 'unit', unit: 'u1', name: '区财政局' }))
test('外部机关照写', () => expect(recipientFrom('市委办公室', known)).toEqual({ kind: 'text', name: '市委办公室' }))
test('不认识的标识不当作机关名称', () => expect(recipientFrom('unit:gone', known)).toBeNull())
test('导入的主送行逐个对应到单位', () => {
  expect(withRecipients({ mainTo: [{ kind: 'text', name: '各镇党委、街道党工委' }, { kind: 'text', name: '市委' }] }, known).mainTo?.map(keyOfRecipient)).toEqual(['group:g1', '市委'])
})
