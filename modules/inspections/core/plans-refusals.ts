import type { Sentences } from '#lib/refusals'

export type PlanRefusal =
  | 'plan-at-other-stage' | 'not-for-agency' | 'not-for-agency-head' | 'submitter-approves-self' | 'plan-reason-missing' | 'no-targets' | 'plan-window-reversed' | 'done-in-future'
  | 'comprehensive-outside-annual' | 'comprehensive-not-filed' | 'collision-open' | 'no-such-collision' | 'offer-open' | 'offer-answered' | 'merge-with-self' | 'other-plan-fixed' | 'other-plan-offering' | 'plan-not-approved'

/** What a person reads when the plan calendar says no. */
export const planRefusals: Sentences<PlanRefusal> = {
  'plan-at-other-stage': '这项计划现处「{at}」，不能这样办理；请刷新后按当前状态办理。',
  'not-for-agency': '这项计划由{agency}自己办理，请联系该督查力量的同志。',
  'not-for-agency-head': '督查计划由{agency}负责人批准，请送其办理。',
  'submitter-approves-self': '报批的同志不能自己批准，请送本单位另一位负责人批准。',
  'plan-reason-missing': '请写明理由后再提交。',
  'no-targets': '还没有选督查对象，请至少选择一个单位。',
  'plan-window-reversed': '结束日期早于开始日期，请重新填写督查时间。',
  'done-in-future': '办结日期还没有到，请填今天或以前的日期。',
  'comprehensive-outside-annual': '综合性督查检查须列入年度计划，年度计划已于{until}截止；请改为专项督查，或列入下一年度计划。',
  'comprehensive-not-filed': '综合性督查检查须先备案，请填写备案文号后再报批。',
  'collision-open': '{agency}近期也要到{unit}；请先邀请合并、改期，或写明仍需分别前往的理由，再报批。',
  'no-such-collision': '没有找到这处撞车，可能对方已经改期；请刷新后再看。',
  'offer-open': '给{agency}的合并邀请还没有答复，请等待答复后再办理。',
  'offer-answered': '这份合并邀请已经答复过或不再有效，请刷新后再看。',
  'merge-with-self': '两项计划都是本单位的，不用邀请；请直接改期或取消其中一项。',
  'other-plan-fixed': '{agency}的计划现处「{at}」，不能再合并；请改期或写明理由。',
  'other-plan-offering': '{agency}的计划也在等合并答复，请先办完那一份，再合并。',
  'plan-not-approved': '这项计划还没有批准，请先报批；批准后才能拟定督查方案、发通知。',
}
