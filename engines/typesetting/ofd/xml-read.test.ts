import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { isXmlFault, readXml, type XmlElement } from './xml-read.ts'

const read = (text: string): XmlElement => {
  const got = readXml(strToU8(text))
  if (isXmlFault(got)) throw new Error(got.fault)
  return got
}

test('元素在第几行说得准，标签里换行的以开头为准', () => {
  const root = read('<a>\n<b/>\n\n<c x="1"\n y="2"/><d/>\n</a>')
  expect(root.children.map(({ name, line }) => `${name} ${line}`)).toEqual(['b 2', 'c 4', 'd 5'])
  expect(readXml(strToU8('<a>\n<b>\n</a>'))).toMatchObject({ line: 3 })
})
test('写成一行的大部件，时间随长度增长', () => {
  const took = (count: number): number => {
    const text = `<a>${'<b c="1 2 3 4"/>'.repeat(count)}</a>`
    const from = performance.now()
    expect(read(text).children).toHaveLength(count)
    return performance.now() - from
  }
  const small = Math.max(10, took(5_000), took(5_000))
  // Sixteen times the text: looking for the end of the line from each element would take 256 times as long.
  expect(took(80_000)).toBeLessThan(small * 80)
})
