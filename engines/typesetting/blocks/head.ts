import { baselineIn, documentFormat, rowTop } from '../dimensions.ts'
import type { Item, Origin } from '../display.ts'
import type { OfficialPaper } from '../model.ts'
import type { Setter } from '../setter.ts'
import { slotWidth } from '../fonts.ts'
import { atomsOf } from '../text/atoms.ts'
import { breakLines } from '../text/break-lines.ts'
import { setLine } from '../text/set-line.ts'
import { singleLine } from './lines.ts'
import { setTitle } from './title.ts'

const { area, grid, body, mark, head, title } = documentFormat
const line = documentFormat.lineOf(body.size)
const red = '#e60012'

/** The head of page 1 down to the title, and the top from which the text flows. */
export interface Head {
  readonly items: readonly Item[]
  readonly flowTop: number
}

/** 版头 and title: urgency, mark, number and signers, red rule, title, 题注. */
export function setHead(paper: OfficialPaper, setter: Setter): Head {
  const issuer = setMark(typeof paper.issuerMark === 'string' ? paper.issuerMark : paper.issuerMark.organs.join('') + paper.issuerMark.word, setter)
  const number = setNumberRows(paper, issuer.bottom + head.linesAboveNumber * line, setter)
  const ruleY = number.bottom + head.ruleBelowNumber
  const heading = setTitle(paper.title, { part: 'title' }, setter)
  const note = setAdoptionNote(paper.adoptionNote, setter)
  const { titleTop, flowTop } = titlePlace(ruleY, heading.height + note.height)
  return {
    items: [
      ...setUrgency(paper.urgency, setter), ...issuer.items, ...number.items,
      { kind: 'rule', x1: area.left, y1: ruleY, x2: area.right, y2: ruleY, width: head.ruleWidth, color: red },
      ...heading.draw(titleTop), ...note.draw(titleTop + heading.height),
    ],
    flowTop,
  }
}

// 7.2.3: 紧急程度用3号黑体，顶格编排在版心左上角.
function setUrgency(urgency: string | undefined, setter: Setter): Item[] {
  if (!urgency) return []
  return bodyLine({ text: urgency, face: 'hei', part: 'urgency', top: area.top }, setter).at(area.left)
}

// 7.2.4: 发文机关标志居中排布，上边缘至版心上边缘为35 mm，小标宋体，红色.
function setMark(text: string, setter: Setter): { items: Item[]; bottom: number } {
  const em = [...text].reduce((sum, char) => sum + slotWidth(setter.pick('xiaobiaosong', char) ?? 'xiaobiaosong', char), 0)
  const size = Math.min(mark.maxSize, mark.maxWidth / (Math.max(em, 1) * mark.minScale))
  const scaleX = Math.min(mark.maxScale, mark.maxWidth / (Math.max(em, 1) * size))
  const baseline = mark.top + mark.inkTop * size
  const set = singleLine({ runs: [{ text, face: 'xiaobiaosong', offset: 0 }], origin: { part: 'issuerMark' }, size, scaleX, baseline, color: red }, setter)
  return { items: set.at(area.left + (area.width - set.width) / 2), bottom: baseline + mark.inkBottom * size }
}

/** 7.2.5, 7.2.6: the number centred; with signers it stands left, on the row of the last of them. */
function setNumberRows(paper: OfficialPaper, top: number, setter: Setter): { items: Item[]; bottom: number } {
  const signers = paper.signers ?? []
  const rows = Math.max(1, Math.ceil(signers.length / head.signersPerRow))
  const lastTop = top + (rows - 1) * line
  const items: Item[] = []
  if (paper.docNumber) {
    const number = bodyLine({ text: paper.docNumber, face: 'fang', part: 'docNumber', top: lastTop }, setter)
    const x = signers.length ? area.left + head.sideCells * grid.cell : area.left + (area.width - number.width) / 2
    items.push(...number.at(x))
  }
  return { items: [...items, ...setSigners(signers, top, setter)], bottom: lastTop + grid.cell }
}

// 7.2.6: “签发人”三字用3号仿宋，姓名用3号楷体；每行一般排两个姓名，回行时与上一行第一个签发人姓名对齐.
function setSigners(signers: readonly string[], top: number, setter: Setter): Item[] {
  if (!signers.length) return []
  const label = bodyLine({ text: '签发人：', face: 'fang', part: 'signers', top, generated: true }, setter)
  // By custom a name of two characters is as wide as one of three, so that several stand in columns.
  const nameSpread = signers.length > 1 ? { spreadTo: 3 } : {}
  const names = signers.map((name, index) => bodyLine({ text: name, face: 'kai', part: 'signers', index, ...nameSpread, top: top + Math.floor(index / head.signersPerRow) * line }, setter))
  const column = Math.max(3 * grid.cell, ...names.map((name) => name.width))
  const columns = Math.min(signers.length, head.signersPerRow)
  const right = area.right - head.sideCells * grid.cell
  const left = right - (columns - 1) * (column + grid.cell) - (columns === 1 ? names[0]!.width : column)
  return [...label.at(left - label.width), ...names.flatMap((name, index) => name.at(left + (index % head.signersPerRow) * (column + grid.cell)))]
}

interface BodyLine { text: string; face: 'fang' | 'hei' | 'kai'; part: Origin['part']; index?: number; top: number; generated?: boolean; spreadTo?: number }

function bodyLine({ text, face, top, generated, spreadTo, ...origin }: BodyLine, setter: Setter) {
  const run = generated ? { text, face } : { text, face, offset: 0 }
  return singleLine({ runs: [run], origin, ...(spreadTo ? { spreadTo } : {}), size: body.size, cell: grid.cell, baseline: baselineIn(top, grid.cell, body.size) }, setter)
}

/** 题注, centred under the title in 楷体. */
function setAdoptionNote(text: string | undefined, setter: Setter): { height: number; draw: (top: number) => Item[] } {
  if (!text) return { height: 0, draw: () => [] }
  const lines = breakLines(atomsOf([{ text, face: 'kai', offset: 0 }], setter), { width: grid.columns - 4 })
  const gap = line - grid.cell
  const draw = (top: number) => lines.flatMap((one, index) => setLine({ ...one, last: true }, {
    x: area.left + (area.width - one.width * grid.cell) / 2, size: body.size, cell: grid.cell, color: '#000000', origin: { part: 'adoptionNote' },
    baseline: baselineIn(top + gap + index * line, grid.cell, body.size),
  }))
  return { height: lines.length * line, draw }
}

/** How far the title may move from two exact lines under the rule. */
const maxTitleShift = 2

/**
 * 7.3.1, 7.3.2: two empty lines above the title, one below; the text below stands on the grid, so that the last row of the
 * page stands on the lower edge. What the grid lacks or has over is shared by the three empty lines.
 */
function titlePlace(ruleY: number, height: number): { titleTop: number; flowTop: number } {
  const exact = ruleY + title.linesAbove * line
  const wanted = exact + height + documentFormat.mainTo.linesAbove * line
  const row = Math.max(0, Math.round((wanted - area.top) / grid.pitch))
  const over = rowTop(documentFormat, row) - wanted
  const shift = Math.max(-maxTitleShift, Math.min(maxTitleShift, over * 2 / 3))
  return { titleTop: exact + shift, flowTop: rowTop(documentFormat, row) }
}
