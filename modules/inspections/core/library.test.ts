import { expect, test } from 'vitest'
import { discipline, mayor, office, unitOf } from '../testing/pool-samples.ts'
import { actOnLine, sightOf, type LibraryKey, type LibraryLine } from './library.ts'

const line = (over: Partial<LibraryLine> = {}): LibraryLine => ({
  key: 'noted:1' as LibraryKey, agencies: [unitOf('区委督查室'), unitOf('区政府督查室')], unit: unitOf('青禾镇'), source: 'petition', kind: 'unsorted', at: 'listed', text: '台账不实', measure: '', dueOn: null,
  listedOn: '2026-11-20' as LibraryLine['listedOn'], isShared: false, link: null, ...over,
})
const reach = (agencies: readonly { unit: LibraryLine['unit']['unit'] }[], units: readonly LibraryLine['unit'][] = []) => ({ agencies: agencies.map(({ unit }) => unit), units: units.map(({ unit }) => unit) })

test('自己发现的和共享的看全文，别家的只知道某单位有问题；被查单位看自己的；旁人什么也没有', () => {
  expect([reach([office]), reach([mayor]), reach([discipline]), reach([], [unitOf('青禾镇')]), reach([], [unitOf('柳溪镇')])].map((one) => sightOf(one, line()))).toEqual(['full', 'full', 'fact', 'full', 'none'])
  expect([reach([discipline]), reach([], [unitOf('柳溪镇')])].map((one) => sightOf(one, line({ isShared: true })))).toEqual(['full', 'none'])
})

test('发现问题的力量归类、共享、销号；督查来的在整改台账里销号', () => {
  const of = (over: Partial<LibraryLine>, act: Parameters<typeof actOnLine>[1], agency = office) => actOnLine(line(over), act, [agency.unit])
  expect(of({}, { type: 'sort', kind: 'conduct' })).toMatchObject({ kind: 'conduct' })
  expect(of({}, { type: 'share', isShared: true }, mayor)).toMatchObject({ isShared: true })
  expect(of({}, { type: 'resolve', text: '已补齐台账' })).toMatchObject({ at: 'resolved', measure: '已补齐台账' })
  expect(of({}, { type: 'share', isShared: true }, discipline)).toMatchObject({ code: 'not-for-finder', detail: { agency: '区委督查室' } })
  expect(of({}, { type: 'resolve', text: '' })).toMatchObject({ code: 'problem-words-missing' })
  expect(of({ at: 'resolved' }, { type: 'resolve', text: '已改' })).toMatchObject({ code: 'problem-resolved' })
  expect(of({ key: 'inspection:1#1' as LibraryKey }, { type: 'resolve', text: '已改' })).toMatchObject({ code: 'problem-from-inspection' })
})
