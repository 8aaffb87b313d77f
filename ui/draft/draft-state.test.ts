import { expect, test } from 'vitest'
import { draftWords, nextDraft, openDraft, readStored } from './draft-state.ts'

const fresh = openDraft({ value: '', at: null }, null)

test('本机留有更新的草稿时取回本机的', () => {
  expect(openDraft({ value: '旧', at: 100 }, { value: '新', at: 200 })).toMatchObject({ value: '新', isRestored: true, status: 'changed' })
  expect(openDraft({ value: '新', at: 300 }, { value: '旧', at: 200 })).toMatchObject({ value: '新', isRestored: false, status: 'kept' })
})
test('保存期间又输入的内容仍待保存', () => {
  let draft = nextDraft(fresh, { type: 'changed', value: '甲' })
  draft = nextDraft(draft, { type: 'save-started' })
  draft = nextDraft(draft, { type: 'changed', value: '甲乙' })
  draft = nextDraft(draft, { type: 'saved', revision: 1, at: 5 })
  expect(draft).toMatchObject({ value: '甲乙', status: 'changed', keptRevision: 1 })
  expect(nextDraft(draft, { type: 'saved', revision: 2, at: 6 }).status).toBe('kept')
})
test('保存失败不丢内容，再输入再保存', () => {
  const failed = nextDraft(nextDraft(fresh, { type: 'changed', value: '甲' }), { type: 'save-failed' })
  expect(failed).toMatchObject({ value: '甲', status: 'failed' })
  expect(nextDraft(failed, { type: 'changed', value: '甲乙' }).status).toBe('changed')
})
test('保存时间说给人听', () => {
  const clock = () => '10:32'
  expect(draftWords({ status: 'kept', keptAt: 1 }, clock)).toBe('已保存 10:32')
  expect(draftWords({ status: 'kept', keptAt: null }, clock)).toBe('')
  expect(draftWords({ status: 'failed', keptAt: 1 }, clock)).toContain('暂存本机')
})
test('存储里的坏内容当作没有草稿', () => {
  expect(readStored('{"value":"甲","at":1}')).toEqual({ value: '甲', at: 1 })
  for (const text of [null, '', '{', '{"value":1}', 'null']) expect(readStored(text)).toBeNull()
})
