import { expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { shippedCategories } from '../core/sources.ts'
import { draftOf, emptyDraft, matterLacks, matterOf, nextOnPaper, type MatterDraft } from './matter-draft.ts'

const today = '2026-11-23' as Day
const leader = { person: 'p1' as PersonId, name: '周书记', title: '区委书记' }
const known = { categories: shippedCategories, leaders: [leader] }
const lacks = (draft: MatterDraft) => Object.values(matterLacks(draft, { categories: shippedCategories, today })).flat().map(({ field }) => field)
const instruction: MatterDraft = { ...emptyDraft(), instructing: leader.person, instructedOn: '2026-11-20' as Day, paper: '信访专报第12期', words: '请抓紧整改。', title: '消防隐患整治' }

test('批示件须有批示领导、日期、载体和全文', () => {
  expect(lacks(emptyDraft())).toEqual(['instructing', 'instructedOn', 'paper', 'words', 'title'])
  expect(lacks(instruction)).toEqual([])
  expect(lacks({ ...instruction, instructing: 'other' })).toEqual(['leaderName'])
  expect(lacks({ ...instruction, instructedOn: '2026-11-24' as Day })).toEqual(['instructedOn'])
})

test('上级转办件须有督查文号和期限；同一来源有几种类别的须选类别', () => {
  expect(lacks({ ...emptyDraft({ source: 'superiorSupervise', title: '转办', origin: { title: '市委督查通知' } }) })).toEqual(['superiorNumber', 'dueOn'])
  expect(lacks({ ...emptyDraft({ source: 'districtDecision', title: '重点工作', origin: { title: '年度清单' } }) })).toEqual(['category'])
  expect(lacks({ ...instruction, dueOn: '2026-11-20' as Day })).toEqual(['dueOn'])
})

test('批示件的起因就是批示载体，领导姓名取自名册', () => {
  expect(matterOf(instruction, known)).toMatchObject({ category: 'instruction', origin: { kind: 'instruction', title: '信访专报第12期' }, instruction: { leader: 'p1', leaderName: '周书记', text: '请抓紧整改。' } })
})

test('从公文立项的，链接随事项保留', () => {
  const origin = { subject: 'document:7', title: '关于冬季安全生产的通知', number: '临委办发〔2026〕3号', link: '/documents/7' }
  expect(matterOf({ ...emptyDraft({ source: 'districtDecision', title: '落实通知', origin }), category: 'districtDocument' }, known)).toMatchObject({ origin: { kind: 'document', ...origin }, instruction: null })
})

test('存下的立项内容能原样取回修改', () => {
  const matter = matterOf({ ...instruction, responsible: leader.person, dueOn: '2026-12-31' as Day }, known)
  expect(matterOf(draftOf(matter), known)).toEqual(matter)
})

test('一条批示立一件：登记下一条时载体和领导保留，批示全文清空', () => {
  expect(nextOnPaper(instruction)).toMatchObject({ paper: '信访专报第12期', instructing: 'p1', instructedOn: '2026-11-20', words: '', title: '' })
})
