import { expect, test } from 'vitest'
import { checkWording } from '#engines/wording'
import type { UnitId } from '#lib/ids'
import type { Recipient } from './content.ts'
import { recipientAt, recipientsLine } from './paper.ts'
import { recipientsIn } from './recipients-in.ts'

const unit = (name: string): Recipient => ({ kind: 'unit', unit: `u-${name}` as UnitId, name })
const group = (name: string): Recipient => ({ kind: 'group', group: name, name })
const written = (name: string): Recipient => ({ kind: 'text', name })

const printed: readonly (readonly [string, readonly Recipient[]])[] = [
  ['区教育局、区卫健局、区民政局', [unit('区教育局'), unit('区卫健局'), unit('区民政局')]],
  ['各镇党委、街道党工委，区委各部委，区直各部门，区各人民团体', [group('各镇党委、街道党工委'), group('区委各部委'), group('区直各部门'), group('区各人民团体')]],
  ['青禾镇党委、江滨街道党工委，区财政局、公安临江分局', [unit('青禾镇党委'), unit('江滨街道党工委'), unit('区财政局'), written('公安临江分局')]],
  ['区委组织部、区委宣传部，区财政局，市财政局', [unit('区委组织部'), unit('区委宣传部'), unit('区财政局'), unit('市财政局')]],
  ['市委办公室，区人大常委会，区政府，区政协', [unit('市委办公室'), unit('区人大常委会'), unit('区政府'), unit('区政协')]],
  ['区总工会、团区委、区妇联，临江中学、市人民医院', [unit('区总工会'), unit('团区委'), unit('区妇联'), unit('临江中学'), unit('市人民医院')]],
]

test.each(printed)('主送机关同类用顿号，不同类用逗号：%s', (line, recipients) => {
  expect(recipientsLine(recipients)).toBe(line)
  recipients.forEach(({ name }, index) => expect(line.slice(recipientAt(recipients, index)).startsWith(name)).toBe(true))
  const found = checkWording([{ place: { part: 'mainTo' }, kind: 'field', text: line }], {}).filter(({ rule, reason }) => rule === 'F-09' && /类/.test(reason))
  expect(found).toEqual([])
})

test('别处来的主送行：同类单位之间误用逗号，校对指出并给出顿号', () => {
  const [found, ...more] = checkWording([{ place: { part: 'mainTo' }, kind: 'field', text: '区教育局，区卫健局' }], {})
  expect(more).toEqual([])
  expect(found).toMatchObject({ rule: 'F-09', place: { offset: 4, quote: '，' }, fix: '、' })
})

test('读入的主送行认出单位和分送范围；名称里的顿号不拆，不认识的照原样', () => {
  const known = new Map([group('各镇党委、街道党工委'), group('区委各部委'), unit('区教育局'), unit('区卫健局')].map((one) => [one.name, one]))
  expect(recipientsIn('各镇党委、街道党工委，区委各部委', known)).toEqual([group('各镇党委、街道党工委'), group('区委各部委')])
  expect(recipientsIn('区教育局、区卫健局，开发区党工委、管委会', known)).toEqual([unit('区教育局'), unit('区卫健局'), written('开发区党工委、管委会')])
  expect(recipientsIn('某公司、区教育局、某学校、某医院；', known)).toEqual([written('某公司'), unit('区教育局'), written('某学校、某医院')])
})
