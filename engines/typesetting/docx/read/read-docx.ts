import type { Refused } from '#lib/decision'
import type { DocxFacts, DocxMargin, DocxNote, DocxParagraph, DocxSection } from '../facts.ts'
import type { DocxRefusal } from '../refusals.ts'
import { readNumbering } from './numbering.ts'
import { openDocx, type DocxPackage } from './package.ts'
import { sectionFrames, type MarginReference } from './sections.ts'
import { doubt, newStory, readBlocks, type Story } from './story.ts'
import { readStyles } from './styles.ts'
import { childOf, childrenOf, switchOf, type XmlElement } from './xml.ts'

/**
 * The text and looks of a .docx from any program, with styles resolved and automatic numbers written out.
 * Limits hold off archives that unpack to something monstrous; nothing outside the file is ever read.
 */
export function readDocxFacts(bytes: Uint8Array): DocxFacts | Refused<DocxRefusal> {
  const file = openDocx(bytes)
  if ('kind' in file) return file
  const root = file.part('document.xml')!
  const body = childOf(root, 'w:body') ?? root
  const shared: Shared = { styles: readStyles(file), numbering: readNumbering(file), frames: sectionFrames(body), revisions: [], doubts: [] }
  const story = newStory('body', shared)
  readBlocks(body, story, {})
  const sections = shared.frames.map(({ page, headers, footers }, section): DocxSection => ({
    ...page, headers: headers.flatMap((one) => readMargin(file, one, { ...shared, section })), footers: footers.flatMap((one) => readMargin(file, one, { ...shared, section })),
  }))
  const notes = [...notesIn(file, story, 'footnote'), ...notesIn(file, story, 'endnote')]
  const comments = notesIn(file, story, 'comment')
  noteOthers(file, shared)
  return {
    paragraphs: story.paragraphs, tables: story.tables, drawings: story.drawings, sections,
    evenAndOddMargins: switchOf(file.part('settings.xml'), 'w:evenAndOddHeaders') ?? false,
    footnotes: notes, comments, revisions: shared.revisions, notUnderstood: shared.doubts,
  }
}

type Shared = Pick<Story, 'styles' | 'numbering' | 'frames' | 'revisions' | 'doubts'>

function readMargin(file: DocxPackage, { pages, id }: MarginReference, shared: Shared & { section: number }): DocxMargin[] {
  const target = file.relations('document.xml').get(id)
  const root = target ? file.part(target) : undefined
  if (!root) return []
  const isHeader = root.name === 'w:hdr'
  // A header inherited by later sections is read once for each; what was not understood is told once.
  const isFirst = shared.frames.findIndex((frame) => [...frame.headers, ...frame.footers].some((one) => one.id === id)) === shared.section
  const aside = isFirst ? {} : { revisions: [], doubts: [] }
  const story = newStory(isHeader ? 'header' : 'footer', { ...shared, ...aside })
  readBlocks(root, story, {})
  for (const { text, fields } of story.paragraphs) if (!isPageNumber(text, fields)) doubt(story, text, `${isHeader ? '页眉' : '页脚'}中的文字未导入。`)
  return [{ pages, paragraphs: story.paragraphs, drawings: story.drawings }]
}

/** Nothing but a page number with its dashes. */
const isPageNumber = (text: string, fields: DocxParagraph['fields']): boolean =>
  text.trim() === '' || (/^[\s\d—\-－–·第页共/]*$/.test(text) && (fields.some(({ instruction }) => /^(PAGE|NUMPAGES|SECTIONPAGES)\b/i.test(instruction)) || /^[\s—\-－–]*\d+[\s—\-－–]*$/.test(text)))

const noteParts = {
  footnote: { part: 'footnotes.xml', element: 'w:footnote' }, endnote: { part: 'endnotes.xml', element: 'w:endnote' }, comment: { part: 'comments.xml', element: 'w:comment' },
} as const

/** Notes with text; Word keeps the lines that part notes from text in the same list. */
function notesIn(file: DocxPackage, body: Story, kind: DocxNote['kind']): DocxNote[] {
  const { part, element } = noteParts[kind]
  return childrenOf(file.part(part), element).flatMap((note) => {
    const type = note.attributes['w:type']
    const text = noteText(note, body)
    if ((type && type !== 'normal') || !text) return []
    const reference = body.references.find((one) => one.kind === kind && one.id === note.attributes['w:id'])
    const author = note.attributes['w:author']
    body.doubts.push({ part: kind === 'comment' ? 'comment' : 'footnote', ...(reference ? { paragraph: reference.paragraph } : {}), text, reason: noteReasons[kind] })
    return [{ kind, ...(reference ? { paragraph: reference.paragraph } : {}), ...(author ? { author } : {}), text }]
  })
}

const noteReasons: Readonly<Record<DocxNote['kind'], string>> = {
  footnote: '脚注未导入，请将必要的说明写入正文。', endnote: '尾注未导入，请将必要的说明写入正文。', comment: '批注未导入，请处理后删除批注。',
}

function noteText(note: XmlElement, body: Story): string {
  const story = newStory('footnote', { styles: body.styles, numbering: body.numbering, frames: body.frames, revisions: body.revisions, doubts: body.doubts })
  readBlocks(note, story, {})
  return story.paragraphs.map(({ text }) => text).join('\n').trim()
}

/** What stands beside the text and is not read. */
function noteOthers(file: DocxPackage, { revisions, doubts }: Shared): void {
  if (revisions.length) doubts.push({ part: 'body', text: '', reason: `文件中有${revisions.length}处修订，已按接受修订后的文字读取，请核对后定稿。` })
  if (file.names.some((name) => /^word\/vbaProject\.bin$/i.test(name))) doubts.push({ part: 'body', text: '', reason: '文件带有宏，宏未导入。' })
}
