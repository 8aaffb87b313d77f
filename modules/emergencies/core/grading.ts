import type { Facts, Figures, Grade } from './types.ts'

export interface Suggestion { readonly grade: Grade; readonly why: string }

// 条例 493号 第三条: 「以上」包括本数，「以下」不包括本数. Least deaths, injured and loss (万元) of each grade, the gravest first.
const ACCIDENT: readonly { readonly grade: Grade; readonly deaths: number; readonly injured: number; readonly loss: number }[] = [
  { grade: 'gravest', deaths: 30, injured: 100, loss: 10_000 },
  { grade: 'major', deaths: 10, injured: 50, loss: 5000 },
  { grade: 'larger', deaths: 3, injured: 10, loss: 1000 },
]
const CLAUSE = '《生产安全事故报告和调查处理条例》第三条'

/** What the figures suggest for an accident; a person confirms it. Other classes have standards of their own: none is suggested. While all figures are 待核, neither. */
export function suggestGrade({ category, figures }: Pick<Facts, 'category' | 'figures'>): Suggestion | null {
  const { deaths, injured, loss } = figures
  if (category !== 'accident' || (deaths === null && injured === null && loss === null)) return null
  const reached = ACCIDENT.find((row) => (deaths ?? 0) >= row.deaths || (injured ?? 0) >= row.injured || (loss ?? 0) >= row.loss)
  return { grade: reached?.grade ?? 'ordinary', why: `${figureWords(figures)}，按${CLAUSE}` }
}

/** 死亡3人、重伤2人、直接经济损失待核. */
export const figureWords = ({ deaths, injured, loss }: Figures): string =>
  [deaths === null ? '死亡人数待核' : `死亡${deaths}人`, injured === null ? '重伤人数待核' : `重伤${injured}人`, loss === null ? '直接经济损失待核' : `直接经济损失${loss}万元`].join('、')
