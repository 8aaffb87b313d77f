import { expect, test } from 'vitest'
import { doneWords, offeredOf, type ActName } from './acts.ts'
import { windowOf } from './asks.ts'
import { calledUp, options, received, submitted, viewOf } from './testing/views.ts'

test('还没打电话时下一步是电话上报，打过以后是送审签；少用的收在更多里', () => {
  const before = offeredOf(viewOf([received], ['verify', 'submit', 'call-up', 'dismiss']))
  expect([before.primary?.act, before.more.map(({ act }) => act)]).toEqual(['call-up', ['dismiss']])
  const { primary, others, more } = offeredOf(viewOf([received, calledUp], ['submit', 'call-up']))
  expect([primary?.act, others.map(({ act }) => act), more]).toEqual(['submit', ['call-up'], []])
})

test('每个窗口填好后正好成为一个动作', () => {
  const view = viewOf([received, submitted], [])
  for (const act of Object.keys(doneWords) as ActName[]) {
    const window = windowOf(act, view, options)
    if (!window) continue
    const made = window.actOf(Object.fromEntries(window.asks.map(({ key, initial, kind }) => [key, initial || (kind === 'time' ? '0220' : '话')])))
    expect(made.type).toBe(act)
  }
  expect(windowOf('send', view, options)!.actOf({ leaders: '', city: 'yes' })).toEqual({ type: 'send', to: { leaders: [], city: true } })
  expect(windowOf('archive', view, options)).toBeNull()
})
