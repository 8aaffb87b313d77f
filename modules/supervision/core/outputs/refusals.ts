import type { Sentences } from '#lib/refusals'

export type OutputRefusal =
  | 'not-for-supervision-office' | 'reason-missing' | 'not-for-suggestion-decider' | 'suggestion-already-decided' | 'suggestion-not-adopted'
  | 'output-at-other-stage' | 'output-empty' | 'assessment-at-other-stage' | 'assessment-empty' | 'appeal-closed' | 'appeal-open' | 'appeal-not-for-unit' | 'appeal-answered' | 'appeal-decider-same' | 'appeals-undecided'
  | 'appeal-window-open' | 'figures-unfit' | 'false-report-known' | 'period-not-begun'

/** What a person reads when feedback, outputs or assessment say no. */
export const outputRefusals: Sentences<Exclude<OutputRefusal, 'not-for-supervision-office' | 'reason-missing'>> = {
  'not-for-suggestion-decider': '建议由办公室领导研究决定，请送其办理。',
  'suggestion-already-decided': '这条建议现为「{fate}」，不能重复决定；请刷新后再看。',
  'suggestion-not-adopted': '只有已采纳的建议才能关联变更的文件或决策，请先由领导决定是否采纳。',
  'output-at-other-stage': '这份材料现为「{at}」，不能这样办理；请刷新后按当前状态办理。',
  'output-empty': '标题和正文不能为空，请补齐后再保存。',
  'period-not-begun': '统计期还没有开始，没有数据，请选择本月或以前的月份。',
  'assessment-at-other-stage': '这次考核现处「{at}」，不能这样办理；请刷新后按当前状态办理。',
  'assessment-empty': '统计期内没有应办结的任务，无法考核，请另选考核期。',
  'appeal-closed': '申诉期至{until}，现在不能提出申诉；如确有差错，请与督查室联系。',
  'appeal-open': '本单位的申诉还没有答复，请等待答复。',
  'appeal-not-for-unit': '申诉由被考核单位的联络员或负责人提出，请联系本单位办理。',
  'appeal-answered': '没有这条待答复的申诉，请刷新后再看。',
  'appeal-decider-same': '申诉须由未参与试算、预告的办公室领导答复，请送其他领导办理。',
  'appeals-undecided': '还有{count}条申诉没有答复，全部答复后才能发布。',
  'appeal-window-open': '申诉期至{until}，期满后才能发布，请届时再办。',
  'figures-unfit': '更正后的数字前后不符（如按时反馈多于应办结），请核对后再填。',
  'false-report-known': '这项任务已经认定过虚假反馈，请勿重复认定。',
}
