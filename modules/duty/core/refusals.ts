import type { Sentences } from '#lib/refusals'
import type { CheckRefusal } from './checks.ts'
import type { HandoverRefusal } from './handovers.ts'
import type { LogRefusal } from './log.ts'
import type { RosterRefusal } from './roster.ts'
import type { SwapRefusal } from './swaps.ts'

export type DutyRefusal = RosterRefusal | SwapRefusal | LogRefusal | HandoverRefusal | CheckRefusal | ImportRefusal | 'period-unfit'
export type ImportRefusal = 'roster-file-unreadable' | 'roster-file-empty'

/** What 值班 refuses, and what to do instead. */
export const dutyRefusals: Sentences<DutyRefusal> = {
  'not-in-duty-pool': '{name}当日不在“{pool}”值班人员中，请先在值班人员里登记或另选一人。',
  'away-on-day': '{name}在{day}请假，请另选一人。',
  'duty-twice-a-day': '{name}在{day}已经有班，请另选一人。',
  'duty-too-close': '{name}在{other}有班，排{day}间隔不足{rest}天，请另选一人。',
  'not-for-duty-room': '值班表由值班室编排，请联系值班室。',
  'not-for-roster-decider': '值班表由办公室领导审定发布，请送其办理。',
  'roster-month-past': '这个月已经过去，不能再排班，请选择本月或以后的月份。',
  'roster-at-other-stage': '值班表现为“{at}”，不能这样办理；已发布的请用调班，其余请刷新后再看。',
  'roster-incomplete': '值班表还有{count}个班没有排人，请补齐后再送审。',
  'roster-author-publishes': '编排值班表的同志不能自己审定发布，请送其他办公室领导审定。',
  'swap-not-own': '只能为自己的班与他人调班，请选择自己的班和另一位同志。',
  'swap-other-group': '两个班不是同一类岗位，不能对调，请另选一个班。',
  'swap-day-begun': '要调的班已经开始或过去，不能再调；有变化请记入值班日志。',
  'swap-at-other-stage': '这次调班现为“{at}”，不能这样办理；请刷新后再看。',
  'not-for-swap-partner': '这次调班要由对方本人答复，请等待对方答复。',
  'not-for-swap-approver': '调班由当日带班领导批准（带班领导调班由办公室领导批准），请送其办理。',
  'swap-shift-moved': '要调的班已经换人，请撤回后按现在的值班表重新提出。',
  'not-for-duty-people': '值班日志由当日值班人员和值班室填写，请联系值班室。',
  'log-in-future': '发生时间晚于现在，请核对时间。',
  'log-day-closed': '当日日志已经日清，不能再添加；需要补充或改正的，请对原记录写更正。',
  'log-day-running': '当日值班还没有结束，交接以后才能日清。',
  'matter-done-already': '这件事项已经办结，请刷新后再看。',
  'not-leaving-duty': '交班由上一班值班人员签字，请联系上一班值班人员。',
  'not-coming-on-duty': '接班由本班值班人员签字，请联系本班值班人员。',
  'handover-too-early': '还不到交接时刻，请在交接前一小时内再签。',
  'handover-signed': '这次交接双方已经签字，不能再改；有遗漏请记入值班日志。',
  'handover-not-handed': '上一班还没有签字交班，请等其填写签字后再接班。',
  'handover-same-person': '交班和接班不能由同一人签字，请由另一位值班人员签字。',
  'not-for-checker': '值班抽查由办公室领导或当日带班领导进行，请联系其办理。',
  'nobody-to-check': '所选人员现在都不在班，请选择正在值班的其他同志。',
  'not-checked': '这次抽查没有点到您或所选的人，请刷新后再看。',
  'check-answered-already': '这位同志已经有应答记录，不能重复登记；请刷新后再看。',
  'roster-file-unreadable': '这个文件读不出“值班表”，请用下载的模板填写后再上传。',
  'roster-file-empty': '“值班表”里还没有填写，请填写后再上传。',
  'period-unfit': '结束日期早于开始日期，请改正后再保存。',
}
