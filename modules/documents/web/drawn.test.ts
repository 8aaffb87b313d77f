import { expect, test } from 'vitest'
import type { FileId, PersonId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import { drawnIn } from './drawn.ts'

const [first, later] = ['2026-11-23T01:30:00.000Z', '2026-11-23T01:40:00.000Z'] as [Instant, Instant]
const mark = (at: Instant, person: string, signature?: string) => ({ at, by: { person }, ...(signature ? { signature } : {}) })
const state = { at: 'proofreading', marks: [mark(first, 'p1', 'f1'), mark(first, 'p2'), mark(later, 'p2', 'f2')], proofs: [mark(later, 'p3', 'f3')] } as unknown as Parameters<typeof drawnIn>[0]
const drawn = (at: Instant, actor: string, ink?: string) =>
  drawnIn(state)({ at, actor: actor as PersonId, opinion: ink ? { form: 'ink', image: ink as FileId } : null }).map(({ url, alt }) => `${alt} ${url}`)

test('记录里每一步只有当时本人画的：手写意见在前，手写签名在后', () => {
  expect(drawn(first, 'p1', 'f9')).toEqual(['手写意见 /api/files/f9?inline=1', '手写签名 /api/files/f1?inline=1'])
  expect(drawn(first, 'p2')).toEqual([])
  expect(drawn(later, 'p2')).toEqual(['手写签名 /api/files/f2?inline=1'])
  expect(drawn(later, 'p3')).toEqual(['手写签名 /api/files/f3?inline=1'])
  expect(drawn(later, 'p1')).toEqual([])
})
