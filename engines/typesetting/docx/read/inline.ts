import type { DocxField, DocxRun } from '../facts.ts'
import { drawnInVml, drawnOf, type Drawn } from './drawings.ts'
import { runPropertiesOf, type RunProperties } from './properties.ts'
import { runOf, shownRun, type Layers } from './resolve.ts'
import { doubt, readBlocks, revisionOf, type Story, type Surroundings } from './story.ts'
import { childOf, childrenOf, descendantsOf, textOf, valueOf, type XmlElement } from './xml.ts'

/** What a paragraph's content comes to. */
export interface Inline {
  readonly runs: readonly DocxRun[]
  readonly fields: readonly DocxField[]
  readonly pagesBeganAt: readonly number[]
  /** Indices of the drawings met. */
  readonly drawings: readonly number[]
  readonly breaksAtHead: boolean
  readonly breaksAtEnd: boolean
}

/** State while a paragraph is read: what has been found, and the place in its text. */
interface Reading {
  readonly story: Story
  readonly at: Surroundings
  readonly layers: Layers
  readonly runs: DocxRun[]
  readonly fields: DocxField[]
  readonly pagesBeganAt: number[]
  readonly drawings: number[]
  /** Length of the automatic number, which the text begins with. */
  readonly from: number
  length: number
  breaksAtHead: boolean
  /** A page break met whose following text has not come yet. */
  breakDue: boolean
}

/** Reads the runs of a paragraph, descending into links, fields, revisions and content controls. */
export function readInline(paragraph: XmlElement, given: Pick<Reading, 'story' | 'at' | 'layers' | 'from'>): Inline {
  const reading: Reading = { ...given, runs: [], fields: [], pagesBeganAt: [], drawings: [], length: given.from, breaksAtHead: false, breakDue: false }
  readContent(paragraph, reading, given.at)
  closeCutFields(given.story)
  const { runs, fields, pagesBeganAt, drawings, breaksAtHead, breakDue } = reading
  return { runs, fields, pagesBeganAt, drawings, breaksAtHead, breaksAtEnd: breakDue }
}

/** A field whose instruction does not end with its paragraph is broken: it must not swallow the text that follows. */
function closeCutFields(story: Story): void {
  for (let field = story.openFields.at(-1); field && !field.inResult; field = story.openFields.at(-1)) {
    story.openFields.pop()
    doubt(story, field.instruction, '域代码不完整，未能读取，请核对。')
  }
}

const wrappers = new Set(['w:hyperlink', 'w:smartTag', 'w:sdt', 'w:sdtContent', 'w:customXml', 'w:dir', 'w:bdo', 'w:ruby', 'w:rubyBase', 'mc:Choice'])

function readContent(parent: XmlElement, reading: Reading, at: Surroundings): void {
  for (const element of childrenOf(parent)) readElement(element, reading, at)
}

function readElement(element: XmlElement, reading: Reading, at: Surroundings): void {
  if (wrappers.has(element.name)) return readContent(element, reading, at)
  switch (element.name) {
    case 'w:r': return readRun(element, reading, at)
    case 'w:ins': case 'w:moveTo': return readContent(element, reading, { ...at, revision: revisionOf(element) })
    case 'w:del': case 'w:moveFrom': return noteDeleted(element, reading)
    case 'w:fldSimple': return readSimpleField(element, reading, at)
    case 'mc:AlternateContent': return readContent(childOf(element, 'mc:Choice') ?? childOf(element, 'mc:Fallback') ?? element, reading, at)
    case 'm:oMath': case 'm:oMathPara': return readFormula(element, reading)
  }
}

function readFormula(element: XmlElement, reading: Reading): void {
  const text = descendantsOf(element, 'm:t').map(textOf).join('')
  doubt(reading.story, text, '公式只取出了文字，排列形式未导入，请核对。')
  putText(text, {}, reading)
}

function noteDeleted(element: XmlElement, { story }: Reading): void {
  const text = [...descendantsOf(element, 'w:delText'), ...descendantsOf(element, 'w:t')].map(textOf).join('')
  story.revisions.push({ ...revisionOf(element), paragraph: story.paragraphs.length, text })
}

function readSimpleField(element: XmlElement, reading: Reading, at: Surroundings): void {
  const offset = reading.length
  readContent(element, reading, at)
  reading.fields.push({ instruction: (element.attributes['w:instr'] ?? '').trim(), result: since(reading, offset), offset })
}

const since = (reading: Reading, offset: number): string => reading.runs.map((run) => run.text).join('').slice(offset - reading.from)

function readRun(element: XmlElement, reading: Reading, at: Surroundings): void {
  const given = childOf(element, 'w:rPr')
  const { story, layers } = reading
  const run = runOf(layers, story.styles.characterStyle(valueOf(given, 'w:rStyle')), runPropertiesOf(given))
  const start = reading.length
  for (const child of childrenOf(element)) readRunChild(child, run, { reading, at })
  const text = at.revision ? since(reading, start) : ''
  if (at.revision && text) story.revisions.push({ ...at.revision, paragraph: story.paragraphs.length, text })
}

const characters: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:ptab': '\t', 'w:cr': '\n', 'w:noBreakHyphen': '-' }
const references = { 'w:footnoteReference': 'footnote', 'w:endnoteReference': 'endnote', 'w:commentReference': 'comment' } as const

