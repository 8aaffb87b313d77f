import { expect, test } from 'vitest'
import { standardMetrics } from '#engines/typesetting'
import { setOnDesk, withFix } from './paper-desk.ts'

const text = '关于开展检查的通知\n各镇，区级各部门：\n　　根据《档案法》要求，现通知如下：\n　　一、检查内容\n　　1、制度建设情况，[2026]年完成率5%-10%。\n　　1、保密情况。\n中共临江区委办公室\n2026年01月05日'
const setting = { format: 'document', metrics: standardMetrics } as const
const set = (words: string) => setOnDesk(words, setting)

test('每条问题都指出在哪一行、原文在哪里', () => {
  const { findings } = set(text)
  expect(findings.length).toBeGreaterThan(2)
  for (const { finding, typed, line } of findings.filter(({ finding: { place } }) => place.quote)) {
    expect(text.slice(typed!.from, typed!.to)).toBe(finding.place.quote)
    expect(line, finding.reason).toBeDefined()
  }
  const repeated = findings.filter(({ finding }) => finding.place.quote === '1、').map(({ typed }) => typed!.from)
  expect([...new Set(repeated)]).toEqual([text.indexOf('1、'), text.lastIndexOf('1、')])
})

test('逐条采纳修改后不再有能改的问题', () => {
  let words = text
  for (let round = 0; round < 20; round++) {
    const next = set(words).findings.find(({ finding, typed }) => finding.fix !== undefined && typed)
    if (!next) break
    words = withFix(words, { found: next, sheet: { text: words } }, setting)
  }
  expect(set(words).findings.filter(({ finding }) => finding.fix !== undefined)).toEqual([])
  expect(words).toContain('2026年1月5日')
})

test('一连点几处，后一处按改过的文字重新找位置，不会改错地方', () => {
  const sheet = set(text)
  const fixes = sheet.findings.filter(({ finding, typed }) => finding.fix !== undefined && typed)
  expect(fixes.length).toBeGreaterThan(1)
  const fixed = fixes.reduce((now, found) => withFix(now, { found, sheet }, setting), text)
  expect(set(fixed).findings.filter(({ finding }) => finding.fix !== undefined)).toEqual([])
  expect(withFix('别的文字', { found: fixes[0]!, sheet }, setting)).toBe('别的文字')
})
