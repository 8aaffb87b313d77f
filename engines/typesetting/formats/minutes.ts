import { headTitleUnits } from '../blocks/title.ts'
import { line, numberUnits, redRuleUnit, setMarks, sidesUnit, type Head } from '../blocks/head.ts'
import { setImprint } from '../blocks/imprint.ts'
import { setMark } from '../blocks/mark.ts'
import { separateAttachments, textPieces } from '../collect.ts'
import { documentFormat, minutesFormat } from '../dimensions.ts'
import { spaceUnit, type Unit } from '../flow.ts'
import type { MinutesPaper } from '../model.ts'
import type { Choice, Plan } from '../plan.ts'
import type { Setter } from '../setter.ts'

const { area, grid, head, title } = documentFormat

/** 纪要 (10.3). */
export function planMinutes(paper: MinutesPaper, choice: Choice, setter: Setter): Plan {
  return {
    head: minutesHead(paper, setter),
    pieces: textPieces(paper, choice, paper.attendance), separate: separateAttachments(paper),
    imprint: setImprint(paper, choice, setter), imprintOnEven: true, numbered: 'all',
  }
}

// 10.3: 纪要标志由“×××××纪要”组成，居中排布，上边缘至版心上边缘为35 mm. Number, organ, date and red rule by custom (纪要格式可以根据实际制定).
function minutesHead(paper: MinutesPaper, setter: Setter): Head {
  const marks = setMarks(paper, area.top, setter)
  const issuer = setMark(paper.issuerMark, setter)
  const editor = { text: paper.editor, part: 'editor' } as const
  const rows: Unit[] = [
    ...(paper.docNumber ? [spaceUnit(head.linesAboveNumber * line), ...numberUnits({ docNumber: paper.docNumber }, setter)] : []),
    ...(paper.editor || paper.issuedOn ? [spaceUnit(paper.docNumber ? line - grid.cell : head.linesAboveNumber * line), sidesUnit(editor, { text: paper.issuedOn, part: 'issuedOn' }, setter)] : []),
    redRuleUnit,
  ]
  const bottom = issuer.bottom + rows.reduce((sum, unit) => sum + unit.height, 0)
  return {
    items: [...marks.items, ...issuer.items], top: issuer.bottom,
    units: [...rows, ...headTitleUnits(bottom, { text: paper.title ?? '', note: paper.adoptionNote, linesAbove: title.linesAbove, linesBelow: minutesFormat.linesAboveText }, setter)],
  }
}
