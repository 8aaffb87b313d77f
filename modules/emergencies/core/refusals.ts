import type { Sentences } from '#lib/refusals'

export type EmergencyRefusal =
  | 'emergency-at-other-stage' | 'not-for-duty-clerk' | 'not-for-duty-leader' | 'not-for-office-head' | 'emergency-words-missing' | 'emergency-time-future' | 'occurred-after-received' | 'called-before-received'
  | 'elements-missing' | 'follow-up-repeats' | 'final-incomplete' | 'report-in-hand' | 'no-report-in-hand' | 'report-not-approved' | 'approver-drafted' | 'not-an-approver' | 'signed-by-other' | 'nothing-to-sign'
  | 'phone-first' | 'recipients-missing' | 'grade-reason-missing' | 'responsible-unit-unknown' | 'unit-reported-already' | 'nothing-to-acknowledge' | 'signatures-open'

/** What people read, and what to do next. */
export const emergencyRefusals: Sentences<EmergencyRefusal> = {
  'emergency-at-other-stage': '这件紧急信息现处「{at}」，不能这样办理；请刷新后按当前状态办理。',
  'not-for-duty-clerk': '紧急信息由值班人员登记办理，请联系区委办公室值班室。',
  'not-for-duty-leader': '这一步由带班领导或区委办公室领导办理，请送其办理。',
  'not-for-office-head': '瞒报、谎报由区委办公室主任认定，请送其办理。',
  'emergency-words-missing': '请写明情况后再提交。',
  'emergency-time-future': '填写的时间晚于现在，请核对后重新填写。',
  'occurred-after-received': '事发时间晚于接报时间，请核对后重新填写。',
  'called-before-received': '上报时间早于接报时间，请核对后重新填写。',
  'elements-missing': '初报还缺：{lacking}。请补齐后再送审签，其余要素可以先报“待核”。',
  'follow-up-repeats': '续报只写变化，不重复已报的经过，请删去重复部分后再送审签。',
  'final-incomplete': '终报须写明原因和处置结果，请补齐后再送审签。',
  'report-in-hand': '{report}正在办理，请先报出或退回，再拟下一份。',
  'no-report-in-hand': '现在没有待审签的报告，请刷新后再看。',
  'report-not-approved': '{report}还没有审签，请先请带班领导审签；来不及的可以电话请示，由值班员记录口头同意。',
  'approver-drafted': '拟稿的同志不能自己审签，请另一位领导审签。',
  'not-an-approver': '{leader}不是今晚的带班领导，也不是区委办公室领导，请改选。',
  'signed-by-other': '补签由口头同意的{leader}本人办理，请送其补签。',
  'nothing-to-sign': '这份报告不需要补签，请刷新后再看。',
  'phone-first': '请先电话报告市委值班室并登记时间和接报人，再发书面初报。',
  'recipients-missing': '请至少选择一个报送对象：区委领导或市委值班室。',
  'grade-reason-missing': '所定等级与按数字建议的{grade}不同，请写明理由。',
  'responsible-unit-unknown': '还不知道责任单位，请先核实后再认定。',
  'unit-reported-already': '{unit}的报告时间已经记下，不用重复登记。',
  'nothing-to-acknowledge': '现在没有等您确认的提醒，请刷新后再看。',
  'signatures-open': '还有{count}份口头同意的报告没有补签，请先请领导补签再归档。',
}
