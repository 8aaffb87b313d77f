import type { Found, PaperRule } from '../find.ts'

/** 条例 第八条: the fifteen kinds. */
const KINDS = '决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要'
/** Kinds whose title is always 关于…的…; 公告, 纪要 and 令 may be short. */
const ABOUT_KINDS = '通知|通报|请示|批复|报告|意见|决定|函'
const ENDS_WITH_KIND = new RegExp(`(?:${KINDS})$`)
/** Everyday papers without a red head of their own. */
const EVERYDAY = /(?:方案|计划|总结|要点|办法|细则|规定|简报|讲话|汇报|通讯录|规划|安排|制度|规则|预案|清单|申请|倡议|建议|说明|提纲|名单|须知|指南|措施)$/
/** 试行, 送审稿, 第3号, 续报一 and the like behind the kind. */
const REMARK = /[（(][^（）()]{1,16}[）)]$/
/** What deputies and members of the 政协 proposed is answered by a 答复, as custom has it everywhere. */
const ANSWER = /(?:建议|提案|议案|意见)的答复$/
/** Where one paper passes on another, the other's kind stands in the title too. */
const PASSES_ON = /转发|批转|印发|贯彻|落实|学习|宣传|传达|废止|修改|修订|答复|征求/

/** T-01 to T-05: the title of an official document (条例 第九条第七项: 由发文机关名称、事由和文种组成). */
export const title: PaperRule = ({ title: reading, isOfficial, facts }, report) => {
  if (!reading) return
  const { text } = reading.placed
  const words = reading.named.replace(/[\s。，；：、.,;:]+$/, '')
  if (words === '') return
  const bare = words.replace(REMARK, '')
  const faults = [
    isOfficial ? withoutKind(bare, text, facts.kind) : null, severalKinds(bare), ...repeated(words), ENDS_WITH_KIND.test(bare) ? loose(bare) : null,
    ...(ENDS_WITH_KIND.test(bare) ? innerMarks(reading.prose.slice(0, words.length)) : []),
  ]
  for (const found of faults) if (found) report(reading, found)
}

function withoutKind(bare: string, text: string, kind: string | undefined): Found | null {
  if (ENDS_WITH_KIND.test(bare) || ANSWER.test(bare) || kind === '命令（令）') return null
  const paper = EVERYDAY.exec(bare)
  const reason = paper ? `“${paper[0]}”不是法定文种，不能单独行文，请用通知等文种印发。` : '标题缺少文种，请在末尾写明通知、意见、请示等文种。'
  return { rule: 'T-01', offset: 0, length: text.trimEnd().length, reason }
}

/** 条例 第八条 names no hybrid: 请示 and 报告 are two kinds. */
function severalKinds(bare: string): Found | null {
  const joined = /(?:请示报告|报告请示|请示函|报告函|通知函|通报函|批复函|决定通知|通知通告|通告通知|通知公告|通告公告|公告通知|通知意见|通报通知|通知通报|意见通知|批复通知|纪要通知|通知令|请示申请|申请报告|申请请示)$/.exec(bare)
  if (joined) {
    const isHybrid = /请示报告|报告请示/.test(joined[0])
    return { rule: 'T-02', offset: joined.index, length: joined[0].length, reason: isHybrid ? '没有“请示报告”这一文种：请求指示、批准用请示，汇报工作、反映情况用报告。' : `“${joined[0]}”是两个文种，请只留一个。` }
  }
  const doubled = new RegExp(`(?<=的)(${KINDS})的(${KINDS})$`).exec(bare)
  if (!doubled || /批复|函/.test(doubled[2]!) || (PASSES_ON.test(bare) && doubled[1] !== doubled[2])) return null
  return { rule: 'T-02', offset: doubled.index, length: doubled[0].length, reason: `标题里“${doubled[1]}”和“${doubled[2]}”两个文种重叠，请只留一个，或者省去转发层次。` }
}

function repeated(words: string): readonly Found[] {
  const found: Found[] = []
  const first = words.indexOf('关于')
  const second = first < 0 ? -1 : words.indexOf('关于', first + 2)
  if (second >= 0) {
    found.push({ rule: 'T-03', offset: first, length: second + 2 - first, reason: '标题里“关于”重复，请省去一个；转发公文的标题可以直接写“转发……的通知”。', ...(second === first + 2 ? { fix: '关于' } : {}) })
  }
  const twice = words.indexOf('的的')
  if (twice >= 0) found.push({ rule: 'T-03', offset: twice, length: 2, reason: '“的”重复，请删去一个。', fix: '的' })
  return found
}

/** 关于 + matter + 的 + kind; a word or two may stand between 的 and the kind (的若干意见, 的补充通知). */
function loose(bare: string): Found | null {
  const kind = new RegExp(`(?:${ABOUT_KINDS})$`).exec(bare)
  if (!kind) return null
  const hasAbout = bare.includes('关于')
  const of = bare.lastIndexOf('的')
  if (hasAbout && (of < 0 || kind.index - of > 7)) {
    const short = new RegExp(`(?:${MODIFIER})?$`).exec(bare.slice(0, kind.index))![0]
    return { rule: 'T-04', offset: kind.index, length: kind[0].length, reason: `文种前缺少“的”，标题一般写作“关于……的${kind[0]}”。`, ...(short ? {} : { fix: `的${kind[0]}` }) }
  }
  if (!hasAbout && of === kind.index - 1 && bare.length > 8 && !/转发|批转|印发/.test(bare)) {
    return { rule: 'T-04', offset: 0, length: bare.length, reason: `标题缺少“关于”，一般写作“关于……的${kind[0]}”。` }
  }
  return null
}
const MODIFIER = '若干|实施|指导|补充|紧急|情况|专题|调研|综合|初步|处理|总结|自查|整改|评估|复|答复|联合|专项|预备'

/** Inside a title only 《》, quotation marks, brackets and, where unavoidable, 、 and —. */
function innerMarks(words: string): readonly Found[] {
  return [...words.matchAll(/[，。；：！？,;]/g)].filter(({ index }) => index > 0)
    .map(({ index }): Found => ({ rule: 'T-05', offset: index, length: 1, reason: '公文标题中间一般不用这种标点，请改写，或改用空格、连词。' }))
}
