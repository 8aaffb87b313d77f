/** Strength and clause of a rule. */
export interface RuleFacts {
  readonly severity: 'error' | 'warning'
  readonly clause: string
  /** What the rule asks for, in a few words for lists. */
  readonly name: string
}

const marks = (clause: string) => `GB/T 15834-2011 ${clause}`
const numbers = (clause: string) => `GB/T 15835-2011 ${clause}`
const layout = (clause: string) => `GB/T 9704-2012 ${clause}`
const handling = (clause: string) => `《党政机关公文处理工作条例》${clause}`
const PRACTICE = '公文写作惯例'

/**
 * The rules by id, with their usual strength and clause; a finding may bear another of the same rule.
 * An error only where a standard prescribes; where it says 一般, 通常, 宜 or may, and where only custom speaks, a warning.
 */
export const ruleList = {
  // 4.5.3.5 says 通常不用.
  'P-01': { severity: 'warning', clause: marks('4.5.3.5'), name: '并列的书名号、引号之间不用顿号' },
  'P-02': { severity: 'error', clause: marks('B.3'), name: '序次语后的标点' },
  'P-03': { severity: 'error', clause: layout('7.2.5'), name: '发文年份用六角括号' },
  'P-04': { severity: 'error', clause: marks('4.11'), name: '省略号' },
  'P-05': { severity: 'error', clause: marks('4.13.3'), name: '破折号和连接号' },
  'P-06': { severity: 'error', clause: marks('A.13.1'), name: '书名号' },
  'P-07': { severity: 'warning', clause: marks('A.1、B.4'), name: '标题、图表说明、单元格末尾不用句号' },
  'P-08': { severity: 'error', clause: marks('4、5.1'), name: '中文标点的形式和配对' },
  'P-09': { severity: 'warning', clause: marks('4.7.3.5'), name: '一句之内不套用冒号' },
  'P-10': { severity: 'error', clause: marks('5.1'), name: '避头尾' },
  'P-11': { severity: 'error', clause: numbers('5.2.1'), name: '概数不用顿号' },
  'P-12': { severity: 'warning', clause: marks('4.5.3.4'), name: '缩略的并列数字用顿号' },
  'N-01': { severity: 'warning', clause: numbers('4.1'), name: '计量、统计、编号、日期用阿拉伯数字' },
  'N-02': { severity: 'error', clause: numbers('5.1.4'), name: '年份写全' },
  'N-03': { severity: 'error', clause: numbers('4.2'), name: '固定词语、夏历、含“几”的概数用汉字数字' },
  'N-04': { severity: 'warning', clause: numbers('4.3'), name: '同类数字写法一致' },
  'N-05': { severity: 'warning', clause: numbers('5.1.1'), name: '多位数分节' },
  'N-06': { severity: 'error', clause: numbers('5.1.3'), name: '数值范围的单位不可省略' },
  'N-07': { severity: 'error', clause: numbers('5.3'), name: '只有万、亿可与阿拉伯数字连用' },
  'N-08': { severity: 'error', clause: numbers('5.2.5'), name: '编号用〇，数量用零' },
  'N-09': { severity: 'error', clause: numbers('5.1.6、5.2.3'), name: '含月日的专名' },
  'N-10': { severity: 'warning', clause: 'GB 3100-1993', name: '法定计量单位' },
  'N-11': { severity: 'warning', clause: PRACTICE, name: '百分数和倍数的增减' },
  'D-01': { severity: 'warning', clause: PRACTICE, name: '引文先标题后文号' },
  'D-02': { severity: 'warning', clause: handling('第九条'), name: '机关名称和简称' },
  'D-03': { severity: 'warning', clause: PRACTICE, name: '时间写明年份' },
  'D-05': { severity: 'error', clause: handling('第二十条第四项'), name: '模板遗留' },
  'D-06': { severity: 'warning', clause: handling('第二十条第四项'), name: '日期真实，星期相符' },
  'D-07': { severity: 'warning', clause: PRACTICE, name: '少用套话' },
  'D-08': { severity: 'warning', clause: PRACTICE, name: '不照搬旧稿' },
  'L-01': { severity: 'warning', clause: '《整治形式主义为基层减负若干规定》一', name: '篇幅' },
  'S-01': { severity: 'warning', clause: layout('7.3.3'), name: '序数连续' },
  'S-02': { severity: 'warning', clause: layout('7.3.3'), name: '层次不越级、不倒置' },
  'T-01': { severity: 'error', clause: handling('第九条第七项'), name: '标题有法定文种' },
  'T-02': { severity: 'error', clause: handling('第八条'), name: '文种只有一个' },
  'T-03': { severity: 'warning', clause: PRACTICE, name: '标题不重复“关于”“的”' },
  'T-04': { severity: 'warning', clause: handling('第九条第七项'), name: '标题由“关于……的”和文种组成' },
  'T-05': { severity: 'warning', clause: PRACTICE, name: '标题中间少用标点' },
  'A-01': { severity: 'error', clause: layout('7.3.7'), name: '附件与附件说明一致' },
  'A-02': { severity: 'error', clause: layout('7.3.4'), name: '附件顺序号' },
  'A-03': { severity: 'warning', clause: layout('7.3.4'), name: '正文提到的附件存在' },
  'F-09': { severity: 'warning', clause: layout('7.3.2'), name: '主送机关' },
  'F-12': { severity: 'error', clause: layout('7.3.4'), name: '附件名称后不加标点' },
  'F-13': { severity: 'error', clause: layout('7.3.5.4'), name: '成文日期的写法' },
  'F-16': { severity: 'warning', clause: layout('7.4.2'), name: '抄送机关' },
  'F-20': { severity: 'error', clause: layout('7.2.5'), name: '发文字号的写法' },
} as const satisfies Readonly<Record<string, RuleFacts>>

/** Id of a rule of wording. */
export type WordingRule = keyof typeof ruleList
