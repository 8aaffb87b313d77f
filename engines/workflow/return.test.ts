import { describe, expect, test } from 'vitest'
import { draft, flow, handle, line, nested, parallel, rich, signedByThree } from './testing/examples.ts'
import { participant, play, words } from './testing/scenario.ts'
import { returnTargetsOf } from './queries.ts'

const agree = { type: 'approve' } as const
const back = (to: string, way: 'rerun' | 'straightBack' = 'rerun') => ({ type: 'return', to, way, opinion: words('请修改') }) as const

describe('退回', () => {
  test('逐级重新办理：各环节重走一遍，意见都保留', () => {
    const c = play(line).by('拟', agree).by('核', { ...agree, opinion: words('拟同意') }).by('签', back('draft'))
    expect(c.waitingFor()).toEqual(['draft:拟'])
    c.by('拟', agree)
    expect(c.waitingFor()).toEqual(['review:核'])
    c.by('核', agree).by('签', agree)
    expect(c.state().at).toBe('ended')
    expect(c.state().acts.flatMap(({ opinion }) => (opinion?.form === 'words' ? [opinion.text] : []))).toEqual(['拟同意', '请修改'])
  })

  test('直接送回本人：中间环节不再重复', () => {
    const c = play(line).by('拟', agree).by('核', agree).by('签', back('draft', 'straightBack')).by('拟', agree)
    expect(c.waitingFor()).toEqual(['sign:签'])
  })

  test('送回途中再退回：层层送回', () => {
    const c = play(line).by('拟', agree).by('核', agree).by('签', back('review', 'straightBack')).by('核', back('draft', 'straightBack')).by('拟', agree)
    expect(c.waitingFor()).toEqual(['review:核'])
    c.by('核', agree)
    expect(c.waitingFor()).toEqual(['sign:签'])
  })

  test('送回途中只能退回到更前的环节', () => {
    const long = flow([draft('a'), handle('a', ['甲'], 'b'), handle('b', ['乙'], 'c'), handle('c', ['丙'], 'end')])
    const c = play(long).by('拟', agree).by('甲', agree).by('乙', agree).by('丙', back('a', 'straightBack'))
    c.refused('甲', back('b'), 'step-not-passed').refused('甲', back('a'), 'step-not-passed')
    expect(returnTargetsOf(c.state(), c.taskOf('甲'))).toEqual([{ step: 'draft', name: '拟稿', straightBack: true }])
    c.by('甲', back('draft')).by('拟', agree)
    expect(c.waitingFor()).toEqual(['a:甲'])
  })

  test('重走之后，作废的环节不再是退回的目标', () => {
    play(line).by('拟', agree).by('核', agree).by('签', back('draft')).by('拟', agree).refused('核', back('sign'), 'step-not-passed')
  })

  test('须写明理由；拟稿环节不能退回', () => {
    play(line).refused('拟', back('draft'), 'draft-is-submitted').by('拟', agree)
      .refused('核', { type: 'return', to: 'draft', way: 'rerun' }, 'words-required')
  })

  test('并行会签中一人退回：送回后已办的不重复，未办的继续', () => {
    const c = play(signedByThree('all')).by('拟', agree).by('甲', agree).by('乙', back('draft', 'straightBack'))
    expect(c.waitingFor()).toEqual(['draft:拟'])
    c.by('拟', agree)
    expect(c.waitingFor()).toEqual(['countersign:乙', 'countersign:丙'])
  })

  test('顺序会签中退回：送回后从退回人接着往下', () => {
    const c = play(signedByThree('sequential')).by('拟', agree).by('甲', agree).by('乙', back('draft', 'straightBack')).by('拟', agree).by('乙', agree)
    expect(c.waitingFor()).toEqual(['countersign:丙'])
  })

  test('或签中退回：只送回退回的人', () => {
    const c = play(signedByThree('any')).by('拟', agree).by('乙', back('draft', 'straightBack')).by('拟', agree)
    expect(c.waitingFor()).toEqual(['countersign:乙'])
  })

  test('退回会签环节：全体重新会签，已转办的由接手人办', () => {
    const c = play(signedByThree('all')).by('拟', agree).by('甲', { type: 'transfer', to: participant('甲二') })
      .by('甲二', agree).by('乙', agree).by('丙', agree).by('签', back('countersign'))
    expect(new Set(c.waitingFor())).toEqual(new Set(['countersign:甲二', 'countersign:乙', 'countersign:丙']))
  })

  test('退回不丢失表单内容', () => {
    const c = play(rich, { data: { units: ['财政局'] } }).by('拟', { ...agree, data: { urgent: true } }).by('核', agree).by('甲', back('draft'))
    expect(c.state().data).toEqual({ units: ['财政局'], urgent: true })
  })
})

