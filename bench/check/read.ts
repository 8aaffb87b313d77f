import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { PlacedText } from '#lib/findings'

/** A fault that is known to be in a text: the rule, and words in which the place lies. */
export interface Label { readonly rule: string; readonly quote: string }

/** One text of the set with its known faults; without faults it is clean. */
export interface LabelledText {
  readonly name: string
  readonly texts: readonly PlacedText[]
  readonly labels: readonly Label[]
  /** All words in one, for counting. */
  readonly length: number
}

/** Fields of a paper by the word that begins their line. */
const FIELDS: Readonly<Record<string, string>> = {
  标题: 'title', 字号: 'docNumber', 题注: 'adoptionNote', 主送: 'mainTo', 署名: 'issuerSign', 日期: 'docDate', 附注: 'footnote', 抄送: 'copyTo', 印发: 'printDate',
}
const HEADING = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}(?:[.．](?!\d)|、)|[（(]\d{1,2}[）)])/

/**
 * Reads texts of the set. `# name` begins a text; `@标题 …` and the like are fields, `@附件 1 title` begins an attachment,
 * `@图表 …` is a caption, `| a | b |` a row of a table, `! P-01 words` a known fault; every other line is a paragraph.
 */
export function readTexts(source: string): readonly LabelledText[] {
  return source.split(/^# /m).slice(1).map((part) => {
    const [name = '', ...lines] = part.trimEnd().split('\n')
    const labels = lines.filter((line) => line.startsWith('! ')).map((line): Label => {
      const [, rule, quote] = /^! (\S+) (.+)$/.exec(line) ?? []
      if (!rule || !quote) throw new Error(`${name}: no label is ${line}`)
      return { rule, quote }
    })
    const texts = placed(lines.filter((line) => line !== '' && !line.startsWith('! ')))
    return { name, texts, labels, length: texts.reduce((sum, { text }) => sum + text.length, 0) }
  })
}

function placed(lines: readonly string[]): readonly PlacedText[] {
  const texts: PlacedText[] = []
  let attachment: number | undefined
  let block = 0
  let row = 0
  let noted = 0
  for (const line of lines) {
    const scope = attachment === undefined ? {} : { attachment }
    const [, key = '', value = ''] = /^@(\S+) (.*)$/.exec(line) ?? []
    if (key === '附件') {
      attachment = Number(/^\d+/.exec(value)![0]) - 1
      block = 0
      texts.push({ place: { part: 'attachmentTitle', attachment }, kind: 'field', text: value.replace(/^\d+ /, '') })
    } else if (key === '说明') texts.push({ place: { part: 'attachmentNote', attachment: noted++ }, kind: 'field', text: value })
    else if (key === '图表') texts.push({ place: { part: 'body', ...scope, block: block++ }, kind: 'caption', text: value })
    else if (FIELDS[key]) texts.push({ place: { part: FIELDS[key] }, kind: 'field', text: value })
    else if (line.startsWith('| ')) {
      line.slice(2, -2).split(' | ').forEach((text, cell) => texts.push({ place: { part: 'body', ...scope, block, row, cell }, kind: 'cell', text }))
      row += 1
      continue
    } else texts.push({ place: { part: 'body', ...scope, block: block++ }, kind: HEADING.test(line) ? 'heading' : 'paragraph', text: line })
    row = 0
  }
  return texts
}

/** All texts of the files in a folder, by file name. */
export const readFolder = (folder: string): ReadonlyMap<string, readonly LabelledText[]> =>
  new Map(readdirSync(folder).filter((name) => name.endsWith('.txt')).toSorted().map((name) => [name.slice(0, -4), readTexts(readFileSync(path.join(folder, name), 'utf8'))]))
