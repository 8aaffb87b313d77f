import type { Block, Body, Cell, Paragraph, Table } from '#engines/typesetting'
import { dayInChinese, dayOf } from '#lib/instants'
import { pointsOf, type Circular, type CircularLine } from './circular.ts'
import { pointsWords, quarterWords } from './facts.ts'

/** Part E: 缘由, 基本情况, 表扬, 问题, 要求, and the table. Without ranking nobody stands before another but by the order of the organisation. */
export function circularBody(circular: Circular, gaps: readonly string[]): Body {
  const { lines, quarter, cutOff } = circular
  const total = (of: (line: CircularLine) => number) => lines.reduce((sum, line) => sum + of(line), 0)
  const named = (some: readonly CircularLine[]) => some.map(({ name }) => name).join('、')
  const [praised, silent, late, vetoed] = [lines.filter(({ esteemed, vetoes }) => esteemed > 0 && vetoes === 0), lines.filter(({ submitted }) => submitted === 0), lines.filter(({ deducted }) => deducted > 0), lines.filter(({ vetoes }) => vetoes > 0)]
  return [
    paragraph(`为及时掌握全区党委信息工作情况，推动信息报送提质增效，现将${quarterWords(quarter)}有关情况通报如下。`),
    heading('一、基本情况'),
    paragraph(`本季度纳入通报的信息直报点${lines.length}个，共报送信息${total(({ submitted }) => submitted)}条，采用${total(({ adopted }) => adopted)}条，获领导批示${total(({ instructed }) => instructed)}条。数据截至${dayInChinese(dayOf(cutOff))}，按现行计分办法计算，各直报点得分见附表。${circular.showsRanking ? '' : '附表按单位顺序排列，不分先后。'}`),
    heading('二、表扬'),
    paragraph(praised.length > 0 ? `${named(praised)}报送的信息被上级采用或获领导批示，服务决策作用明显，予以表扬。` : '本季度没有被上级采用或获领导批示的信息。'),
    heading('三、存在问题'),
    ...problems([
      [vetoed, (some) => `${named(some)}瞒报或谎报紧急信息，按规定一票否决。`], [silent, (some) => `${named(some)}本季度没有报送信息。`], [late, (some) => `${named(some)}存在约稿未报、未达最低数或紧急信息迟报漏报，已按办法扣分。`],
    ], gaps),
    heading('四、工作要求'),
    paragraph('各直报点要落实三级负责制，三级负责人有变动的于5个工作日内补齐；围绕区委、区政府中心工作，多报有情况、有分析、有建议的信息，不以数量论成绩；紧急信息按规定时限首报，不得迟报、漏报、瞒报。'),
    table(circular),
  ]
}

type Problem = readonly [some: readonly CircularLine[], words: (some: readonly CircularLine[]) => string]
function problems(all: readonly Problem[], gaps: readonly string[]): readonly Paragraph[] {
  const found = [...all.filter(([some]) => some.length > 0).map(([some, words]) => words(some)), ...(gaps.length > 0 ? [`${gaps.join('、')}三级负责人不齐，网络存在缺口。`] : [])]
  return (found.length > 0 ? found : ['本季度没有发现需要通报的问题。']).map(paragraph)
}

/** Lines as the table shows them: by points only where ranking is shown. */
export const inTableOrder = (circular: Circular): readonly CircularLine[] => (circular.showsRanking ? circular.lines.toSorted((a, b) => pointsOf(circular, b) - pointsOf(circular, a)) : circular.lines)
/** The rank of a line: how many stand above it, and one; those of equal points share it. */
export const rankOf = (circular: Circular, line: CircularLine): number => circular.lines.filter((other) => pointsOf(circular, other) > pointsOf(circular, line)).length + 1

function table(circular: Circular): Table {
  const remark = (line: CircularLine) => [line.vetoes > 0 ? '一票否决' : '', pointsOf(circular, line) !== line.points ? '经申诉更正' : ''].filter(Boolean).join('，')
  const heads = [...(circular.showsRanking ? ['名次'] : []), '单位', '报送', '采用', '批示', '得分', '备注']
  const rows = inTableOrder(circular).map((line) => [
    ...(circular.showsRanking ? [String(rankOf(circular, line))] : []), line.name, String(line.submitted), String(line.adopted), String(line.instructed), pointsWords(pointsOf(circular, line)), remark(line),
  ])
  return { kind: 'table', caption: `附表：${quarterWords(circular.quarter)}信息采用得分情况`, columns: [...(circular.showsRanking ? [1] : []), 4, 1, 1, 1, 2, 3], headerRows: 1, rows: [heads, ...rows].map((row) => row.map((text, at): Cell => ({ text, align: heads[at] === '单位' ? 'left' : 'center' }))) }
}

const paragraph = (text: string): Paragraph => ({ kind: 'paragraph', runs: [{ text }] })
const heading = (text: string): Block => ({ kind: 'heading', level: 1, runs: [{ text }] })
