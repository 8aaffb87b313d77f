import type { Part } from '../display.ts'
import { isPageNumber, paragraphsFromPages, type PageParagraph } from '../recognise/from-pages.ts'
import type { Recognised } from '../recognise/paragraphs.ts'
import type { PlacedPage, PlacedRun } from '#lib/placed'
import { faceNamed, type Row } from '../recognise/placed.ts'
import { formatTold } from '../recognise/paper.ts'
import { recogniseParagraphs } from '../recognise/recognise.ts'
import { linesOf } from '../recognise/rows.ts'
import type { PaperFormat } from '../model.ts'
import { isUpwardTitle, type SeenFacts } from './check.ts'
import { mostOf, type SeenLine, type SeenPage } from './seen.ts'

/** The pages of a finished file as they are seen, with what was recognised in them. */
export interface SeenPaper { readonly pages: readonly SeenPage[]; readonly recognised: Recognised; readonly facts: SeenFacts }

/** Recognises the parts of a finished paper (OFD, PDF) by their text and place, so that it can be measured as one of ours. */
export function seenPaper(pages: readonly PlacedPage[]): SeenPaper {
  const paragraphs = paragraphsFromPages(pages)
  const recognised = recogniseParagraphs(paragraphs)
  const lines = linesByPage(paragraphs, recognised, pages)
  // What is turned upright to be read is no sheet of the paper.
  const turned = new Set(pages.map(({ sideways }) => sideways))
  return {
    recognised, facts: factsOf(recognised, pages),
    pages: pages.flatMap((page, at) => turned.has(page) ? [] : [{
      widthMm: page.widthMm, heightMm: page.heightMm, lines: lines[at]!, seals: page.seals,
      rules: page.rules.filter((rule) => Math.abs(rule.y1 - rule.y2) < 0.1).map(({ x1, x2, y1, width, isRed }) => ({ y: y1, left: Math.min(x1, x2), right: Math.max(x1, x2), width, isRed })),
    }]),
  }
}

function factsOf(recognised: Recognised, pages: readonly PlacedPage[]): SeenFacts {
  const { title, issuerMark, signers, body, docNumber } = recognised
  const redRules = pages[0]?.rules.filter((rule) => rule.isRed && Math.abs(rule.x2 - rule.x1) > 160).length ?? 0
  const format: PaperFormat = redRules >= 2 ? 'letter' : formatTold(recognised) ?? (issuerMark || docNumber ? 'document' : 'bulletin')
  return { format, hasBody: body.length > 0, isUpward: signers !== undefined || isUpwardTitle(title) }
}

function linesByPage(paragraphs: readonly PageParagraph[], recognised: Recognised, pages: readonly PlacedPage[]): SeenLine[][] {
  const found: SeenLine[][] = pages.map(() => [])
  const name = partNamer(recognised)
  paragraphs.forEach((paragraph, block) => {
    for (const row of paragraph.rows) for (const runs of paragraph.table ? [] : partedRuns(row)) {
      const part = name(paragraph, runs)
      found[row.page]!.push(lineOf(runs, part, block))
    }
  })
  pages.forEach((page, at) => {
    for (const row of linesOf(page.runs, at)) if (isPageNumber(row, page)) found[at]!.push(lineOf(row.runs, 'pageNumber', -1))
  })
  return found
}

/** 发文字号 and 签发人 share a line: a wide gap parts them. */
function partedRuns(row: Row): PlacedRun[][] {
  const parted: PlacedRun[][] = []
  for (const run of row.runs) {
    const before = parted.at(-1)?.at(-1)
    if (before && run.xs[0]! - before.end < 2 * run.size) parted.at(-1)!.push(run)
    else parted.push([run])
  }
  return parted
}

const bare = (text: string): string => text.replace(/[\s\u3000]/g, '')

function partNamer(read: Recognised): (paragraph: PageParagraph, runs: readonly PlacedRun[]) => Part {
  const [mark, number, title, mainTo] = [read.issuerMark, read.docNumber, read.title, read.mainTo].map((text) => bare(text ?? ''))
  const organs = read.signatories.map(({ organ }) => bare(organ))
  let isPastTitle = false
  let marked: PageParagraph | undefined
  return (paragraph, runs) => {
    const whole = bare(paragraph.text)
    const text = bare(runs.map((run) => run.text).join(''))
    // An organ of a letter signs with the very words of its mark.
    if (mark && whole === mark && (marked ??= paragraph) === paragraph) return 'issuerMark'
    // Of a joint document every name is the mark, and the word beside them.
    if (paragraph.style === 'mark' && !isPastTitle) return 'issuerMark'
    if (number && text === number) return 'docNumber'
    if (/^签发人[：:]/.test(text) || (number && whole.startsWith(number!) && text !== number)) return 'signers'
    if (!isPastTitle && title && title.includes(whole)) return 'title'
    isPastTitle = true
    if (mainTo && whole.replace(/[：:]$/, '') === mainTo) return 'mainTo'
    if (read.docDate && whole === bare(read.docDate)) return 'docDate'
    if (organs.includes(whole)) return 'issuerSign'
    if (/^抄送[：:]/.test(whole)) return 'copyTo'
    if (whole.endsWith('印发') && read.printDate) return 'printOrg'
    if (/^附件\d*$/.test(whole)) return 'attachmentLabel'
    if (/^附件[：:]/.test(whole)) return 'attachmentNote'
    return 'body'
  }
}

function lineOf(runs: readonly PlacedRun[], part: Part, block: number): SeenLine {
  const [first] = runs as [PlacedRun]
  const faces = runs.flatMap((run) => { const face = faceNamed(run.font); return [...run.text].map(() => face) })
  return {
    part, origin: { part, ...(block < 0 ? {} : { block }) }, text: runs.map((run) => run.text).join(''), xs: runs.flatMap((run) => run.xs), end: runs.at(-1)!.end,
    baseline: first.baseline, size: first.size, faces, face: faces.length ? mostOf(faces) : null, isRed: first.isRed,
  }
}
