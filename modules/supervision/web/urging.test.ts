import { expect, test } from 'vitest'
import type { PartLine } from '../core/outputs/views.ts'
import { nextUrgeWords, urgeEach } from './urging.ts'

const line = (title: string): PartLine => ({ title, unitName: '区教育局' } as PartLine)

test('逐项催办，被拒绝的只跳过那一项，并说明原因', async () => {
  const asked: string[] = []
  const outcome = await urgeEach(['甲', '乙', '丙'].map(line), async ({ title }) => {
    asked.push(title)
    if (title === '乙') throw new Error('断网')
  })
  expect(asked).toEqual(['甲', '乙', '丙'])
  expect(outcome.done).toBe(2)
  expect(outcome.skipped).toEqual([{ title: '乙（区教育局）', why: expect.stringMatching(/./) }])
})

test('先提醒，再催办单，以后都是督办函', () => expect([0, 1, 2, 3].map(nextUrgeWords)).toEqual(['提醒', '催办单', '督办函', '督办函']))
