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

test('有连字符的词在连字符后拆开，普通单词再长也不拆开', () => {
  expect(shown('采用state-of-the-art技术', 8)).toEqual(['采用state-of-the-', 'art技术'])
  expect(shown('国际standardization组织', 8)).toEqual(['国际', 'standardization组', '织'])
})

test('网址、邮箱在分隔号后拆开，不留大空', () => {
  expect(shown('网址为https://www.linjiang.gov.example/office/documents/2026/notice.html。', 16)).toEqual(['网址为https://www.linjiang.gov.', 'example/office/documents/2026/', 'notice.html。'])
  expect(shown('邮箱office.secretary@linjiang.gov.example。', 10)).toEqual(['邮箱office.secretary@', 'linjiang.gov.example。'])
})

test('数字带计量单位、概数、分节空格的，都不拆开', () => {
  for (const whole of ['5万平方米', '100多个', '30余人', '12 345 678.90元', '800千瓦时', '25㎡', '3.5个百分点', '35 μg/m³', '-5℃', '20 km²']) {
    for (let before = 1; before < 12; before++) expect(shown('一'.repeat(before) + whole + '二三四五六', 10).some((line) => line.includes(whole)), `${before} ${whole}`).toBe(true)
  }
})

test('外文字母、撇号不拆开单词', () => {
  expect(shown('甲乙丙It’s', 4)).toEqual(['甲乙丙', 'It’s'])
  expect(shown('甲乙丙café', 4)).toEqual(['甲乙丙', 'café'])
})

test('全角方括号、分隔号也避头尾', () => {
  expect(shown('甲乙丙丁戊己［庚］', 7)).toEqual(['甲乙丙丁戊己', '［庚］'])
  expect(shown('甲乙丙丁戊己庚］辛', 7)).toEqual(['甲乙丙丁戊己', '庚］辛'])
  for (const line of shown('上海／北京／广州／深圳', 5)) expect(line).not.toMatch(/^／|／$/)
})

test('再窄的一列，文字也不出列', () => {
  for (const text of ['https://www.linjiang.gov.example', '1234567', '——', 'internationalization']) expect(lines(text, 1).every((line) => line.width <= 1 + 1e-6), text).toBe(true)
})