describe('并行分支中的退回', () => {
  const split = () => play(parallel).by('拟', agree).by('核', agree)

  test('各分支同时开始，到齐才汇合', () => {
    const c = split()
    expect(c.waitingFor()).toEqual(['left1:左一', 'right:右'])
    c.by('右', agree).by('左一', agree)
    expect(c.waitingFor()).toEqual(['left2:左二'])
    c.by('左二', agree)
    expect(c.waitingFor()).toEqual(['sign:签'])
  })

  test('退回到本分支内：只有本分支退回', () => {
    const c = split().by('左一', agree).by('左二', back('left1'))
    expect(c.waitingFor()).toEqual(['right:右', 'left1:左一'])
    c.by('左一', agree).by('左二', agree)
    expect(c.waitingFor()).toEqual(['right:右'])
  })

  test('退回到并行之前：其他分支全部收回，意见保留，合为一路', () => {
    const c = split().by('右', { ...agree, opinion: words('右方同意') }).by('左一', back('review'))
    expect(c.waitingFor()).toEqual(['review:核'])
    expect(c.state().branches.map(({ at }) => at)).toEqual(['cancelled', 'cancelled'])
    expect(c.state().acts.some(({ opinion }) => opinion?.form === 'words' && opinion.text === '右方同意')).toBe(true)
    c.by('核', agree)
    expect(c.waitingFor()).toEqual(['left1:左一', 'right:右'])
  })

  test('退回到并行之前不能直接送回', () => {
    const c = split().refused('左一', back('draft', 'straightBack'), 'straight-back-out-of-branch')
    expect(returnTargetsOf(c.state(), c.taskOf('左一'))).toEqual([
      { step: 'draft', name: '拟稿', straightBack: false }, { step: 'review', name: 'review', straightBack: false }])
  })

  test('不能退回到同时进行的另一分支', () => { split().by('左一', agree).refused('右', back('left1'), 'step-not-passed') })

  test('汇合之后可退回某一分支：其他分支不受影响', () => {
    const c = split().by('左一', agree).by('左二', agree).by('右', agree).by('签', back('right'))
    expect(c.waitingFor()).toEqual(['right:右'])
    c.by('右', agree)
    expect(c.waitingFor()).toEqual(['sign:签'])
  })

  test('汇合之后退回某一分支并直接送回', () => {
    const c = split().by('左一', agree).by('左二', agree).by('右', agree).by('签', back('left1', 'straightBack'))
    expect(c.waitingFor()).toEqual(['left1:左一'])
    c.by('左一', agree)
    expect(c.waitingFor()).toEqual(['sign:签'])
    expect(c.state().branches.map(({ at }) => at)).toEqual(['arrived', 'arrived'])
  })

  test('两次并行之间：从后一并行退回前一并行的一支，不能直接送回，他支收回', () => {
    const branches = (...to: readonly string[]) => to.map((each) => ({ name: each, to: each }))
    const twice = flow([
      draft('one'), { kind: 'split', id: 'one', name: '一', branches: branches('a', 'b'), join: 'oneJoin' },
      handle('a', ['甲'], 'oneJoin'), handle('b', ['乙'], 'oneJoin'), { kind: 'join', id: 'oneJoin', name: '一汇合', next: 'two' },
      { kind: 'split', id: 'two', name: '二', branches: branches('c', 'd'), join: 'twoJoin' },
      handle('c', ['丙'], 'twoJoin'), handle('d', ['丁'], 'twoJoin'), { kind: 'join', id: 'twoJoin', name: '二汇合', next: 'end' },
    ])
    const c = play(twice).by('拟', agree).by('甲', agree).by('乙', agree)
    c.refused('丙', back('a', 'straightBack'), 'straight-back-out-of-branch').by('丙', back('a'))
    expect(c.waitingFor()).toEqual(['a:甲'])
    c.by('甲', agree)
    expect(c.waitingFor()).toEqual(['c:丙', 'd:丁'])
  })

  test('签后退回某一分支，正文改了：分支收口，回到签署', () => {
    const signed = { ...parallel, steps: parallel.steps.map((step) => (step.id === 'sign' ? { ...handle('sign', ['签'], 'check'), signs: true } : step)).concat(handle('check', ['校'], 'end')) }
    const c = play(signed).by('拟', agree).by('核', agree).by('左一', agree).by('左二', agree).by('右', agree).by('签', agree)
      .by('校', back('right', 'straightBack')).by('右', agree, { contentHash: 'text-2' })
    expect(c.waitingFor()).toEqual(['sign:签'])
    expect(c.state().branches.map(({ at }) => at)).toEqual(['arrived', 'arrived'])
  })

  test('嵌套并行：退回到外层之前，里外分支都收回', () => {
    const c = play(nested).by('拟', agree).by('甲', agree).by('乙', back('draft'))
    expect(c.waitingFor()).toEqual(['draft:拟'])
    expect(c.state().branches.every(({ at }) => at === 'cancelled')).toBe(true)
  })

  test('嵌套并行：内层汇合后退回内层一支，外层不动', () => {
    const c = play(nested).by('拟', agree).by('甲', agree).by('乙', agree).by('后', back('a'))
    expect(c.waitingFor()).toEqual(['beside:旁', 'a:甲'])
    c.by('甲', agree)
    expect(c.waitingFor()).toEqual(['beside:旁', 'after:后'])
    c.by('旁', agree).by('后', agree).by('签', back('b')).by('乙', agree)
    expect(c.waitingFor()).toEqual(['after:后'])
    c.by('后', agree)
    expect(c.waitingFor()).toEqual(['sign:签'])
  })
})

