import type { Sentences } from '#lib/refusals'

export type ScoreRefusal =
  | 'not-for-info-office' | 'not-for-rule-decider' | 'rules-backdated' | 'rules-unchanged' | 'score-reason-missing' | 'correction-empty' | 'quarter-not-begun' | 'quarter-told' | 'circular-empty'
  | 'circular-at-other-stage' | 'circular-appeal-not-for-point' | 'circular-appeal-closed' | 'circular-appeal-open' | 'circular-appeal-answered' | 'circular-appeal-decider-same' | 'circular-appeals-undecided' | 'circular-window-open'

/** What a person reads when scoring says no. */
export const scoreRefusals: Sentences<ScoreRefusal> = {
  'not-for-info-office': '计分和通报由信息科办理，请联系信息科。',
  'not-for-rule-decider': '计分办法由区委办公室主任审定，请送其办理。',
  'rules-backdated': '新办法的起用日期{from}已过，请改填今天或以后的日期；以前的得分不受影响。',
  'rules-unchanged': '新办法与现行办法相同，不用再发布。',
  'score-reason-missing': '请写明理由后再提交。',
  'correction-empty': '更正的分数不能为0，请填写加分或减分。',
  'quarter-not-begun': '{quarter}还没有开始，请选择本季度或以前的季度。',
  'quarter-told': '{quarter}已经有一份通报，请打开已有的通报办理。',
  'circular-empty': '{quarter}还没有直报点报送或得分，没有可以通报的内容。',
  'circular-at-other-stage': '这份通报现为「{at}」，不能这样办理；请刷新后按当前状态办理。',
  'circular-appeal-not-for-point': '申诉由被通报直报点的负责人提出，请联系本单位办公室办理。',
  'circular-appeal-closed': '申诉期至{until}，现在不能提出申诉；如确有差错，请与信息科联系。',
  'circular-appeal-open': '本直报点的申诉还没有答复，请等待答复。',
  'circular-appeal-answered': '没有这条待答复的申诉，请刷新后再看。',
  'circular-appeal-decider-same': '申诉须由未参与制作、预告的办公室领导答复，请送其他领导办理。',
  'circular-appeals-undecided': '还有{count}条申诉没有答复，全部答复后才能转办文。',
  'circular-window-open': '申诉期至{until}，期满后才能转办文，请届时再办。',
}
