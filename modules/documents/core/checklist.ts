import type { Checklist, ChecklistPoint } from './types.ts'

/** 审核重点: the five points of 条例 第二十条 and the assessment of 若干规定 三, in this order. */
export const checklistPoints: Readonly<Record<ChecklistPoint, { readonly title: string; readonly text: string; readonly clause: string }>> = {
  basis: { title: '行文理由', text: '行文理由是否充分，行文依据是否准确', clause: '条例 第二十条第一项' },
  policy: { title: '内容政策', text: '内容是否符合党的理论路线方针政策和国家法律法规；是否完整准确体现发文机关意图；是否同现行有关公文相衔接；所提政策措施和办法是否切实可行', clause: '条例 第二十条第二项' },
  consulted: { title: '协商一致', text: '涉及有关地区或者部门职权范围内的事项是否经过充分协商并达成一致意见', clause: '条例 第二十条第三项' },
  form: { title: '文种格式', text: '文种是否正确，格式是否规范；人名、地名、时间、数字、段落顺序、引文等是否准确；文字、数字、计量单位和标点符号等用法是否规范', clause: '条例 第二十条第四项' },
  drafting: { title: '起草要求', text: '其他内容是否符合公文起草的有关要求', clause: '条例 第二十条第五项' },
  burden: { title: '减负评估', text: '与为基层减负是否一致：不随意要求报告贯彻情况，不要求层层制发配套文件，不在专门文件之外规定机构编制、待遇、创建示范、达标、“一票否决”、责任状等事项', clause: '整治形式主义为基层减负若干规定 三' },
}

export const checklistOrder = Object.keys(checklistPoints) as readonly ChecklistPoint[]

/** Points without an answer. */
export const unansweredPoints = (answers: Checklist): readonly ChecklistPoint[] => checklistOrder.filter((point) => !answers[point])

/** Points answered 否: the draft must go back (条例 第二十一条). */
export const failedPoints = (answers: Checklist): readonly ChecklistPoint[] => checklistOrder.filter((point) => answers[point]?.answer === 'no')

/** Points whose 否 or 不涉及 lacks the words why. */
export const unexplainedPoints = (answers: Checklist): readonly ChecklistPoint[] =>
  checklistOrder.filter((point) => answers[point] && answers[point].answer !== 'yes' && !answers[point].remark.trim())
