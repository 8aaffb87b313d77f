import { expect, test } from 'vitest'
import { accept, refuse } from './decision.ts'

test('accepting keeps the events in the order given', () => {
  expect(accept({ type: 'asked' }, { type: 'signed' })).toEqual({ kind: 'accepted', events: [{ type: 'asked' }, { type: 'signed' }] })
  expect(accept()).toEqual({ kind: 'accepted', events: [] })
})

test('a refusal has a detail only when one is given, so that it survives a JSON round trip unchanged', () => {
  const bare = refuse('not-asked')
  expect(Object.keys(bare)).toEqual(['kind', 'code'])
  const detailed = refuse('countersign-open', { waiting: 2 })
  expect(JSON.parse(JSON.stringify(detailed))).toEqual({ kind: 'refused', code: 'countersign-open', detail: { waiting: 2 } })
})
