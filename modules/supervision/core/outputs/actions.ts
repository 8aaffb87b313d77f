/** What is done with feedback, papers and assessment, as the audit calls it. */
export const outputActions = {
  'supervision.suggestion-sort': '问题归类', 'supervision.suggestion-study': '研究建议', 'supervision.suggestion-adopt': '采纳建议', 'supervision.suggestion-reject': '不采纳建议', 'supervision.suggestion-link': '关联建议成果',
  'supervision.make-output': '生成督查材料', 'supervision.output-refresh': '重新取数', 'supervision.output-edit': '修改督查材料', 'supervision.output-freeze': '督查材料定稿', 'supervision.output-send': '督查材料转办文',
  'supervision.assess': '考核试算', 'supervision.assessment-recompute': '重新试算', 'supervision.assessment-notice': '考核预告', 'supervision.assessment-appeal': '考核申诉', 'supervision.assessment-answer': '答复考核申诉',
  'supervision.assessment-publish': '发布考核结果', 'supervision.note-false-report': '认定虚假反馈', 'supervision.exportStatistics': '导出督查统计', 'supervision.exportSuggestions': '导出问题与建议',
} as const
