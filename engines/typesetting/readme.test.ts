import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { flatItems, formatNames, isRefused, layout, lintOfd, readDocxFacts, readOfd, standardMetrics } from './index.ts'
import { paperSchema } from './schema/index.ts'
import { docx, laid, ofd, pdf, screen } from './testing/example.ts'

const readme = await readFile(new URL('README.md', import.meta.url), 'utf8')
const blockOf = (language: string): string => new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(readme)![1]!
const title = '关于做好岁末年初有关工作的通知'

test('the example of the README is the one that runs here, and its four files hold the paper', async () => {
  expect(blockOf('ts')).toBe(await readFile(new URL('testing/example.ts', import.meta.url), 'utf8'))
  expect(laid.warnings).toEqual([])
  expect(Buffer.from(pdf).subarray(0, 8).toString()).toBe('%PDF-1.4')
  expect(lintOfd(ofd)).toEqual([])
  const [read, facts] = [readOfd(ofd), readDocxFacts(docx)]
  if (isRefused(read) || 'kind' in facts) throw new Error('not read back')
  expect(read.info['Title']).toBe(title)
  expect(facts.paragraphs.map(({ text }) => text).join('')).toContain(title)
  expect(screen).toHaveLength(laid.pages.length)
  expect(screen[0]!.replace(/<[^>]*>/g, '')).toContain(title)
})

test('the JSON paper of the README is admitted and laid out', () => {
  const paper = paperSchema.parse(JSON.parse(blockOf('json')))
  const { pages, warnings } = layout(paper, standardMetrics)
  expect(warnings).toEqual([])
  expect(pages.flatMap(({ items }) => flatItems(items)).map((item) => (item.kind === 'text' ? item.text : '')).join('')).toContain('会议定于2026年12月1日在区行政中心召开。')
})

test('the README names every format', () => {
  expect([...readme.matchAll(/^\| (\S+) \| `(\w+)` \| /gm)].map(([, name, format]) => [format, name])).toEqual(Object.entries(formatNames))
})
