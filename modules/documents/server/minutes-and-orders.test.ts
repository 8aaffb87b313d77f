import { afterAll, beforeAll, expect, test } from 'vitest'
import { documents } from '../index.ts'
import type { CheckView, DiffView, DocumentView, NumberRuleView } from '../core/views.ts'
import { listening } from '../testing/http.ts'
import { testOffice } from '../testing/office.ts'
import { holderIn } from './demo/office.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let house: Awaited<ReturnType<typeof listening>>
beforeAll(async () => {
  made = await testOffice()
  house = await listening(made.office, made.auditKey, [documents])
})
afterAll(() => house.close())

const json = async <Value>(answer: Promise<Response>): Promise<Value> => await (await answer).json() as Value

test('纪要的参会人员随文稿保存、检查、排版、对照，都走接口', async () => {
  const { drafter } = made.office.district.cast
  const attendance = [{ label: '出席', names: '李晓明、王建国。' }, { label: '请假', names: '钱进（出差）' }]
  const body = [{ kind: 'paragraph', runs: [{ text: '会议议定有关事项。' }] }]
  const { id } = await json<{ id: string }>(house.ask(drafter, 'POST', '/documents', { kind: 'minutes', unit: null, elements: { title: '主任办公会议纪要', isConfirmedUnclassified: true }, body }))
  const codes = async () => (await json<CheckView>(house.ask(drafter, 'POST', `/documents/${id}/check`, { moment: 'draft' }))).issues.map(({ code }) => code)
  expect(await codes()).toContain('G-ELEMENT-10')

  const { content } = await json<DocumentView>(house.ask(drafter, 'GET', `/documents/${id}`))
  const saved = await house.ask(drafter, 'PUT', `/documents/${id}/content`, { from: 1, source: 'saved', content: { ...content, elements: { ...content.elements, attendance } } })
  expect(saved.status).toBe(200)
  expect((await json<DocumentView>(house.ask(drafter, 'GET', `/documents/${id}`))).content.elements.attendance).toEqual(attendance)
  expect(await codes()).toEqual(expect.arrayContaining(['M-01']))
  expect(await codes()).not.toContain('G-ELEMENT-10')
  const { changes } = await json<DiffView>(house.ask(drafter, 'GET', `/documents/${id}/diff?from=1&to=2`))
  expect(changes).toContainEqual({ kind: 'added', text: '请假：钱进（出差）' })
  const pages = await json<{ pages: string[] }>(house.ask(drafter, 'GET', `/documents/${id}/pages`))
  const letters = pages.pages.join('').replace(/<[^>]*>/g, '').replace(/\s/g, '')
  for (const words of ['出席：李晓明、王建国。', '请假：钱进（出差）']) expect(letters).toContain(words)
})

test('令号规则须有任期起始日；保存后列出下一号', async () => {
  const clerk = await holderIn(made.office, '区政府办公室', 'unitContact')
  const rules = async () => json<NumberRuleView[]>(house.ask(clerk, 'GET', '/documents/number-rules'))
  const known = (await rules()).find(({ format }) => format === 'order')!
  expect(known).toMatchObject({ prefix: '区长令', terms: ['2021-11-08'], next: '第1号' })
  const { version: _, organName: __, next: ___, ...rule } = known
  const without = await house.ask(clerk, 'PUT', '/documents/number-rules', { ...rule, terms: [] })
  expect(without.status).toBeGreaterThanOrEqual(400)
  expect(await without.json()).toMatchObject({ issues: [{ field: 'terms', text: '令号按任期编，请填写任期起始日' }] })
  expect((await house.ask(clerk, 'PUT', '/documents/number-rules', { ...rule, terms: ['2099-01-01', '2021-11-08'] })).status).toBe(200)
  expect((await rules()).find(({ id }) => id === rule.id)).toMatchObject({ terms: ['2021-11-08', '2099-01-01'], next: '第1号' })
})
