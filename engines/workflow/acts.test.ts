import { describe, expect, test } from 'vitest'
import { decide, unopened } from './index.ts'
import { draft, flow, handle, line, parallel, rich, signedByThree } from './testing/examples.ts'
import { factsOf, participant, person, play, words } from './testing/scenario.ts'

const agree = { type: 'approve' } as const

describe('转办', () => {
  test('原办理人退出，接手人办理，时限不变', () => {
    const c = play(rich, { data: { units: ['财政局'] } }).by('拟', agree)
    const due = c.state().tasks[1]?.dueAt
    c.later(30).by('核', { type: 'transfer', to: participant('接手') })
    expect(c.waitingFor()).toEqual(['review:核二', 'review:接手'])
    expect(c.state().tasks.at(-1)).toMatchObject({ replaces: 2, dueAt: due })
    c.refused('核', { ...agree, task: 2 }, 'task-closed')
  })
  test('不能转给本环节已有待办的人', () => {
    play(signedByThree('all')).by('拟', agree).refused('甲', { type: 'transfer', to: participant('乙') }, 'already-holding')
    play(signedByThree('sequential')).by('拟', agree).refused('甲', { type: 'transfer', to: participant('丙') }, 'already-holding')
  })
})

describe('传阅', () => {
  const send = (...names: string[]) => ({ type: 'circulate', readers: names.map(participant) }) as const
  test('不影响办理；已阅可附意见，不写记为圈阅', () => {
    const c = play(line).by('拟', agree).by('核', send('阅甲', '阅乙')).by('核', agree).by('阅甲', { type: 'read' }).by('阅乙', { type: 'read', opinion: words('已悉') })
    expect(c.waitingFor()).toEqual(['sign:签'])
    expect(c.state().acts.slice(-2).map(({ opinion }) => opinion)).toEqual([{ form: 'circle' }, { form: 'words', text: '已悉' }])
  })
  test('退回不收回传阅，终止则随之收回', () => {
    const c = play(line).by('拟', agree).by('核', send('阅甲')).by('核', { type: 'return', to: 'draft', way: 'rerun', opinion: words('改') })
    expect(c.reading()).toEqual(['review:阅甲'])
    c.refused('拟', { type: 'terminate', reason: '撤稿' }, 'may-not-terminate').refused('拟', { type: 'terminate', reason: ' ' }, 'reason-required', { mayTerminate: true })
      .by('拟', { type: 'terminate', reason: '撤稿' }, { mayTerminate: true })
    expect(c.reading()).toEqual([])
    expect(c.state()).toMatchObject({ at: 'ended', result: 'terminated' })
    c.refused('拟', { ...agree, task: 4 }, 'case-ended').refused('拟', send('阅乙'), 'case-ended')
  })
  test('办结后仍可阅、可再传阅', () => {
    const c = play(line).by('拟', agree).by('核', send('阅甲')).by('核', agree).by('签', agree).by('阅甲', { type: 'read' }).by('拟', send('阅乙'))
    expect(c.reading()).toHaveLength(1)
  })
  test('重复传阅、未选人、无关人员传阅都不行；阅件人不得横传', () => {
    play(line).by('拟', send('阅甲')).refused('拟', send('阅甲'), 'already-circulated').refused('拟', send(), 'no-readers')
      .refused('外人', send('阅乙'), 'not-a-handler').refused('阅甲', send('阅乙'), 'not-a-handler')
  })
  test('阅件不能当办件办，办件不能只标已阅', () => {
    const c = play(line).by('拟', send('阅甲'))
    c.refused('阅甲', { ...agree, task: 2 }, 'reading-task').refused('拟', { type: 'read', task: 1 }, 'not-a-reading-task')
  })
  test('收回：逐个或全部；已阅的不能收回；只有发出人和拟稿人可收', () => {
    const c = play(line).by('拟', agree).by('核', send('阅甲', '阅乙', '阅丙')).by('阅甲', { type: 'read' })
    c.refused('核', { type: 'recall', tasks: [3] }, 'already-read').refused('签', { type: 'recall', tasks: [4] }, 'not-your-circulation')
      .by('核', { type: 'recall', tasks: [4] }).refused('核', { type: 'recall', tasks: [4] }, 'nothing-to-recall')
    expect(c.reading()).toEqual(['review:阅丙'])
    c.by('拟', { type: 'recall', tasks: 'all' }).refused('拟', { type: 'recall', tasks: 'all' }, 'nothing-to-recall')
    expect(c.reading()).toEqual([])
  })
})

describe('催办', () => {
  const urge = { type: 'urge', task: 2, channel: 'inApp' } as const
  test('编号，每项待办一小时至多一次', () => {
    const c = play(line).by('拟', agree).by('拟', urge).later(59).refused('拟', urge, 'wait-before-urging').later(1).by('拟', urge)
    expect(c.state().tasks[1]?.urges.map(({ number }) => number)).toEqual([1, 2])
    expect(c.state().acts.filter(({ operation }) => operation === 'urge')).toHaveLength(2)
  })
  test('不能催自己、催已办的；无关人员不能催', () => {
    const c = play(line).by('拟', agree).refused('核', urge, 'own-task').refused('外人', urge, 'not-a-handler')
    c.by('核', agree).refused('拟', urge, 'task-closed')
  })
})

