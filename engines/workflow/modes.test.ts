import { describe, expect, test } from 'vitest'
import { draft, flow, handle, line, rich, signedByThree } from './testing/examples.ts'
import { participant, play, words } from './testing/scenario.ts'

const agree = { type: 'approve' } as const
const no = { type: 'disagree', opinion: words('数据有误') } as const

describe('办理方式', () => {
  test('单人：办理后进入下一环节，最后办结', () => {
    const c = play(line).by('拟', agree)
    expect(c.waitingFor()).toEqual(['review:核'])
    c.by('核', agree).by('签', agree)
    expect(c.state()).toMatchObject({ at: 'ended', result: 'completed' })
  })

  test('单人：查到多人时须选定一人', () => {
    const two = flow([draft('review'), handle('review', ['核', '核二'], 'end')])
    play(two).refused('拟', agree, 'more-than-one')
      .refused('拟', { ...agree, choose: { review: [participant('外人')] } }, 'not-a-candidate')
      .by('拟', { ...agree, choose: { review: [participant('核二')] } })
      .by('核二', agree)
  })

  test('没有办理人的环节不能进入，并说明是哪个环节', () => {
    play(flow([draft('review'), handle('review', ['核'], 'end')])).refused('拟', agree, 'no-participants', { participants: {} })
  })

  test('或签：一人办理即通过，其余收回', () => {
    const c = play(signedByThree('any')).by('拟', agree).by('乙', agree)
    expect(c.waitingFor()).toEqual(['sign:签'])
    expect(c.state().tasks.filter(({ at }) => at === 'withdrawn')).toHaveLength(2)
    c.refused('甲', { ...agree, task: 2 }, 'task-closed')
  })

  test('并行会签：全部办理后才通过', () => {
    const c = play(signedByThree('all')).by('拟', agree).by('丙', agree).by('甲', agree)
    expect(c.waitingFor()).toEqual(['countersign:乙'])
    c.by('乙', agree)
    expect(c.waitingFor()).toEqual(['sign:签'])
  })

  test('顺序会签：依次办理', () => {
    const c = play(signedByThree('sequential')).by('拟', agree)
    expect(c.waitingFor()).toEqual(['countersign:甲'])
    c.by('甲', agree)
    expect(c.waitingFor()).toEqual(['countersign:乙'])
    c.by('乙', agree).by('丙', agree)
    expect(c.waitingFor()).toEqual(['sign:签'])
  })
})

describe('不同意', () => {
  test('须写明意见', () => play(signedByThree('all')).by('拟', agree).refused('甲', { type: 'disagree' }, 'words-required')
    .refused('甲', { type: 'disagree', opinion: words('  ') }, 'words-required'))

  test('记录在案：环节继续，结果记为不同意', () => {
    const c = play(signedByThree('all')).by('拟', agree).by('甲', no)
    expect(c.waitingFor()).toEqual(['countersign:乙', 'countersign:丙'])
    c.by('乙', agree).by('丙', agree)
    expect(c.state().visits[1]).toMatchObject({ step: 'countersign', result: 'disagreed' })
  })

  test('一票否决：环节即结束，按结果走另一路', () => {
    const c = play(rich, { data: { units: ['财政局'] } }).by('拟', { ...agree, choose: { sign: [participant('签')] } }).by('核', agree).by('甲', no)
    expect(c.waitingFor()).toEqual(['mediate:协调'])
  })

  test('退回：按环节规定退回后送回本人', () => {
    const returning = signedByThree('all', { disagreeing: { policy: 'returns', to: 'draft', way: 'straightBack' } })
    const c = play(returning).by('拟', agree).by('甲', agree).by('乙', no)
    expect(c.waitingFor()).toEqual(['draft:拟'])
    c.by('拟', agree)
    expect(c.waitingFor()).toEqual(['countersign:乙', 'countersign:丙'])
    c.by('乙', agree).by('丙', agree)
    expect(c.state().visits.find(({ number }) => number === 4)).toMatchObject({ step: 'countersign', round: 2, result: 'agreed' })
  })

  test('拟稿环节没有不同意', () => play(line).refused('拟', no, 'draft-is-submitted'))
})

describe('意见与表单', () => {
  test('不写意见记为圈阅，系统不代写意见', () => {
    const c = play(line).by('拟', agree).by('核', agree)
    expect(c.state().acts.map(({ operation, opinion }) => [operation, opinion])).toEqual([
      ['begin', null], ['approve', null], ['approve', { form: 'circle' }]])
  })

  test('必填字段未填不能提交', () => {
    play(rich).refused('拟', agree, 'field-required').refused('拟', { ...agree, data: { units: [] } }, 'field-required')
      .by('拟', { ...agree, data: { units: ['财政局'] } })
  })

  test('本环节只读的字段不能修改', () => {
    play(rich, { data: { units: ['财政局'] } }).by('拟', { ...agree, choose: { sign: [participant('签')] } })
      .refused('核', { ...agree, data: { units: [] } }, 'field-locked')
  })

  test('由前一人选定办理人：不选不能提交', () => {
    const c = play(rich, { data: { units: ['财政局'] } }).by('拟', { ...agree, choose: { sign: [participant('签一'), participant('签二')] } })
      .by('核', agree).by('甲', agree).by('乙', agree)
    expect(c.reading()).toEqual(['inform:阅一', 'inform:阅二'])
    expect(c.waitingFor()).toEqual(['sign:签一'])
    c.by('签一', agree).refused('签二', agree, 'no-participants')
      .by('签二', { ...agree, choose: { proof: [participant('校')] } })
    expect(c.waitingFor()).toEqual(['proof:校'])
  })
})