function readRunChild(child: XmlElement, run: RunProperties, { reading, at }: { reading: Reading; at: Surroundings }): void {
  const { story } = reading
  const character = characters[child.name]
  if (character !== undefined) return putText(character, run, reading)
  switch (child.name) {
    case 'w:t': return putText(textOf(child), run, reading)
    case 'w:br': return readBreak(child, run, reading)
    case 'w:sym': return readSymbol(child, run, reading)
    case 'w:pgNum': reading.fields.push({ instruction: 'PAGE', result: '', offset: reading.length }); return
    case 'w:fldChar': return readFieldMark(child, reading)
    case 'w:instrText': if (story.openFields.at(-1)) story.openFields.at(-1)!.instruction += textOf(child); return
    case 'w:lastRenderedPageBreak': reading.pagesBeganAt.push(reading.length); return
    case 'w:drawing': return readDrawn(drawnOf(child), { reading, at })
    case 'w:pict': case 'w:object': return readDrawn(drawnInVml(child), { reading, at })
    case 'w:ruby': doubt(story, textOf(child), '拼音指南只取出了正文，注音未导入。'); return readContent(childOf(child, 'w:rubyBase') ?? child, reading, at)
    case 'mc:AlternateContent': return childrenOf(childOf(child, 'mc:Choice') ?? childOf(child, 'mc:Fallback')).forEach((one) => readRunChild(one, run, { reading, at }))
    case 'w:footnoteReference': case 'w:endnoteReference': case 'w:commentReference':
      story.references.push({ kind: references[child.name], id: child.attributes['w:id'] ?? '', paragraph: story.paragraphs.length })
  }
}

function putText(text: string, run: RunProperties, reading: Reading): void {
  const { story, layers } = reading
  const field = story.openFields.at(-1)
  if (!text || (field && !field.inResult)) return
  if (run.hidden) return doubt(story, text, '隐藏文字未导入。')
  // With text on both sides of a page break, its place is kept in the text.
  const before = reading.breakDue && reading.length > reading.from ? '\f' : ''
  if (reading.breakDue && !before) reading.breaksAtHead = true
  reading.breakDue = false
  if (run.struck && text.trim()) doubt(story, text, '带删除线的文字仍作正文导入，请核对是否保留。')
  const shown = raisedText(text, run, story)
  reading.runs.push(shownRun(before + shown, run, layers))
  reading.length += before.length + shown.length
  for (const open of story.openFields) open.result += shown
}

const raisedForms: Readonly<Record<string, readonly [plain: string, raised: string]>> = {
  superscript: ['0123456789+-−=()', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾'], subscript: ['0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'],
}

/** 平方米 and powers keep their meaning by the raised digits that text has; what has no such form is told. */
function raisedText(text: string, { raised = '' }: RunProperties, story: Story): string {
  const forms = raisedForms[raised]
  if (!forms || !text.trim()) return text
  const [plain, high] = forms
  if ([...text].every((char) => plain.includes(char))) return [...text].map((char) => high[plain.indexOf(char)]).join('')
  doubt(story, text, `${raised === 'superscript' ? '上标' : '下标'}已改为普通文字，请核对。`)
  return text
}

function readBreak(child: XmlElement, run: RunProperties, reading: Reading): void {
  const kind = child.attributes['w:type']
  if (kind === 'page' || kind === 'column') reading.breakDue = true
  else putText('\n', run, reading)
}

/** A character of a symbol font; those of its private area mean nothing elsewhere. */
function readSymbol(child: XmlElement, run: RunProperties, reading: Reading): void {
  const code = parseInt(child.attributes['w:char'] ?? '', 16)
  const isPrivate = !(code > 0x20 && code <= 0x10ffff) || (code >= 0xe000 && code <= 0xf8ff)
  if (isPrivate) doubt(reading.story, child.attributes['w:font'] ?? '', '符号字体中的字符未能识别，以“□”代替，请改正。')
  putText(isPrivate ? '□' : String.fromCodePoint(code), run, reading)
}

function readFieldMark(child: XmlElement, reading: Reading): void {
  const { openFields } = reading.story
  const kind = child.attributes['w:fldCharType']
  const field = openFields.at(-1)
  if (kind === 'begin') openFields.push({ instruction: '', result: '', offset: reading.length, inResult: false })
  else if (kind === 'separate' && field) Object.assign(field, { inResult: true, offset: reading.length })
  else if (kind === 'end' && field) {
    openFields.pop()
    // A field begun in an earlier paragraph shows its result from the head of this one.
    const offset = field.inResult ? Math.min(field.offset, Math.max(0, reading.length - field.result.length)) : reading.length
    reading.fields.push({ instruction: field.instruction.trim(), result: field.result, offset })
  }
}

/** Notes what is drawn; the text of a box is read before the paragraph that holds it. */
function readDrawn(drawn: readonly Drawn[], { reading, at }: { reading: Reading; at: Surroundings }): void {
  const { story } = reading
  for (const { drawing, box } of drawn) {
    const index = story.drawings.length
    story.drawings.push({ ...drawing, paragraph: -1 })
    reading.drawings.push(index)
    if (box) readBlocks(box, story, { box: index, ...(at.revision ? { revision: at.revision } : {}) })
    const reason = reasons[drawing.kind]
    if (reason) doubt(story, drawing.description ?? '', reason)
  }
}

const reasons: Partial<Record<Drawn['drawing']['kind'], string>> = {
  'picture': '图片未导入，请在编辑器中插入。',
  'object': '嵌入的对象（图表、公式或其他文件）未导入，请核对。',
  'text-box': '文本框中的文字已按所在段落的位置取出，请核对次序。',
  'shape': '图形未导入。',
}
