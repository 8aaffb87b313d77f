import type { Parts } from '../../core/secrecy.ts'
import { attribute, entriesOf, tokensOf } from './xml.ts'

/**
 * The words of a .docx: the body, and each header, footer and text box as a part of its own, since marks are often set there.
 */
export function wordsOfDocx(content: Buffer): Parts | null {
  const entries = entriesOf(content, (name) => /^word\/(document|header\d*|footer\d*|footnotes|comments)\.xml$/.test(name))
  return entries && [...entries.values()].flatMap(wordsOfWordXml)
}

function wordsOfWordXml(xml: string): Parts {
  const boxes: string[] = []
  const open: string[] = ['']
  let [inText, cells] = [false, 0]
  const put = (text: string) => { open[open.length - 1] += text }
  for (const token of tokensOf(xml)) {
    const isOpen = token.kind === 'open'
    switch (token.name) {
      case '': if (inText) put(token.text); break
      case 'w:t': inText = isOpen; break
      case 'w:tab': if (isOpen) put('\t'); break
      case 'w:br': if (isOpen) put(attribute(token, 'w:type') === 'page' ? '\f' : '\n'); break
      case 'w:lastRenderedPageBreak': if (isOpen) put('\f'); break
      case 'w:p': if (!isOpen) put(cells > 0 && open.length === 1 ? ' ' : '\n'); break
      case 'w:tc': cells += isOpen ? 1 : -1; if (!isOpen) put('\t'); break
      case 'w:tr': if (!isOpen) put('\n'); break
      case 'w:txbxContent': if (isOpen) open.push(''); else boxes.push(open.pop() ?? ''); break
    }
  }
  return [open[0]!, ...boxes]
}

/** The words of an .xlsx: each sheet a part, each row a line, cells parted by tabs. */
export function wordsOfXlsx(content: Buffer): Parts | null {
  const entries = entriesOf(content, (name) => /^xl\/(sharedStrings|worksheets\/sheet\d+|drawings\/drawing\d+)\.xml$/.test(name))
  if (!entries) return null
  const shared = itemsOf(entries.get('xl/sharedStrings.xml') ?? '', 'si')
  return [...entries].filter(([name]) => name !== 'xl/sharedStrings.xml')
    .map(([name, xml]) => name.includes('/drawings/') ? linesOf(xml, 'a:t', 'a:p') : sheetText(xml, shared))
}

function sheetText(xml: string, shared: readonly string[]): string {
  let [text, value, type, isValue] = ['', '', '', false]
  for (const token of tokensOf(xml)) {
    const isOpen = token.kind === 'open'
    if (token.name === '' && isValue) value += token.text
    else if (token.name === 'v' || token.name === 't') isValue = isOpen
    else if (token.name === 'c' && isOpen) [value, type] = ['', attribute(token, 't') ?? '']
    else if (token.name === 'c') text += `${type === 's' ? shared[Number(value)] ?? '' : value}\t`
    else if (token.name === 'row' && !isOpen) text += '\n'
    // Page headers and footers of a sheet: &C机密 and so on.
    else if (/^(odd|even|first)(Header|Footer)$/.test(token.name)) {
      isValue = isOpen
      text += isOpen ? '' : `${value.replace(/&(?:[LCR]|"[^"]*"|\d+|[A-Z])/g, '\n')}\n`
      value = ''
    }
  }
  return text
}

/** The words of a .pptx: each slide a part. */
export function wordsOfPptx(content: Buffer): Parts | null {
  const entries = entriesOf(content, (name) => /^ppt\/(slides\/slide|slideMasters\/slideMaster|slideLayouts\/slideLayout)\d+\.xml$/.test(name))
  return entries && [...entries.values()].map((xml) => linesOf(xml, 'a:t', 'a:p'))
}

/** Text inside `word` elements, a line for each `line` element. */
function linesOf(xml: string, word: string, line: string): string {
  let [text, inWord] = ['', false]
  for (const token of tokensOf(xml)) {
    if (token.name === '' && inWord) text += token.text
    else if (token.name === word) inWord = token.kind === 'open'
    else if (token.name === line && token.kind === 'close') text += '\n'
  }
  return text
}

const itemsOf = (xml: string, item: string): readonly string[] => linesOf(xml.replaceAll('\n', ' '), 't', item).split('\n').slice(0, -1)
