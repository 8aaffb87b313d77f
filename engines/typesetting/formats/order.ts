import { headTitleUnits } from '../blocks/title.ts'
import { line, numberUnits, setMarks, type Head } from '../blocks/head.ts'
import { setImprint } from '../blocks/imprint.ts'
import { setMark } from '../blocks/mark.ts'
import { separateAttachments, textPieces } from '../collect.ts'
import { documentFormat, orderFormat } from '../dimensions.ts'
import { spaceUnit } from '../flow.ts'
import type { OrderPaper } from '../model.ts'
import type { Choice, Plan } from '../plan.ts'
import type { Setter } from '../setter.ts'

const { area, grid, title } = documentFormat

/** 命令（令） (10.2). */
export function planOrder(paper: OrderPaper, choice: Choice, setter: Setter): Plan {
  return {
    head: orderHead(paper, setter),
    pieces: textPieces(paper, choice), separate: separateAttachments(paper),
    imprint: setImprint(paper, choice, setter), imprintOnEven: true, numbered: 'all',
  }
}

// 10.2: 标志由发文机关全称加“命令”或“令”字组成，上边缘至版心上边缘20 mm；标志下空二行居中编排令号，令号下空二行编排正文.
function orderHead(paper: OrderPaper, setter: Setter): Head {
  const marks = setMarks(paper, area.top, setter)
  // Three marks at the upper left would reach into the mark, which then begins below them.
  const issuer = setMark(paper.issuerMark, setter, { ...orderFormat.mark, top: Math.max(orderFormat.mark.top, paper.copyNumber || paper.secrecy || paper.urgency ? marks.bottom + 1 : 0) })
  const numbers = paper.docNumber ? [spaceUnit(orderFormat.linesAboveNumber * line), ...numberUnits({ docNumber: paper.docNumber }, setter)] : []
  const bottom = issuer.bottom + (paper.docNumber ? orderFormat.linesAboveNumber * line + grid.cell : 0)
  return {
    items: [...marks.items, ...issuer.items], top: issuer.bottom,
    units: [...numbers, ...headTitleUnits(bottom, { text: paper.title ?? '', note: paper.adoptionNote, linesAbove: title.linesAbove, linesBelow: orderFormat.linesAboveText }, setter)],
  }
}
