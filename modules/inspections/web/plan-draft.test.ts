import { expect, test } from 'vitest'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { agenciesIn, draftFrom, draftOf, emptyDraft, planLacks, planOf, type PlanDraft } from './plan-draft.ts'

const [office, discipline, town] = ['u1', 'u2', 'u3'] as UnitId[]
const options = { leads: [{ unit: office!, name: '督查室' }] }
const names = new Map([[office!, '督查室'], [discipline!, '区纪委监委']])
const today = '2026-11-23' as Day
const member = (person: string, agency: UnitId) => ({ person: person as PersonId, name: person, agency })
const good: PlanDraft = {
  ...emptyDraft(options), theme: '防汛', basis: { kind: 'paper', subject: null, title: '要点', link: null }, from: today, to: today, targets: [town!], team: [member('p1', office!), member('p2', office!)], checklist: '值班\n\n 物资 ',
}
const lacks = (draft: PlanDraft) => { const { about, where, who } = planLacks(draft, { today, names }); return [...about, ...where, ...who].map(({ field }) => field) }

test('空的方案逐项指出缺什么', () => {
  expect(lacks(emptyDraft(options))).toEqual(['theme', 'basisTitle', 'from', 'to', 'targets', 'team-u1'])
  expect(lacks(emptyDraft({ leads: [] }))).toContain('lead')
  expect(lacks(good)).toEqual([])
})

test('督查组不足两人、日期倒置或已过、联合督查没有参加单位或没有派人，都指出来', () => {
  expect(lacks({ ...good, team: [member('p1', office!)] })).toEqual(['team-u1'])
  expect(lacks({ ...good, from: '2026-11-25' as Day, to: '2026-11-24' as Day })).toEqual(['to'])
  expect(lacks({ ...good, from: '2026-11-20' as Day, to: '2026-11-20' as Day })).toEqual(['to'])
  expect(lacks({ ...good, method: 'joint' })).toEqual(['members'])
  expect(lacks({ ...good, method: 'joint', members: [discipline!] })).toEqual(['team-u2'])
})

test('不是联合督查的，参加单位和它的人不带出去；检查内容一行一项', () => {
  const plan = planOf({ ...good, members: [discipline!], team: [...good.team, member('p3', discipline!)] })
  expect([plan.members, plan.team.map(({ person }) => person), plan.checklist]).toEqual([[], ['p1', 'p2'], ['值班', '物资']])
  expect(agenciesIn({ ...good, method: 'joint', members: [discipline!] })).toEqual([office, discipline])
  expect(draftOf(planOf(good))).toEqual({ ...good, checklist: '值班\n物资' })
})

test('从督查事项来的方案带着依据', () => {
  const draft = draftFrom({ subject: 'supervision:7', kind: 'item', title: '危桥改造', number: '临委督〔2026〕7号', link: '/supervision/items/7', words: null }, options)
  expect(draft.basis).toEqual({ kind: 'item', subject: 'supervision:7', title: '危桥改造（临委督〔2026〕7号）', link: '/supervision/items/7' })
})
