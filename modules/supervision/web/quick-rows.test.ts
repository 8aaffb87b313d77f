import { expect, test } from 'vitest'
import type { PersonId, UnitId } from '#lib/ids'
import { emptyPart } from './plan-draft.ts'
import { isUntouched, partsFromText } from './quick-rows.ts'

const options = { units: [{ unit: 'u1' as UnitId, name: '区财政局' }, { unit: 'u2' as UnitId, name: '区发改局' }], leaders: [{ person: 'p1' as PersonId, name: '周书记', title: '' }] }

test('从表格粘贴的几行成为几项任务，表头略去，认不出的说出来、空着', () => {
  const { parts, unclear } = partsFromText('任务内容\t牵头单位\n落实经费\t区财政局\t区发改局、某局\t周书记\t2026年12月31日\t500万元\r\n\n立项审批\t无此局\t\t张三\t年底', options)
  expect(parts).toEqual([
    { ...emptyPart('落实经费'), lead: 'u1', cooperating: ['u2'], leader: 'p1', dueOn: '2026-12-31', target: '500万元' }, { ...emptyPart('立项审批') },
  ])
  expect(unclear).toEqual(['第1行：没有认出单位“某局”，请在下面选择', '第2行：没有认出责任领导“张三”，请在下面选择', '第2行：日期“年底”看不懂，请在下面填写', '第2行：没有认出单位“无此局”，请在下面选择'])
  expect([isUntouched('名称', emptyPart('名称')), isUntouched('名称', emptyPart('别的')), isUntouched('名称', parts[0]!)]).toEqual([true, false, false])
})
