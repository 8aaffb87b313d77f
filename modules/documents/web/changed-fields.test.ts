import { expect, test } from 'vitest'
import { emptyElements } from '../core/content.ts'
import { changedFields } from './changed-fields.ts'

test('只列读起来不同的要素，按表单次序', () => {
  const before = emptyElements('notice')
  const after = { ...before, copies: 50, title: '关于开会的通知', urgency: 'teji' as const }
  expect(changedFields(before, after)).toEqual([
    { label: '标题', before: '', after: '关于开会的通知' }, { label: '紧急程度', before: '平件', after: '特急' }, { label: '印数', before: '0', after: '50' },
  ])
})
