import { fillForm, type FinishedPage, type FormEntry, type FormPaper, type FormRow } from '#engines/typesetting'
import type { FileId } from '#lib/ids'
import type { DraftSheet, SheetEntry } from './draft-sheet.ts'

/** How large what was written by hand is; files that are no pictures are not there. */
export type DrawnSizes = ReadonlyMap<FileId, Pick<FinishedPage, 'widthMm' | 'heightMm'>>

/** The pictures that stand on a sheet: opinions and signatures written by hand. */
export const drawnOnSheet = (sheet: DraftSheet): readonly FileId[] =>
  [...new Set(boxes.flatMap((box) => sheet[box]).flatMap(({ handwriting, signature }) => [handwriting, signature]).filter((file) => file !== null))]

const boxes = ['signing', 'countersigning', 'officeReview', 'unitCheck', 'consulting', 'recheck', 'proofreading'] as const

/** The 发文稿纸 as a form of the typesetting engine, to be printed: the engine's own form, with the rows that only this house has. */
export function sheetPaper(sheet: DraftSheet, sizes: DrawnSizes): FormPaper {
  // Who rechecked and proofread signs by name and date alone, by custom; words are added where there are some.
  const of = (box: (typeof boxes)[number]) => sheet[box].flatMap((entry) => entriesOf(box === 'recheck' || box === 'proofreading' ? { ...entry, isCircle: false, unit: '' } : entry, sizes))
  const { docNumber, urgency, leadUnit, drafter, phone, kind, openness, title, mainTo, copyTo, copies, docDate, printDate, remark } = sheet
  const form = fillForm('draftSheet', {
    docNumber, urgency, leadUnit, drafter, phone, kind, openness, title, mainTo, copyTo, remark, attachments: numbered(sheet.annexes),
    signing: of('signing'), countersigning: of('countersigning'), officeReview: of('officeReview'), unitCheck: of('unitCheck'),
  }, { title: `${sheet.organ}发文稿纸` })
  const consulting: FormRow = { cells: [{ label: '征求意见：', text: '', entries: of('consulting'), share: 1, labelAt: 'above' }] }
  const checked: FormRow = { cells: [{ label: '复核', text: '', entries: of('recheck'), share: 5, labelAt: 2 }, { label: '校对', text: '', entries: of('proofreading'), share: 5, labelAt: 2 }] }
  const dates: FormRow = { cells: [{ label: '份数', text: copies, share: 2, labelAt: 2 }, { label: '成文日期', text: docDate, share: 4, labelAt: 4 }, { label: '印制日期', text: printDate, share: 4, labelAt: 4 }] }
  const rows = form.rows.map((row): FormRow => (row.minHeightMm ? { ...row, minHeightMm: row.minHeightMm * LOWER } : row))
  const [opinions, fields, remarks] = [rows.slice(0, 2), rows.slice(2, -2), rows.slice(-1)]
  return { ...form, rows: [...opinions, ...(sheet.consulting.length ? [consulting] : []), ...fields, checked, dates, ...remarks] }
}

/** With the rows that are added, the boxes begin a little lower than the engine's, so that a usual sheet stays one page. */
const LOWER = 0.8

const numbered = (annexes: readonly string[]): string => (annexes.length > 1 ? annexes.map((title, at) => `${at + 1}. ${title}`).join('\n') : annexes.join(''))

/** An opinion with its name and date. What was written by hand stands above the signature, each as a picture of its own. */
function entriesOf({ text, isCircle, disagrees, unit, name, date, handwriting, signature }: SheetEntry, sizes: DrawnSizes): readonly FormEntry[] {
  const words = `${disagrees ? '（不同意）' : ''}${isCircle ? '（圈阅）' : text}`
  const signed = `${unit && `${unit} `}${name}　${date}`
  const [first, second] = [handwriting, signature].flatMap((file) => {
    const size = file === null ? undefined : sizes.get(file)
    return size ? [{ file: file as string, ...size }] : []
  })
  if (!first) return [{ text: words, signed }]
  return second ? [{ text: words, signed: '', handwriting: first }, { text: '', signed, handwriting: second }] : [{ text: words, signed, handwriting: first }]
}
