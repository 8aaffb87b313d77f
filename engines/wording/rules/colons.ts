import type { Found, TextRule } from '../find.ts'
import { isRunning } from '../reading.ts'

/** Labels of a form line: 联系人：…，电话：… is a list of entries, not a colon within a colon. */
const LABEL = /(?:联系人|联系方式|电话|手机|传真|邮箱|邮件|信箱|地址|地点|时间|日期|人员|对象|名称|姓名|单位|部门|期限|时限|时长|网址|网站|账号|账户|户名|开户行|编号|代码|编码|性别|职务|邮编|微信|来源|备注|注|金额|标准|主持|主持人|记录|记录人|出席|列席|请假|缺席|参加|负责人|责任人|牵头领导|附件|抄送|主送|签发人|主题|题目|范围|议题|方式|职责|频次|数量|规模|面积|投资|目标|内容|进度)$/
const INTRODUCES = /(?:如下|以下[^，。]{0,8}|包括|要求|做到|几点|几方面|方面|几项|任务|工作|措施|原则|重点|问题|意见|有)$/
const POINT = /[，；、：:！？]/

/** P-09: 一个句子内部一般不应套用冒号 (4.7.3.5). */
export const colons: TextRule = (reading) => {
  if (!isRunning(reading) || reading.prose.indexOf('：') === reading.prose.lastIndexOf('：')) return []
  const found: Found[] = []
  let from = 0
  for (const sentence of hiddenBrackets(reading.prose).split(/(?<=[。！？\n])/)) {
    const at = innerColon(sentence)
    if (at >= 0) {
      const after = /^[^，。；]{0,8}/.exec(sentence.slice(at))![0]
      found.push({ rule: 'P-09', offset: from + at, length: after.length, reason: '一句话里一般不套用冒号，请将其中一个改为逗号或句号，或者分段叙述。' })
    }
    from += sentence.length
  }
  return found
}

/** Where a sentence has a colon inside the reach of another, or -1. */
function innerColon(sentence: string): number {
  const colons: number[] = []
  for (let at = sentence.indexOf('：'); at >= 0; at = sentence.indexOf('：', at + 1)) {
    if (!LABEL.test(lead(sentence, at)) && !/\d：\d/.test(sentence.slice(Math.max(0, at - 1), at + 2))) colons.push(at)
  }
  for (let one = 1; one < colons.length; one += 1) {
    const [outer, inner] = [colons[one - 1]!, colons[one]!]
    const between = sentence.slice(outer + 1, inner)
    // A colon that ends the text introduces a list of paragraphs, which the standard allows; two quotations are side by side,
    // and so are lists behind the same word: 在甲地包括：……；在乙地包括：……
    if (sentence.slice(inner + 1).trim() === '' || (between.startsWith('“') && sentence[inner + 1] === '“') || (between.includes('；') && lead(sentence, outer).slice(-2) === lead(sentence, inner).slice(-2))) continue
    if (!between.includes('；') || (INTRODUCES.test(lead(sentence, outer)) && /[；：][^；]{0,30}$/.test(between))) return inner
  }
  return -1
}

/** The words before a colon back to the mark before them. */
function lead(sentence: string, at: number): string {
  let from = at
  while (from > 0 && at - from < 20 && !POINT.test(sentence[from - 1]!)) from -= 1
  return sentence.slice(from, at)
}

// What stands in brackets is a remark of its own.
const hiddenBrackets = (text: string): string => text.replace(/（[^（）]{0,200}）/g, (found) => ' '.repeat(found.length))
