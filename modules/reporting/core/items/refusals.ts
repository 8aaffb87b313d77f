import type { Sentences } from '#lib/refusals'

export type ItemRefusal =
  | 'report-at-other-stage' | 'report-exists' | 'report-words-missing' | 'report-reason-missing' | 'happened-in-future' | 'learned-before-event'
  | 'point-incomplete' | 'reports-no-more' | 'not-of-point' | 'not-for-point-role' | 'own-report' | 'passed-by-same'
  | 'not-for-info-desk' | 'not-for-info-head' | 'not-for-info-leader' | 'merge-target-missing' | 'merge-target-unfit' | 'nobody-to-return-to'
  | 'facts-unverified' | 'sender-reviews-self' | 'reviewer-signs-self' | 'uploaded-already' | 'adoption-words-missing' | 'instruction-words-missing'

/** What a person reads when an item of information says no. */
export const itemRefusals: Sentences<ItemRefusal> = {
  'report-at-other-stage': '这条信息现处「{at}」，不能这样办理；请刷新后按当前状态办理。',
  'report-exists': '这条信息已经登记，请打开已有的信息办理。',
  'report-words-missing': '标题和正文不能为空，请补齐后再报。',
  'report-reason-missing': '请写明理由后再提交。',
  'happened-in-future': '事发或获知时间晚于现在，请核对后重新填写。',
  'learned-before-event': '获知时间早于事发时间，请核对后重新填写。',
  'point-incomplete': '「{unit}」信息直报点还没有明确{roles}，不能上报；请联系区委办公室信息科补登后再报。',
  'reports-no-more': '「{unit}」现在不是信息直报点，不能上报；请联系区委办公室信息科。',
  'not-of-point': '信息由本单位信息直报点的信息员、办公室主任或分管领导填写，请联系本单位信息员。',
  'not-for-point-role': '这一步由「{unit}」的{role}办理，请联系{role}或其替补。',
  'own-report': '自己起草的信息不能自己把关、审签，请送另一位同志办理；情况紧急的，请写明理由。',
  'passed-by-same': '把关和审签须由两位同志办理，请送另一位同志审签；情况紧急的，请写明理由。',
  'not-for-info-desk': '这一步由区委办公室信息编辑办理，请联系信息科。',
  'not-for-info-head': '这一步由信息科负责人审核，请送其办理。',
  'not-for-info-leader': '信息由区委办公室领导签发，请送其办理。',
  'merge-target-missing': '请选择要并入的信息后再提交。',
  'merge-target-unfit': '「{title}」现处「{at}」，不能并入；请另选一条待筛选、已采用或编辑中的信息。',
  'nobody-to-return-to': '这条信息不是直报点报来的，不能退改；请改选其他处理意见。',
  'facts-unverified': '请核实时间、地点、数字等事实并勾选后再送审。',
  'sender-reviews-self': '送审的同志不能自己审核，请由另一位同志送审或审核。',
  'reviewer-signs-self': '审核的同志不能自己签发，请送办公室领导签发。',
  'uploaded-already': '这条信息已经报过{to}，不用再报。',
  'adoption-words-missing': '请填写采用的刊物、期号和凭据后再登记。',
  'instruction-words-missing': '请填写批示领导和批示内容后再登记。',
}