describe('撤回', () => {
  const takeBack = (task: number) => ({ type: 'retract', task }) as const

  test('后一环节未打开可以撤回', () => {
    const c = play(line).by('拟', agree).by('核', agree).by('核', takeBack(2))
    expect(c.waitingFor()).toEqual(['review:核'])
    c.refused('签', { ...agree, task: 3 }, 'task-closed').by('核', agree)
    expect(c.waitingFor()).toEqual(['sign:签'])
  })

  test('后一环节已打开不能撤回', () => { play(line).by('拟', agree).by('核', agree).by('签', { type: 'open' }).refused('核', takeBack(2), 'successor-opened') })

  test('拟稿人在无人办理前都可撤回，打开了也行', () => {
    const c = play(line).by('拟', agree).by('核', { type: 'open' }).by('拟', takeBack(1))
    expect(c.waitingFor()).toEqual(['draft:拟'])
  })

  test('后续已办理不能撤回；办结后不能撤回', () => {
    play(line).by('拟', agree).by('核', agree).refused('拟', takeBack(1), 'successor-acted')
      .by('签', agree).refused('签', takeBack(3), 'case-ended')
  })

  test('不是本人的不能撤回；已撤回的不能再撤', () => {
    play(line).by('拟', agree).refused('签', takeBack(1), 'not-your-task').by('拟', takeBack(1)).refused('拟', takeBack(1), 'nothing-to-retract')
  })

  test('并行会签未齐：撤回自己的一份，别人的不动', () => {
    const c = play(signedByThree('all')).by('拟', agree).by('甲', agree).by('甲', takeBack(2))
    expect(c.waitingFor()).toEqual(['countersign:乙', 'countersign:丙', 'countersign:甲'])
  })

  test('并行会签已齐：撤回后只重办自己的一份', () => {
    const c = play(signedByThree('all')).by('拟', agree).by('甲', agree).by('乙', agree).by('丙', agree).by('丙', takeBack(4))
    expect(c.waitingFor()).toEqual(['countersign:丙'])
    c.by('丙', agree)
    expect(c.waitingFor()).toEqual(['sign:签'])
  })

  test('会签中他人已退回：先办的人不能撤回，其余的人送回后照办', () => {
    const c = play(signedByThree('all')).by('拟', agree).by('甲', agree).by('乙', back('draft', 'straightBack'))
    c.refused('甲', takeBack(2), 'nothing-to-retract').by('拟', agree)
    expect(c.waitingFor()).toEqual(['countersign:乙', 'countersign:丙'])
  })

  test('不同意即退回的：退回后不能撤回，等待的人不丢', () => {
    const policy = { policy: 'returns', to: 'draft', way: 'straightBack' } as const
    const c = play(signedByThree('all', { disagreeing: policy })).by('拟', agree).by('甲', { type: 'disagree', opinion: words('请补充依据') })
    c.refused('甲', takeBack(2), 'nothing-to-retract').by('拟', agree)
    expect(c.waitingFor()).toEqual(['countersign:甲', 'countersign:乙', 'countersign:丙'])
  })

  test('顺序会签：下一人未打开可撤回，撤回后顺序不变', () => {
    const c = play(signedByThree('sequential')).by('拟', agree).by('甲', agree).by('甲', takeBack(2))
    expect(c.waitingFor()).toEqual(['countersign:甲'])
    c.by('甲', agree)
    expect(c.waitingFor()).toEqual(['countersign:乙'])
    c.by('乙', { type: 'open' }).refused('甲', takeBack(4), 'successor-opened')
  })

  test('并行之前撤回：各分支都收回', () => {
    const c = play(parallel).by('拟', agree).by('核', agree).by('核', takeBack(2))
    expect(c.waitingFor()).toEqual(['review:核'])
  })

  test('分支已到汇合、他支未到：可撤回', () => {
    const c = play(parallel).by('拟', agree).by('核', agree).by('右', agree).by('右', takeBack(4))
    expect(c.waitingFor()).toEqual(['left1:左一', 'right:右'])
  })

  test('最后到达汇合的人可撤回，先到的不可', () => {
    const c = play(parallel).by('拟', agree).by('核', agree).by('右', agree).by('左一', agree).by('左二', agree)
    c.refused('右', takeBack(4), 'successor-acted').by('左二', takeBack(5))
    expect(c.waitingFor()).toEqual(['left2:左二'])
    c.by('左二', agree)
    expect(c.waitingFor()).toEqual(['sign:签'])
  })
})
