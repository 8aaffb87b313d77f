import type { Finding } from '#lib/findings'
import { documentFormat, sizes } from '../dimensions.ts'
import type { DocxParagraph } from '../docx/facts.ts'
import type { Face } from '../model.ts'
import { blocksOf } from '../recognise/blocks.ts'
import { levels } from '../recognise/patterns.ts'
import { faceNamed } from '../recognise/placed.ts'
import { inParagraph, isBodySize, sizeMm, type DocxPaper } from './docx-paper.ts'
import { clause, doubt, mm } from './found.ts'
import { mostOf } from './seen.ts'

const { area, grid } = documentFormat
const faceNames: Readonly<Record<Face, string>> = { fang: '仿宋体', kai: '楷体', hei: '黑体', xiaobiaosong: '小标宋体', song: '宋体' }

/** Paragraphs of running text: longer than a line. */
const running = ({ body }: DocxPaper): DocxParagraph[] => body.filter(({ text, align }) => text.length > grid.columns && align !== 'center')

/** F-03, F-04. 5.2.3: 一般每面排22行，每行排28个字. */
export function checkDocxGrid(docx: DocxPaper): Finding[] {
  const text = running(docx)
  if (!text.length) return []
  const place = { part: 'body' }
  const pitches = text.map(({ line }) => (line.pitchMm === undefined ? null : Math.round(line.pitchMm * 100) / 100))
  const pitch = mostOf(pitches)
  const rows = pitch === null ? null : Math.floor((area.height - sizes.third) / pitch + 0.15) + 1
  const advance = mostOf(text.flatMap(({ runs }) => runs.filter(({ text: words }) => words.length > 3).map(({ advanceMm }) => Math.round(advanceMm * 100) / 100)))
  const columns = Math.floor(area.width / advance + 0.1)
  return [
    ...(rows === null ? [doubt({ rule: 'F-03', clause: clause('5.2.3'), place, reason: '正文行距没有固定，各机排出的行数不同；请设为固定值 28.95 磅，使每面排 22 行。' })] : []),
    ...(rows !== null && rows !== grid.rows ? [doubt({ rule: 'F-03', clause: clause('5.2.3'), place, reason: `正文行距为 ${mm(pitch!)}，每面可排 ${rows} 行；一般每面排 22 行，请设为固定值 28.95 磅。` })] : []),
    ...(columns !== grid.columns ? [doubt({ rule: 'F-04', clause: clause('5.2.3'), place, reason: `正文字距为 ${mm(advance)}，每行可排 ${columns} 字；一般每行排 28 字，请用 3 号字、字间距紧缩 0.2 磅。` })] : []),
  ]
}

// 7.3.3: 第一层用黑体字、第二层用楷体字、第三层和第四层用仿宋体字；正文一般用3号仿宋体字.
const levelFaces: Readonly<Record<number, Face>> = { 1: 'hei', 2: 'kai', 3: 'fang', 4: 'fang' }

/** F-11: the faces of headings and text, and the size of the text. */
export function checkDocxFaces(docx: DocxPaper): Finding[] {
  const skipped = new Set([docx.mark, docx.number, ...docx.title])
  const text = docx.body.filter((paragraph) => paragraph.text.trim() && !skipped.has(paragraph))
  // A numbered item of a list is no heading, whatever its number.
  const headings = blocksOf(text.map((paragraph) => ({ text: paragraph.text.trim() }))).flatMap((block, i) => {
    const paragraph = text[i]!
    const seen = block.kind === 'heading' ? faceOfHeading(paragraph) : null
    return block.kind === 'heading' && seen && seen !== levelFaces[block.level]
      ? [doubt({ rule: 'F-11', clause: clause('7.3.3'), place: inParagraph('body', paragraph), reason: `第${'一二三四'[block.level - 1]}层标题用了${faceNames[seen]}，应用${faceNames[levelFaces[block.level]!]}字。` })] : []
  })
  const plain = running(docx).filter((paragraph) => !skipped.has(paragraph) && !paragraph.text.trim().startsWith('编者按') && !levels.some(({ pattern }) => pattern.test(paragraph.text.trim())))
  const odd = plain.find((paragraph) => { const face = faceNamed(longest(paragraph)?.font ?? ''); return face !== null && face !== 'fang' })
  const small = plain.find((paragraph) => !isBodySize(paragraph))
  return [
    ...headings,
    ...(odd ? [doubt({ rule: 'F-11', clause: clause('7.3.3'), place: inParagraph('body', odd), reason: `正文一般用 3 号仿宋体字，现为“${longest(odd)!.font}”。` })] : []),
    ...(small ? [doubt({ rule: 'F-11', clause: clause('7.3.3'), place: inParagraph('body', small), reason: `正文一般用 3 号字（16 磅），现为 ${Math.round((sizeMm(small) * 72) / 25.4 * 10) / 10} 磅。` })] : []),
  ]
}

const longest = ({ runs }: DocxParagraph) => runs.reduce<DocxParagraph['runs'][number] | undefined>((most, run) => (most && most.text.length >= run.text.length ? most : run), undefined)

/** The face of a heading up to its full stop, by its Chinese characters. */
function faceOfHeading({ runs }: DocxParagraph): Face | null {
  const stop = runs.map(({ text }) => text).join('').indexOf('。')
  let at = 0
  const faces: (Face | null)[] = []
  for (const run of runs) for (const char of run.text) if ((stop < 0 || at++ < stop) && /\p{Script=Han}/u.test(char)) faces.push(faceNamed(run.font))
  return faces.length ? mostOf(faces) : null
}
