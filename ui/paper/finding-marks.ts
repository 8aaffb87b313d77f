import type { Finding, MarkedFinding } from '#lib/findings'
import type { PaperMark } from './paper-view.tsx'

/** The id of a finding in the list beside the paper; they are counted from 1 as beside the lines. */
export const findingId = (number: number): string => `finding-${number}`

/** What keeps each finding's line its own while others before it go away: a button must not become another's under the hand. */
export function findingKeys(findings: readonly Finding[]): readonly string[] {
  const seen = new Map<string, number>()
  return findings.map(({ rule, place, fix }) => {
    const name = `${rule} ${place.part} ${place.quote ?? ''} ${fix ?? ''}`
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    return `${name} ${before}`
  })
}

/** One sign beside a line, with the numbers of what was found in it. */
export function marksOf<Found extends MarkedFinding>(findings: readonly Found[], onChoose: (found: Found, number: number) => void): PaperMark[] {
  const numbered = findings.flatMap((found, at) => (found.line ? [{ found, line: found.line, number: at + 1 }] : []))
  const lines = Map.groupBy(numbered, ({ line }) => `${line.page} ${Math.round(line.yMm)}`)
  return [...lines].map(([key, inLine]): PaperMark => {
    const [first] = inLine as [(typeof inLine)[number]]
    return {
      key, page: first.line.page, yMm: first.line.yMm, sign: inLine.map(({ number }) => number).join(' '), tone: inLine.some(({ found }) => found.finding.severity === 'error') ? 'bad' : 'warn',
      label: `第 ${inLine.map(({ number }) => number).join('、')} 条：${inLine.map(({ found }) => found.finding.reason).join('')}`,
      onChoose: () => onChoose(first.found, first.number),
    }
  })
}

/** How many of each there are, in words. */
export function countWords(findings: readonly MarkedFinding[]): string {
  const errors = findings.filter(({ finding }) => finding.severity === 'error').length
  return findings.length ? `发现 ${errors} 处错误、${findings.length - errors} 处提醒` : '没有发现问题'
}
