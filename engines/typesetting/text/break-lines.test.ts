import { expect, test } from 'vitest'
import { fontPicker, standardMetrics } from '../fonts.ts'
import { atomsOf } from './atoms.ts'
import { breakLines } from './break-lines.ts'

const ruler = { pick: fontPicker(standardMetrics), missing: () => undefined }
const lines = (text: string, width: number, indent = 0) => breakLines(atomsOf([{ text, face: 'fang', offset: 0 }], ruler), { width, indent })
const shown = (text: string, width: number, indent = 0) => lines(text, width, indent).map((line) => line.atoms.flatMap((atom) => atom.glyphs.map((glyph) => glyph.char)).join(''))

test('满行二十八字，首行缩进两字', () => {
  const [first, second] = lines('一'.repeat(60), 28, 2)
  expect(first!.atoms).toHaveLength(26)
  expect(second!.atoms).toHaveLength(28)
})

test('标点不在行首：挤进本行', () => {
  expect(shown('甲，乙丙丁戊己，庚辛', 7)).toEqual(['甲，乙丙丁戊己，', '庚辛'])
  expect(lines('甲，乙丙丁戊己，庚辛', 7)[0]!.squeeze).toBeCloseTo(1)
})

test('标点不在行首：挤不进则带一字推到下行', () => {
  expect(shown('甲乙丙丁戊己庚，辛壬', 7)).toEqual(['甲乙丙丁戊己', '庚，辛壬'])
})

test('开括号、开引号不在行尾', () => {
  expect(shown('甲乙丙丁戊己（庚）辛', 7)).toEqual(['甲乙丙丁戊己', '（庚）辛'])
})

test('破折号、省略号不拆开', () => {
  expect(shown('甲乙丙丁戊己——庚', 7)).toEqual(['甲乙丙丁戊己', '——庚'])
  expect(shown('甲乙丙丁戊己……', 7)).toEqual(['甲乙丙丁戊', '己……'])
})

test('数字不拆开，数字与单位不拆开', () => {
  expect(shown('共计投资12345.6万元整', 7)).toEqual(['共计投资', '12345.6万元整'])
  expect(shown('增长了百分点3个百分点', 7)[1]).toBe('3个百分点')
  expect(shown('版心尺寸是156 mm宽', 6)).toEqual(['版心尺寸是', '156 mm宽'])
})

test('英文单词不拆开，过长的网址可以拆', () => {
  expect(shown('请按照standard执行', 6)).toEqual(['请按照', 'standard执行'])
  expect(shown(`网址：https://www.linjiang.gov.example/office/documents`, 14).join('')).toBe('网址：https://www.linjiang.gov.example/office/documents')
  expect(lines(`网址：https://www.linjiang.gov.example/office/documents`, 14).every((line) => line.width <= 14)).toBe(true)
})

test('行末空格留在本行，不占宽度', () => {
  const [first] = lines('aaaa bbbb', 2)
  expect(first!.atoms.at(-1)!.kind).toBe('space')
  expect(first!.width).toBeLessThan(2.1)
})
