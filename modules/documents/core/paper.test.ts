import { expect, test } from 'vitest'
import { layout, standardMetrics } from '#engines/typesetting'
import type { Id, UnitId } from '#lib/ids'
import { atDispatching, atProofreading, atRecheck, content, mark, number, signed, someone } from '../testing/core-samples.ts'
import type { Elements } from './content.ts'
import { evolve } from './evolve.ts'
import { docKinds } from './kinds.ts'
import { formatOf, paperOf, type PaperFacts } from './paper.ts'
import type { DocumentEvent, OutDocument } from './types.ts'

const fold = (events: readonly DocumentEvent[]) => events.reduce(evolve, { at: 'absent' } as OutDocument)
const office = { unit: 'u-office' as UnitId, name: '中共云江市临江区委办公室' }
const government = { unit: 'u-government' as UnitId, name: '云江市临江区人民政府办公室' }
const names = (over: Partial<PaperFacts> = {}): PaperFacts => ({ mark: '中共云江市临江区委办公室文件', organs: [office], printOrg: office.name, upward: false, sealNotes: {}, annexPages: {}, ...over })
const text = (over: Partial<Elements> = {}) => content(['正文。'], { title: '关于防汛的通知', mainTo: [{ kind: 'text', name: '各镇' }, { kind: 'text', name: '区直各单位' }], ...over })

test('版面只印已经成立的要素：签发前没有日期，编号前没有文号，用印前没有印章', () => {
  expect(paperOf(fold(atRecheck), text(), names())).toMatchObject({ format: 'document', docDate: '2026年11月23日', mainTo: '各镇，区直各单位', issuerMark: '中共云江市临江区委办公室文件' })
  expect(paperOf(fold(atRecheck), text(), names())).not.toHaveProperty('docNumber')
  expect(paperOf(fold(atProofreading), text(), names())).toMatchObject({ docNumber: number.text })
  expect(paperOf(fold(atProofreading), text(), names()).signatories).toEqual([{ organ: office.name }])
  expect(paperOf(fold(atDispatching), text(), names({ sealNotes: { [office.unit]: '测试' } })).signatories).toEqual([{ organ: office.name, seal: { organ: office.name, note: '测试' } }])
  expect(paperOf(fold(atDispatching), text(), names())).toMatchObject({ printOrg: office.name, printDate: '2026年11月23日' })
  expect(paperOf(fold(atRecheck), text(), names({ upward: true }))).toMatchObject({ signers: ['周正平'] })
})

test('函用信函格式：标志不加“文件”，版记没有印发机关和日期', () => {
  const letter = paperOf(fold(atDispatching), text({ kind: 'letter', title: '关于商请支持的函' }), names())
  expect(letter).toMatchObject({ format: 'letter', issuerMark: office.name, docNumber: number.text })
  expect(letter).not.toHaveProperty('printDate')
})

test('命令（令）用命令格式：标志是机关全称加“令”，不印标题', () => {
  const order = paperOf(fold(atProofreading), text({ kind: 'order', title: '关于嘉奖的令' }), names({ mark: null, organs: [government] }))
  expect(order).toMatchObject({ format: 'order', issuerMark: `${government.name}令` })
  expect(order).not.toHaveProperty('title')
})

test('纪要用纪要格式：编发机关和日期在版头，没有署名', () => {
  const minutes = (events: readonly DocumentEvent[], mark: string | null) => paperOf(fold(events), text({ kind: 'minutes', title: '主任办公会议纪要', mainTo: [] }), names({ mark }))
  expect(minutes(atRecheck, '中共云江市临江区委办公室会议纪要')).toMatchObject({ format: 'minutes', issuerMark: '中共云江市临江区委办公室会议纪要', editor: office.name, issuedOn: '2026年11月23日', signatories: [], attendance: [] })
  expect(minutes(atRecheck, null)).toMatchObject({ issuerMark: `${office.name}会议纪要` })
  expect(minutes(atRecheck, null)).not.toHaveProperty('docDate')
})

test('其余文种都用文件格式，每种格式都排得出来', () => {
  expect(new Set(docKinds.map(formatOf))).toEqual(new Set(['document', 'letter', 'order', 'minutes']))
  for (const kind of docKinds) expect(layout(paperOf(fold(atDispatching), text({ kind }), names()), standardMetrics).pages.length).toBeGreaterThan(0)
})

test('联合行文并用各机关标志，署名主办在前，盖的是主办机关的章', () => {
  const joint = paperOf(fold(atDispatching), text({ jointOrgans: [government.unit] }), names({ organs: [office, government] }))
  expect(joint).toMatchObject({ issuerMark: { organs: [office.name, government.name], word: '文件' } })
  expect(joint.signatories).toEqual([{ organ: office.name, seal: { organ: office.name } }, { organ: government.name }])
})

test('联合机关多于三个的，只用主办机关标志', () => {
  const more = ['甲', '乙', '丙'].map((name) => ({ unit: `u-${name}` as UnitId, name }))
  expect(paperOf(fold(atRecheck), text(), names({ organs: [office, ...more] }))).toMatchObject({ issuerMark: `${office.name}文件` })
  expect(paperOf(fold(atRecheck), text(), names({ organs: [office, ...more.slice(0, 2)] }))).toMatchObject({ issuerMark: { organs: [office.name, '甲', '乙'] } })
})

test('联合上行文的签发人按机关顺序，会签的负责人在主办机关之后', () => {
  const agreed: DocumentEvent = { type: 'marked', mark: mark('countersigning', { ...someone('丁区长'), unit: government.unit }, { id: 'm7' as Id<'mark'> }) }
  const events = [...atRecheck.slice(0, -1), agreed, signed]
  expect(paperOf(fold(events), text(), names({ upward: true, organs: [office, government] }))).toMatchObject({ signers: ['周正平', '丁区长'] })
})
