import { expect, test } from 'vitest'
import { needed, NIGHT } from './testing/views.ts'
import { draftOf, factsOf, lacksOf, wordsOf } from './facts-draft.ts'

const fresh = draftOf({ facts: needed, draft: null, reports: [] })

test('表单填的就是报的：时间、数字原样往返，没填的数字是待核', () => {
  expect(factsOf(fresh, NIGHT)).toEqual(needed)
  expect(factsOf({ ...fresh, figures: { deaths: '3', injured: '', loss: '12.5' } }, NIGHT).figures).toEqual({ deaths: 3, injured: null, loss: 12.5 })
  expect(factsOf({ ...fresh, figures: { deaths: '三', injured: '-1', loss: '' } }, NIGHT).figures).toEqual({ deaths: null, injured: null, loss: null })
  expect(wordsOf(fresh)).toEqual({ kind: 'initial' })
})

test('缺什么逐条指出在哪一栏；续报要写变化，终报要写原因和结果', () => {
  expect(lacksOf(fresh, NIGHT)).toEqual([])
  expect(lacksOf({ ...fresh, elements: { ...fresh.elements, place: ' ', occurredAt: '2026-11-23' } }, NIGHT).map(({ field }) => field)).toEqual(['element-occurredAt', 'element-place'])
  expect(lacksOf({ ...fresh, kind: 'followUp' }, NIGHT).map(({ text }) => text)).toEqual(['请写明变化情况'])
  expect(lacksOf({ ...fresh, kind: 'final', words: { ...fresh.words, cause: '雨天' } }, NIGHT).map(({ text }) => text)).toEqual(['请写明处置结果'])
})
