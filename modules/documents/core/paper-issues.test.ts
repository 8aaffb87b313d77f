import { expect, test } from 'vitest'
import type { Finding, Place } from '#lib/findings'
import { fieldOf, paperIssues } from './paper-issues.ts'

const comma = (place: Place, reason = '用全角逗号。'): Finding => ({ rule: 'P-08', severity: 'error', clause: 'GB/T 15834-2011 5.1', place, reason })

test('同一处字段同一句话只说一遍，引用原文，多的写明几处', () => {
  const at = (block: number, quote: string) => comma({ part: 'body', block, offset: 0, length: 1, quote })
  expect(paperIssues([at(0, ','), at(1, ';')], 'held')).toEqual([{ code: 'P-08', severity: 'block', field: 'body', text: '“,”“;”：用全角逗号。', clause: 'GB/T 15834-2011 5.1' }])
  expect(paperIssues(['a', 'b', 'c', 'd'].map((quote, block) => at(block, quote)), 'held')[0]!.text).toBe('“a”“b”“c”等4处：用全角逗号。')
  expect(paperIssues([at(0, ','), comma({ part: 'title', quote: ',' }), comma({ part: 'body', quote: '(' }, '用全角括号。')], 'held')).toHaveLength(3)
  expect(paperIssues([comma({ part: 'page', page: 1 })], 'held')[0]!.text).toBe('用全角逗号。')
  expect(paperIssues([at(0, '长'.repeat(40))], 'told')[0]!.text).toBe(`“${'长'.repeat(22)}……”：用全角逗号。`)
})

test('每一处都指得到要去的字段', () => {
  expect(([{ part: 'title' }, { part: 'mainTo' }, { part: 'body', block: 3 }, { part: 'body', attachment: 1 }, { part: 'attachmentNote', attachment: 0 }, { part: 'issuerSign' }, { part: 'docDate' }, { part: 'page', page: 1 }] as const).map(fieldOf))
    .toEqual(['title', 'mainTo', 'body', 'annexes.1', 'annexes.0', 'organ', 'adoptedOn', 'body'])
})
