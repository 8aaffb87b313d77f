import { headTitleUnits } from '../blocks/title.ts'
import { line, numberUnits, redRuleUnit, setMarks, type Head } from '../blocks/head.ts'
import { setImprint } from '../blocks/imprint.ts'
import { setJointMark, setMark } from '../blocks/mark.ts'
import { separateAttachments, textPieces } from '../collect.ts'
import { documentFormat } from '../dimensions.ts'
import { spaceUnit } from '../flow.ts'
import type { OfficialPaper } from '../model.ts'
import type { Choice, Plan } from '../plan.ts'
import type { Setter } from '../setter.ts'

const { area, head, title, mainTo } = documentFormat

/** 文件 (GB/T 9704-2012 7). */
export function planDocument(paper: OfficialPaper, choice: Choice, setter: Setter): Plan {
  return {
    head: documentHead(paper, setter),
    pieces: textPieces(paper, choice), separate: separateAttachments(paper),
    imprint: setImprint(paper, choice, setter), imprintOnEven: true, numbered: 'all',
  }
}

/** 版头 and title. */
function documentHead(paper: OfficialPaper, setter: Setter): Head {
  const marks = setMarks(paper, area.top, setter)
  const issuer = typeof paper.issuerMark === 'string' ? setMark(paper.issuerMark, setter) : setJointMark(paper.issuerMark, setter)
  const numbers = numberUnits(paper, setter)
  const above = head.linesAboveNumber * line
  const ruleBottom = issuer.bottom + above + [...numbers, redRuleUnit].reduce((sum, unit) => sum + unit.height, 0)
  return {
    items: [...marks.items, ...issuer.items], top: issuer.bottom,
    units: [spaceUnit(above), ...numbers, redRuleUnit, ...headTitleUnits(ruleBottom, { text: paper.title, note: paper.adoptionNote, linesAbove: title.linesAbove, linesBelow: mainTo.linesAbove }, setter)],
  }
}
