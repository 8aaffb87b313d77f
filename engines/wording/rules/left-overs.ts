import { byPatterns, type PatternRule } from '../find.ts'

/** Words before which 某某 is still to be filled in; behind another character it is a person whose name is kept back: 刘某某. */
const BEFORE_BLANK = /(?:^|[^\u4e00-\u9fa5]|[由请和与及向给对在为是的至到经将让按被把从以等任各]|主任|书记|局长|部长|同志)$/

/** A number plate, a telephone or an account whose digits are kept back: 赣A·×××××号. */
const MASKED = /(?:[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•・\s]?)$/

const D05 = { rule: 'D-05', in: 'text', reason: '这是模板遗留或者未填的内容，请补全或者删去。' } as const

const rows: readonly PatternRule[] = [
  { ...D05, pattern: /(?<![A-Za-z0-9×])(?:×{2,}|[xX]{2,}|＊{2,}|\*{2,}|[Ｘｘ]{2,}|○{2,}|〇{3,}|□{3,}|△{2,}|╳{1,}|※{2,}|_{3,}|＿{2,}|\.{7,})(?![A-Za-z0-9×])/g, unless: (found, view) => MASKED.test(view.slice(Math.max(0, found.index - 3), found.index)) || /^\*\*$/.test(found[0]) && /\*\*[^*]+\*\*/.test(view) },
  // “数据要素×” is the name of a programme.
  { ...D05, pattern: /(?<![\d×.])×(?=[\u4e00-\u9fa5])|(?<=[\u4e00-\u9fa5])×(?![\d×])/g, unless: (found, view) => /[=＝÷]/.test(view) || /^“[\u4e00-\u9fa5]{2,8}×”/.test(view.slice(view.lastIndexOf('“', found.index), found.index + 2)) },
  // 【…】 of templates. Before a paragraph it may name a column, as in bulletins and case notes (GB/T 15834-2011 4.9.3.4).
  { ...D05, pattern: /【(?!\d{4}】第?\d+号)[^【】]{0,30}】/g, unless: ({ 0: { length }, 0: words, index }, view) => index === 0 && view.length > length + 20 && !/请|填|此处|插入|输入|待|名称|标题|单位|姓名|日期|时间|地点|内容|正文|示例/.test(words) },
  { ...D05, pattern: /\bTODO\b|\bTBD\b|\bFIXME\b|\bLorem ipsum\b/gi },
  { ...D05, pattern: /(?:此处|这里|在此)(?:填写|输入|插入|填入|补充|添加|粘贴|替换|为正文|略)[^，。；、]{0,10}|(?:请|待)(?:在此)?(?:输入|填入|插入)(?:内容|文字|标题|正文|姓名|日期|单位)[^，。；、]{0,6}|[（(](?:请填写|待填|待补充?|待定|此处略|内容略|填写[^（）()]{1,12}|具体日期|具体时间|标题|正文|落款)[）)]|单击此处[^，。；]{0,10}|待补充(?=[。；，]|$)|数据待(?:核实?|补|定)/g },
  { ...D05, pattern: /某{2,}/g, unless: ({ index }, view) => !BEFORE_BLANK.test(view.slice(Math.max(0, index - 2), index)) },
  { ...D05, pattern: /(?<![\u4e00-\u9fa5])某(?:区|市|县|局|镇|街道)(?=[委政人办各])/g },
  { ...D05, in: 'named', pattern: /<[\u4e00-\u9fa5]{1,12}>|＜[\u4e00-\u9fa5]{1,12}＞/g },
  { ...D05, pattern: /\{\{[^{}]{0,30}\}\}|\$\{[^{}]{0,30}\}|\{[\u4e00-\u9fa5]{1,10}\}|\[(?:请)?(?:输入|填写|插入|此处|单位|姓名|日期|标题|内容)[^\]]{0,12}\]/g },
  // A date whose month and day are still to be written in.
  { ...D05, pattern: /(?<=\d{4}年|^|[于至到在])[ \u3000]{1,6}月(?:[ \u3000]{0,6}日)?|(?<=\d月)[ \u3000]{1,6}日|\d{4}年?[Xx×]月|(?<=年)[_＿]+月/g },
]

/** D-05: what a template left behind. */
export const leftOvers = byPatterns(rows)
