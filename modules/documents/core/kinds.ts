/** The fifteen kinds of official document (条例 第八条). */
export type DocKind =
  | 'resolution' | 'decision' | 'order' | 'communique' | 'announcement' | 'publicNotice' | 'opinion' | 'notice'
  | 'circular' | 'report' | 'request' | 'reply' | 'bill' | 'letter' | 'minutes'

/** 上行、平行、下行, or announced to the public. */
export type Way = 'upward' | 'parallel' | 'downward' | 'announced'

/** What the office needs to know of a kind. */
export interface KindFacts {
  /** The word on screen and at the end of titles. */
  readonly name: string
  readonly ways: readonly Way[]
  /** Whether a district Party committee or its office issues it. */
  readonly issuedHere: boolean
  /** 主送机关 may be missing: public kinds, 纪要, 决议 (要素表 第八项). */
  readonly mainToOptional: boolean
  /** Usual closing phrases, the first one offered (惯例, so only a hint). */
  readonly closings: readonly string[]
  /** When it is used, for the one who chooses. */
  readonly use: string
}

const kind = (name: string, ways: readonly Way[], more: Partial<KindFacts> & { use: string }): KindFacts =>
  ({ name, ways, issuedHere: true, mainToOptional: false, closings: [], ...more })

/** 条例 第八条, in its order. */
export const kinds: Readonly<Record<DocKind, KindFacts>> = {
  resolution: kind('决议', ['downward', 'announced'], { mainToOptional: true, use: '会议讨论通过的重大决策事项' }),
  decision: kind('决定', ['downward'], { mainToOptional: true, use: '对重要事项作出决策和部署，奖惩有关单位和人员，变更或者撤销下级不适当的决定' }),
  order: kind('命令（令）', ['downward', 'announced'], { issuedHere: false, mainToOptional: true, use: '公布行政法规和规章，宣布重大强制性措施，批准授衔晋升，嘉奖' }),
  communique: kind('公报', ['announced'], { mainToOptional: true, use: '公布重要决定或者重大事项' }),
  announcement: kind('公告', ['announced'], { mainToOptional: true, closings: ['特此公告。'], use: '向国内外宣布重要事项或者法定事项' }),
  publicNotice: kind('通告', ['announced'], { mainToOptional: true, closings: ['特此通告。'], use: '在一定范围内公布应当遵守或者周知的事项' }),
  opinion: kind('意见', ['upward', 'parallel', 'downward'], { closings: ['以上意见如无不妥，请批转执行。'], use: '对重要问题提出见解和处理办法' }),
  notice: kind('通知', ['downward', 'parallel'], { closings: ['特此通知。'], use: '发布、传达要求下级执行和有关单位周知的事项，批转、转发公文' }),
  circular: kind('通报', ['downward'], { use: '表彰先进、批评错误、传达重要精神和告知重要情况' }),
  report: kind('报告', ['upward'], { closings: ['特此报告。', '专此报告。'], use: '向上级汇报工作、反映情况，回复上级询问' }),
  request: kind('请示', ['upward'], { closings: ['妥否，请批示。', '当否，请批复。'], use: '向上级请求指示、批准' }),
  reply: kind('批复', ['downward'], { closings: ['此复。', '特此批复。'], use: '答复下级请示事项' }),
  bill: kind('议案', ['upward', 'parallel'], { issuedHere: false, closings: ['请予审议。'], use: '政府按法定程序向同级人大或其常委会提请审议事项' }),
  letter: kind('函', ['parallel'], { closings: ['请予函复。', '特此函复。'], use: '不相隶属机关之间商洽工作、询问和答复问题、请求批准和答复审批事项' }),
  minutes: kind('纪要', ['downward', 'parallel'], { mainToOptional: true, use: '记载会议主要情况和议定事项' }),
}

export const docKinds = Object.keys(kinds) as readonly DocKind[]

/** The kind that a title ends with, e.g. `关于……的通知`; null when it ends with none. */
export function kindOfTitle(title: string): DocKind | null {
  const bare = title.replace(/[（(][^（）()]*[）)]$/, '').trim()
  return docKinds.find((each) => bare.endsWith(kinds[each].name.replace('（令）', '')) && !bare.endsWith(HYBRID)) ?? null
}

const HYBRID = '请示报告'

/** 特急, 加急 or none (条例 第九条第三项). */
export type Urgency = 'none' | 'teji' | 'jiaji'
export const urgencyWords: Readonly<Record<Urgency, string>> = { none: '平件', teji: '特急', jiaji: '加急' }

/** 公开属性. */
export type Openness = 'active' | 'onRequest' | 'closed'
export const opennessWords: Readonly<Record<Openness, string>> = { active: '主动公开', onRequest: '依申请公开', closed: '不予公开' }
