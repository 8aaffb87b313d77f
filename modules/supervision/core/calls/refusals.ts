import type { Sentences } from '#lib/refusals'

export type CallRefusal =
  | 'call-at-other-stage' | 'call-exists' | 'not-called' | 'called-at-other-stage' | 'not-for-called-unit' | 'call-author-approves' | 'call-without-units' | 'call-without-question' | 'call-field-twice' | 'call-due-past'
  | 'reply-empty' | 'reply-field-missing' | 'reply-field-unfit' | 'call-return-needs-due' | 'call-extension-not-later' | 'nobody-to-urge' | 'call-urged-recently'

/** What a person reads when a call for reports says no. */
export const callRefusals: Sentences<CallRefusal> = {
  'call-at-other-stage': '这次催报现处「{at}」，不能这样办理；请刷新后按当前状态办理。',
  'call-exists': '这次催报已经拟好，请打开已有的催报办理。',
  'not-called': '这个单位不在本次催报范围内，请刷新后重新选择。',
  'called-at-other-stage': '「{unit}」的报送现处「{at}」，不能这样办理；请刷新后按当前状态办理。',
  'not-for-called-unit': '这份报送由「{unit}」联络员填写，请联系该单位。',
  'call-author-approves': '拟稿的同志不能自己审批催报，请送其他办公室领导审批。',
  'call-without-units': '还没有选定催报单位，请至少选择一个单位或分组。',
  'call-without-question': '请写明报送要求，或者至少设置一个报送栏目。',
  'call-field-twice': '报送栏目「{name}」重复，请改用不同的名称。',
  'call-due-past': '报送期限已过，请改填现在以后的时间。',
  'reply-empty': '请填写报送内容后再提交。',
  'reply-field-missing': '请填写必填栏目「{name}」后再提交。',
  'reply-field-unfit': '栏目「{name}」须填写{kind}，请改正后再提交。',
  'call-return-needs-due': '报送期限已过，退回重报请同时指定新的报送期限。',
  'call-extension-not-later': '延长后的期限须晚于「{unit}」现定期限，请重新填写。',
  'nobody-to-urge': '各单位都已报送，没有需要催报的单位；请核对后办结。',
  'call-urged-recently': '刚刚催报过，请{minutes}分钟后再催。',
}