describe('代理', () => {
  test('代办记为「甲（代乙）」：谁办的、代谁办的都在', () => {
    const c = play(line).by('拟', agree).refused('秘书', { ...agree, task: 2 }, 'not-your-task')
      .by('秘书', { ...agree, task: 2 }, { standsInFor: [person('核')] })
    expect(c.state().acts.at(-1)).toMatchObject({ actor: '秘书', onBehalfOf: '核' })
    expect(c.waitingFor()).toEqual(['sign:签'])
  })
  test('代办的，本人与代理人都可撤回', () => {
    const c = play(line).by('拟', agree).by('秘书', { ...agree, task: 2 }, { standsInFor: [person('核')] })
    c.by('核', { type: 'retract', task: 2 })
    expect(c.waitingFor()).toEqual(['review:核'])
  })
})

describe('超时', () => {
  const clock = (task: number) => ({ type: 'timeout', task }) as const
  const day = 1440
  test('未到期不处理；到期按规定自动通过，不代写意见', () => {
    const c = play(rich, { data: { units: ['财政局'] } }).by('拟', { ...agree, choose: { sign: [participant('签')] } }).refused(null, clock(2), 'not-due').later(day).by(null, clock(2))
    expect(c.waitingFor()).toEqual(['countersign:甲', 'countersign:乙'])
    expect(c.state().acts.at(-1)).toMatchObject({ operation: 'autoPass', actor: null, opinion: null })
  })
  test('到期上报：上级收到阅件，原办理人继续办，只报一次', () => {
    const c = play(rich, { data: { units: ['财政局'] } }).by('拟', agree).by('核', agree).later(2 * day).by(null, clock(4))
    expect(c.waitingFor()).toEqual(['countersign:甲', 'countersign:乙'])
    expect(c.reading()).toEqual(['countersign:主任'])
    c.refused(null, clock(4), 'overdue-handled').by('甲', agree).refused(null, clock(4), 'task-closed')
  })
  test('没有另作规定的只提醒', () => {
    const timed = flow([draft('review'), handle('review', ['核'], 'end', { due: { in: 'hours', count: 4 } })])
    const c = play(timed).by('拟', agree).later(240).by(null, clock(2))
    expect(c.state().acts.at(-1)).toMatchObject({ operation: 'remind', task: 2 })
  })
})

describe('签署与正文', () => {
  test('签署绑定正文的摘要；没有正文不能签', () => {
    const c = play(line).by('拟', agree).by('核', agree).refused('签', agree, 'no-content-to-sign', { contentHash: null }).by('签', agree)
    expect(c.state().signatures).toMatchObject([{ person: '签', hash: 'text-1', standing: true }])
  })
  const checked = flow([draft('review'), handle('review', ['核'], 'sign'), handle('sign', ['签一', '签二'], 'check', { mode: 'all', signs: true }), handle('check', ['校'], 'end')])
  const changed = { contentHash: 'text-2' }

  test('签后改动正文：不能往下走，回到签署人重签', () => {
    const c = play(checked).by('拟', agree).by('核', agree).by('签一', agree).by('签二', agree).by('校', agree, changed)
    expect(c.waitingFor()).toEqual(['sign:签一', 'sign:签二'])
    expect(c.state().signatures.every(({ standing }) => !standing)).toBe(true)
    c.by('签一', agree, changed).by('签二', agree, changed)
    expect(c.waitingFor()).toEqual(['check:校'])
    c.by('校', agree, changed)
    expect(c.state().at).toBe('ended')
  })
  test('退回拟稿直接送回，正文改了也须先重签', () => {
    const c = play(checked).by('拟', agree).by('核', agree).by('签一', agree).by('签二', agree)
      .by('校', { type: 'return', to: 'draft', way: 'straightBack', opinion: words('有错字') }).by('拟', agree, changed)
    expect(c.waitingFor()).toEqual(['sign:签一', 'sign:签二'])
  })
  test('会签期间正文改动：先签的重签', () => {
    const c = play(checked).by('拟', agree).by('核', agree).by('签一', agree).by('签二', agree, changed)
    expect(c.waitingFor()).toEqual(['sign:签一'])
    c.by('签一', agree, changed)
    expect(c.waitingFor()).toEqual(['check:校'])
  })
  test('逐级重新办理时不跳到签署，先经审核', () => {
    const c = play(checked).by('拟', agree).by('核', agree).by('签一', agree).by('签二', agree)
      .by('校', { type: 'return', to: 'draft', way: 'rerun', opinion: words('重写') }).by('拟', agree, changed)
    expect(c.waitingFor()).toEqual(['review:核'])
  })
  test('撤回签署后签名失效', () => {
    const c = play(checked).by('拟', agree).by('核', agree).by('签一', agree).by('签一', { type: 'retract', task: 3 })
    expect(c.state().signatures.map(({ standing }) => standing)).toEqual([false])
  })
})

describe('一件事只算一次', () => {
  test('同一键值再来一次：不重复，结果不变', () => {
    const c = play(line).by('拟', { ...agree, task: 1, key: 'k1' })
    const before = c.history().length
    c.by('拟', { ...agree, task: 1, key: 'k1' })
    expect(c.history()).toHaveLength(before)
  })
  test('两人同时办理，一人成功，另一人被告知已处理', () => {
    play(signedByThree('any')).by('拟', agree).by('甲', agree).refused('乙', { ...agree, task: 3 }, 'task-closed')
  })
  test('未发起、重复发起、没有的待办、别的版本', () => {
    const c = play(line)
    c.refused('拟', { type: 'begin', drafter: participant('拟'), data: {} }, 'case-already-begun').refused('拟', { ...agree, task: 99 }, 'no-such-task')
      .refused('拟', agree, 'wrong-definition', { definition: { ...line, version: 2 } })
    expect(decide(unopened, { type: 'approve', actor: person('拟'), key: null, task: 1 }, factsOf(line))).toMatchObject({ code: 'case-not-begun' })
    expect(play(parallel).state().definition).toEqual({ name: 'samples.flow', version: 1 })
  })
})
