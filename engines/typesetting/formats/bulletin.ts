import { bodyLine, line, redRuleUnit, sidesUnit, type Head } from '../blocks/head.ts'
import { setTail } from '../blocks/imprint.ts'
import { setMark } from '../blocks/mark.ts'
import { singleLine } from '../blocks/lines.ts'
import { bodyPieces, inOneLine, textPiece, type Piece } from '../collect.ts'
import { baselineIn, bulletinFormat, documentFormat } from '../dimensions.ts'
import type { Origin } from '../display.ts'
import { spaceUnit, type Unit } from '../flow.ts'
import type { BulletinItem, BulletinPaper } from '../model.ts'
import type { Plan } from '../plan.ts'
import type { Setter } from '../setter.ts'

const { area, grid, body } = documentFormat
const { mark, linesAboveIssue, linesAboveEditor, title, contents, note } = bulletinFormat

/** 简报 (惯例): 报头, 报核 and 报尾. */
export function planBulletin(paper: BulletinPaper, setter: Setter): Plan {
  const tail = [
    { label: '报：', text: paper.reportTo ?? '', part: 'reportTo' as const }, { label: '送：', text: paper.sendTo ?? '', part: 'sendTo' as const },
    { label: '发：', text: paper.issueTo ?? '', part: 'issueTo' as const },
  ].filter(({ text }) => text)
  return {
    head: bulletinHead(paper, setter), pieces: corePieces(paper), separate: [],
    imprint: setTail(tail, paper.copies, setter), imprintOnEven: false, numbered: 'all',
  }
}

/** 报头: name in red, number of the issue in the middle, editing organ left and date right, red rule. */
function bulletinHead(paper: BulletinPaper, setter: Setter): Head {
  const notice = paper.notice ? bodyLine({ text: paper.notice, face: 'hei', part: 'notice', top: area.top }, setter).at(area.left) : []
  const masthead = setMark(paper.masthead, setter, mark)
  const units: Unit[] = [
    ...(paper.issue || paper.totalIssue ? [spaceUnit(linesAboveIssue * line), issueUnit(paper, setter)] : []),
    ...(paper.editor || paper.issuedOn ? [spaceUnit(linesAboveEditor * line), sidesUnit({ text: paper.editor, part: 'editor' }, { text: paper.issuedOn, part: 'issuedOn' }, setter)] : []),
    redRuleUnit, spaceUnit(line),
  ]
  return { items: [...notice, ...masthead.items], top: masthead.bottom, units }
}

/** `第12期（总第345期）`. */
function issueUnit({ issue, totalIssue }: BulletinPaper, setter: Setter): Unit {
  const [before, after] = issue ? ['（', '）'] : ['', '']
  const set = (text: string | undefined, part: Origin['part'], around: readonly [string, string]) => (top: number) => singleLine({
    runs: text ? [{ text: around[0], face: 'fang' }, { text, face: 'fang', offset: 0 }, { text: around[1], face: 'fang' }] : [], origin: { part },
    size: body.size, cell: grid.cell, baseline: baselineIn(top, grid.cell, body.size), within: area.width / 2,
  }, setter)
  return {
    height: grid.cell, onGrid: false, keepNext: false,
    draw: (top) => {
      const parts = [set(issue, 'issue', ['', ''])(top), set(totalIssue, 'totalIssue', [before!, after!])(top)]
      const left = area.left + (area.width - parts[0]!.width - parts[1]!.width) / 2
      return [...parts[0]!.at(left), ...parts[1]!.at(left + parts[0]!.width)]
    },
  }
}

/** 报核: 要目, 编者按, and the items under their columns. */
function corePieces(paper: BulletinPaper): Piece[] {
  const items = paper.columns.flatMap((column, columnIndex) => column.items.map((item, index) => ({ item, column: index === 0 && column.name ? { name: column.name, index: columnIndex } : null })))
  const empty = paper.columns.flatMap((column, index) => column.items.length === 0 && column.name ? [columnPiece(column.name, index)] : [])
  return [
    ...(paper.hasContents && items.length > 1 ? contentsPieces(items.map(({ item }) => item)) : []),
    ...(paper.editorNote ? [notePiece(paper.editorNote, { part: 'editorNote' }), rows(1)] : []),
    ...items.flatMap(({ item, column }, index): Piece[] => [
      ...(index > 0 ? [rows(title.rowsAbove)] : []),
      ...(column ? [columnPiece(column.name, column.index), rows(1, true)] : []),
      ...itemPieces(item, index),
    ]),
    ...empty,
  ]
}

const rows = (count: number, keepWithNext = false): Piece => ({ kind: 'gap', rows: count, keepWithNext })

const contentsPieces = (items: readonly BulletinItem[]): Piece[] => [
  textPiece({ runs: [{ text: contents.title, face: 'hei' }], origin: { part: 'contents' }, align: 'center', keepWithNext: true }),
  ...items.map((item, index): Piece => textPiece({
    runs: [{ text: '◇', face: 'fang' }, ...inOneLine(item.title)],
    left: contents.left + 1, indent: -1, origin: { part: 'contents', item: index },
  })),
  rows(1),
]

const columnPiece = (name: string, column: number): Piece => textPiece({
  runs: [{ text: '【', face: 'hei' }, { text: name, face: 'hei', offset: 0 }, { text: '】', face: 'hei' }], align: 'center', keepWithNext: true, origin: { part: 'columnName', column },
})

const notePiece = (text: string, origin: Origin): Piece => textPiece({
  runs: [{ text: note, face: 'hei' }, { text, face: 'kai', offset: 0 }], indent: documentFormat.body.indent, origin,
})

const itemPieces = (item: BulletinItem, index: number): Piece[] => [
  { kind: 'title', text: item.title, origin: { part: 'title', item: index } },
  rows(title.rowsBelow, true),
  ...(item.editorNote ? [notePiece(item.editorNote, { part: 'editorNote', item: index })] : []),
  ...bodyPieces(item.body, { item: index }),
  ...(item.source ? [textPiece({ runs: [{ text: '（', face: 'kai' }, { text: item.source, face: 'kai', offset: 0 }, { text: '）', face: 'kai' }], align: 'right', origin: { part: 'source', item: index } })] : []),
]
