/** How the parts of an official document look when they come as plain lines. */

/** 文种 and other words that end a title. */
export const titleEnd = /(决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|方案|办法|规定|细则|条例|规则|规划|计划|要点|总结|讲话|制度|预案|措施|清单|方案（试行）|办法（试行）|（试行）|（暂行）|（征求意见稿）)$/
/** A title that wrongly ends in a mark. */
export const stoppedTitle = /^(?=.{5,60}$)[^。；！？]*关于[^。；！？]*(决议|决定|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要)[。；，]$/
/** A title longer than most: only the word 关于 and a 文种 at the end, with no stop between, make it one. */
export const longTitle = /^(?=.{51,120}$)[^。；！？：]*关于[^。；！？：]*(决议|决定|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要)$/
/** Words that a list of recipients is made of. */
export const organWord = /(党委|党组|工委|政府|办公室|委员会|部门|单位|各镇|街道|局|委|办|部|院|会|室|中心|公司|学校|办事处|镇|乡|村|社区|支队|大队|集团|馆|站|所|团体|机关|组)$/
/** The full or short name of an organ, as it signs. */
export const organName = /^\S{2,30}(党委|党组|工委|区委|市委|县委|镇委|省委|政府|委员会|办公室|局|厅|部|署|院|会|中心|公司|集团|法院|检察院|学校|大学|学院|馆|指挥部|领导小组|工会|团委)$/
export const urgency = /^(特\s*急|加\s*急)$/
export const copyNumber = /^\d{6}$/
export const secrecy = /^(绝密|机密|秘密)(★.*)?$/
export const issuerMark = /^[^，。；：]{4,40}文件$/
/** 发文字号, 令号 or 期号; the last of the 签发人 may stand on its row. */
export const docNumber = /^((?:[^\s，。；：]{0,24}[〔［[【（(]\d{4}[〕］\]】）)]\s*第?\d+\s*[号期])|第\s*\d+\s*[号期](?:[（(]总第\s*\d+\s*期[）)])?)(?:\s+(?:签发人[：:]\s*)?((?:[\p{Script=Han}·]{2,6}[\s、，]*){1,4}))?$/u
/** At the head of a periodical. */
export const notice = /^内部(资料|参考|刊物)/
export const signers = /^签发人[：:]\s*(.+)$/
export const adoptionNote = /^[（(].*\d{4}年.*(通过|批准|印发|发布|修订|修正).*[）)]$/
export const date = /^(?:\d{4}|[〇○零一二三四五六七八九]{4})年(?:1[0-2]|0?[1-9]|[一二三四五六七八九十]{1,2})月(?:[12]\d|3[01]|0?[1-9]|[一二三四五六七八九十]{1,3})日$/
/** A date as people write it who do not know 7.3.5.4; only below a signature. */
export const looseDate = /^(?:\d{4}|\d{2})(?:年|[./．\-－])\d{1,2}(?:月|[./．\-－])\d{1,2}[日号]?$/
export const signAndDate = /^(\S.*?\S)\s+(\d{4}年\d{1,2}月\d{1,2}日)$/
export const inBrackets = /^[（(]([^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]$/
export const copyTo = /^抄送[：:]\s*(.+)$/
export const movedMainTo = /^主送[：:]\s*(.+)$/
export const printed = /^(.*?)\s*(\d{4}年\d{1,2}月\d{1,2}日)\s*印发$/
export const attachmentNote = /^附件?[：:]\s*(.*)$/
export const numberedNote = /^附件\s*\d{1,2}\s*[：:．.、]\s*(.+)$/
export const attachmentLabel = /^附件\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:]?$/
export const listNumber = /^(\d{1,2})\s*[.．、]\s*(.+)$/
export const noText = /^[（(]?此页无正文[）)]?$/
/** Ends of running text: a title or a signature has none of them. */
export const sentenceEnd = /[。；！？，,;]$/
/** A line that introduces what follows, and so is no list of recipients although it ends in a colon. */
export const introduction = /(如下|如次|以下|下列|包括|分别是|要求|安排)[：:]$/

export const levels: readonly { readonly level: 1 | 2 | 3 | 4; readonly pattern: RegExp }[] = [
  { level: 1, pattern: /^[一二三四五六七八九十百]{1,4}、/ },
  { level: 2, pattern: /^[（(][一二三四五六七八九十百]{1,4}[）)]/ },
  { level: 3, pattern: /^\d{1,2}(?:[.．](?!\d)|、)/ },
  { level: 4, pattern: /^[（(]\d{1,2}[）)]/ },
]
