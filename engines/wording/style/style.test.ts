import { expect, test } from 'vitest'
import type { PlacedText } from '#lib/findings'
import { clichesIn, measureLength, repeatedIn, usualCliches } from '../index.ts'

const paragraph = (text: string, block = 0): PlacedText => ({ place: { part: 'body', block }, kind: 'paragraph', text })
const special = { scope: 'special', isUpward: false } as const

test('R12 专项文件4001字给出警告并写明依据，4000字不警告', () => {
  expect(measureLength([paragraph('字'.repeat(4000))], special).finding).toBeNull()
  const { finding, characters, limit } = measureLength([paragraph('字'.repeat(2000)), paragraph(`　　${'字'.repeat(2001)}`, 1)], special)
  expect([characters, limit]).toEqual([4001, 4000])
  expect(finding).toMatchObject({ rule: 'L-01', severity: 'warning', clause: '《整治形式主义为基层减负若干规定》一', place: { part: 'body', block: 0 } })
  expect(finding?.reason).toContain('4001字')
})
test('全面工作5000字，上行的专项报告3000字，限额可以另设', () => {
  const text = [paragraph('字'.repeat(4500))]
  expect(measureLength(text, { scope: 'comprehensive', isUpward: false }).finding).toBeNull()
  expect(measureLength(text, { scope: 'special', isUpward: true })).toMatchObject({ limit: 3000, clause: '《中国共产党重大事项请示报告条例》', finding: { rule: 'L-01' } })
  expect(measureLength(text, special, { comprehensive: 5000, special: 6000, comprehensiveReport: 5000, specialReport: 3000 }).finding).toBeNull()
})
test('附件不计入正文字数', () => {
  const annex: PlacedText = { place: { part: 'body', attachment: 0, block: 0 }, kind: 'paragraph', text: '字'.repeat(9000) }
  expect(measureLength([paragraph('正文'), annex], special).characters).toBe(2)
})

test('D-07 套话密集时逐处指出，偶尔几处不指出', () => {
  const dense = paragraph('各级要提高政治站位，高度重视，切实加强领导，狠抓落实，真抓实干，形成合力，确保落到实处、取得实效。')
  const found = clichesIn([dense])
  expect(found.count).toBe(8)
  expect(found.findings.map(({ place }) => place.quote)).toEqual(['提高政治站位', '高度重视', '切实加强', '狠抓落实', '真抓实干', '形成合力', '落到实处', '取得实效'])
  expect(clichesIn([paragraph('领导高度重视，' + '新建泵站2座，清淤河道32公里。'.repeat(20))]).findings).toEqual([])
  expect(clichesIn([paragraph('学习《高度重视真抓实干狠抓落实形成合力取得实效落到实处》一文。')]).count).toBe(0)
  expect(clichesIn([dense], { ...usualCliches, words: [] }).findings).toEqual([])
})

const old = '一年来，我区坚持以人民为中心的发展思想，新建养老服务站48个，改造老旧小区26个，群众满意度达到96.8%。全年没有发生重大安全事故。'
test('D-08 与旧稿相同三成以上的，标出相同的部分和出处', () => {
  const now = `${old.replace('48个', '52个')}下一步，将围绕“一老一小”补齐设施短板，重点推进社区食堂建设，让老人吃上热乎饭。`
  const { share, stretches, findings } = repeatedIn([paragraph(now)], [{ name: '2024年工作总结', text: old }])
  expect(share).toBeGreaterThan(0.5)
  expect(stretches.map(({ source, offset, length }) => [source, now.slice(offset, offset + length)])).toEqual([
    ['2024年工作总结', '一年来，我区坚持以人民为中心的发展思想，新建养老服务站'],
    ['2024年工作总结', '个，改造老旧小区26个，群众满意度达到96.8%。全年没有发生重大安全事故'],
  ])
  expect(stretches.map(({ sourceOffset }) => sourceOffset)).toEqual([0, old.indexOf('个，改造')])
  expect(findings).toHaveLength(2)
  expect(findings[0]).toMatchObject({ rule: 'D-08', severity: 'warning', place: { part: 'body', block: 0, offset: 0 } })
  expect(findings[0]!.reason).toContain('2024年工作总结')
})
test('不足三成的不提示，标点和空格的改动不影响比对', () => {
  const little = paragraph(`群众满意度达到96.8%。全年没有发生重大安全事故。${'新的一年里每个单位各自写出各自的打算与办法安排。'.repeat(6)}`)
  expect(repeatedIn([little], [{ name: '旧稿', text: old }]).findings).toEqual([])
  expect(repeatedIn([paragraph(old.replace(/[，。]/g, ' ; '))], [{ name: '旧稿', text: old }]).share).toBe(1)
  expect(repeatedIn([], [{ name: '旧稿', text: old }])).toMatchObject({ share: 0, findings: [] })
  expect(repeatedIn([paragraph(old)], []).share).toBe(0)
})
