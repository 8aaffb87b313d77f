import type { Finding, PlacedText } from '#lib/findings'
import { ruleList } from '../rule-list.ts'

/** What an office holds to be 套话, and how much of it is too much. */
export interface ClicheSettings {
  readonly words: readonly string[]
  /** Hits per thousand characters from which on they are told. */
  readonly perThousand: number
  /** Fewer hits than these are never told: a short paper may well say 高度重视 twice. */
  readonly least: number
}

/** A short list to begin with; each office keeps its own. */
export const usualCliches: ClicheSettings = {
  words: [
    '高度重视', '提高政治站位', '提高思想认识', '统一思想', '充分认识', '重大意义', '重要意义', '认真贯彻落实', '深入贯彻落实', '切实加强', '切实做好', '切实抓好', '进一步加强', '扎实推进', '全面推进', '纵深推进', '真抓实干', '狠抓落实', '抓紧抓好', '抓实抓细',
    '抓细抓实', '抓好抓实', '走深走实', '见行见效', '落到实处', '落地见效', '落地生根', '取得实效', '全力以赴', '凝心聚力', '齐心协力', '齐抓共管', '形成合力', '压紧压实', '常抓不懈', '久久为功', '驰而不息', '绵绵用力', '踔厉奋发', '笃行不怠', '勇毅前行', '砥砺奋进',
    '蹄疾步稳', '再上新台阶', '再上台阶', '再创佳绩', '再创辉煌', '新的更大贡献', '不断开创', '新局面', '营造良好氛围', '浓厚氛围', '有力有序有效', '强有力的', '提供坚强保障', '提供有力支撑', '奠定坚实基础', '注入强劲动力', '积极主动作为', '以更高的站位', '更实的举措',
  ],
  perThousand: 12, least: 6,
}

export interface Cliches {
  readonly count: number
  readonly perThousand: number
  /** One warning for each hit, once there are too many. */
  readonly findings: readonly Finding[]
}

/** D-07: how dense the 套话 of a text stand (R12: 多讲实话、新话、短话、管用的话). Names and quotations in 《》 are not counted. */
export function clichesIn(texts: readonly PlacedText[], settings: ClicheSettings = usualCliches): Cliches {
  if (settings.words.length === 0) return { count: 0, perThousand: 0, findings: [] }
  const pattern = new RegExp(settings.words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g')
  const read = texts.filter(({ kind, place }) => place.part === 'body' && (kind === 'paragraph' || kind === 'heading'))
  const length = read.reduce((sum, { text }) => sum + text.length, 0)
  const hits = read.flatMap((placed) => [...placed.text.replace(/《[^《》]{1,100}》/g, (name) => ' '.repeat(name.length)).matchAll(pattern)].map((match) => ({ placed, match })))
  const perThousand = length === 0 ? 0 : (hits.length * 1000) / length
  const isDense = hits.length >= settings.least && perThousand >= settings.perThousand
  return {
    count: hits.length, perThousand,
    findings: !isDense ? [] : hits.map(({ placed: { place }, match }): Finding => ({
      rule: 'D-07', severity: ruleList['D-07'].severity, clause: ruleList['D-07'].clause,
      place: { ...place, offset: (place.offset ?? 0) + match.index, length: match[0].length, quote: match[0] },
      reason: `全文每千字有套话${Math.round(perThousand)}处，“${match[0]}”能删则删，或者改成具体的做法。`,
    })),
  }
}
