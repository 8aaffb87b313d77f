import { headTitleUnits } from '../blocks/title.ts'
import { bodyLine, setMarks, type Head } from '../blocks/head.ts'
import { setPlainImprint } from '../blocks/imprint.ts'
import { setMark } from '../blocks/mark.ts'
import { separateAttachments, textPieces } from '../collect.ts'
import { documentFormat, letterFormat } from '../dimensions.ts'
import type { RuleItem } from '../display.ts'
import type { LetterPaper } from '../model.ts'
import type { Choice, Plan } from '../plan.ts'
import type { Setter } from '../setter.ts'

const { area, title, mainTo } = documentFormat
const { mark, rules, elementsBelowRule } = letterFormat

/** 信函 (10.1). */
export function planLetter(paper: LetterPaper, choice: Choice, setter: Setter): Plan {
  return {
    head: letterHead(paper, setter),
    pieces: textPieces(paper, choice), separate: separateAttachments(paper),
    imprint: setPlainImprint(paper, choice, setter), imprintOnEven: false, numbered: 'from-second',
  }
}

// 10.1: 标志上边缘至上页边30 mm；标志下4 mm处印一条红色双线（上粗下细），距下页边20 mm处印一条（上细下粗），线长170 mm，居中；
// 份号、密级、紧急程度顶格居版心左边缘，发文字号顶格居版心右边缘，与第一条双线的距离为3号汉字高度的7/8；标题与其上最后一个要素相距二行.
function letterHead(paper: LetterPaper, setter: Setter): Head {
  const issuer = setMark(paper.issuerMark, setter, mark)
  const first = doubleRule(issuer.bottom + rules.belowMark, { thick: 'above' })
  const elementsTop = first.bottom + elementsBelowRule
  const marks = setMarks(paper, elementsTop, setter)
  const number = paper.docNumber ? bodyLine({ text: paper.docNumber, face: 'fang', part: 'docNumber', top: elementsTop, within: area.width * 0.6 }, setter) : null
  const bottom = Math.max(marks.bottom, number ? elementsTop + documentFormat.grid.cell : first.bottom)
  return {
    items: [
      ...issuer.items, ...first.items, ...marks.items, ...number?.at(area.right - number.width) ?? [],
      ...doubleRule(rules.bottom, { thick: 'below' }).items,
    ],
    top: bottom,
    units: headTitleUnits(bottom, { text: paper.title, note: paper.adoptionNote, linesAbove: title.linesAbove, linesBelow: mainTo.linesAbove }, setter),
  }
}

/** Two red rules. The figure of the standard is that of the thick one, which faces the edge of the paper. */
function doubleRule(y: number, { thick }: { thick: 'above' | 'below' }): { items: RuleItem[]; bottom: number } {
  const rule = (middle: number, width: number): RuleItem => ({ kind: 'rule', x1: rules.left, y1: middle, x2: rules.right, y2: middle, width, color: '#e60012' })
  const apart = rules.thick / 2 + rules.between + rules.thin / 2
  return thick === 'above'
    ? { items: [rule(y, rules.thick), rule(y + apart, rules.thin)], bottom: y + apart + rules.thin / 2 }
    : { items: [rule(y - apart, rules.thin), rule(y, rules.thick)], bottom: y + rules.thick / 2 }
}
