/** What is done with scores and 通报, as the audit calls it. */
export const scoreActions = {
  'reporting.decide-rules': '发布信息计分办法', 'reporting.correct-score': '更正信息得分', 'reporting.recompute-scores': '重新计算信息得分', 'reporting.score-daily': '信息每日计分', 'reporting.export-scores': '导出信息得分',
  'reporting.make-circular': '冻结信息通报数据', 'reporting.circular-discard': '作废信息通报', 'reporting.circular-notice': '预告信息通报', 'reporting.circular-appeal': '申诉信息通报', 'reporting.circular-answer': '答复信息通报申诉', 'reporting.circular-send': '信息通报转办文',
  'reporting.export-statistics': '导出信息统计',
} as const satisfies Readonly<Record<string, string>>
