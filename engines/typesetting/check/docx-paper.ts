import type { Place } from '#lib/findings'
import { documentFormat, sizes } from '../dimensions.ts'
import type { DocxFacts, DocxParagraph } from '../docx/facts.ts'
import { importedFromDocx, styleOf } from '../docx/read/imported.ts'
import type { Recognised } from '../recognise/paragraphs.ts'
import { recogniseParagraphs } from '../recognise/recognise.ts'

/** A foreign Word file by its parts: what the rules below read. */
export interface DocxPaper {
  readonly facts: DocxFacts
  readonly recognised: Recognised
  /** Paragraphs of the main text, without those of cells and text boxes. */
  readonly body: readonly DocxParagraph[]
  readonly mark?: DocxParagraph
  readonly number?: DocxParagraph
  readonly title: readonly DocxParagraph[]
}

const bare = (text: string): string => text.replace(/[\s\u3000]/g, '')

/** Finds the parts in the file again by their words. */
export function docxPaper(facts: DocxFacts): DocxPaper {
  const recognised = recogniseParagraphs(importedFromDocx(facts).paragraphs)
  const said = facts.paragraphs.filter((paragraph) => paragraph.text.trim())
  const named = (text: string | undefined) => (text ? said.find((paragraph) => bare(paragraph.text).includes(bare(text))) : undefined)
  const title = bare(recognised.title)
  const [mark, number] = [named(recognised.issuerMark), named(recognised.docNumber)]
  const titled = title ? said.filter((paragraph) => title.includes(bare(paragraph.text)) && paragraph !== mark) : []
  const styled = titled.filter((paragraph) => styleOf(paragraph) === 'title')
  return {
    facts, recognised, ...(mark ? { mark } : {}), ...(number ? { number } : {}),
    title: (styled.length ? styled : titled.slice(0, 1)).slice(0, 4), body: facts.paragraphs.filter((paragraph) => !paragraph.cell && paragraph.box === undefined),
  }
}

/** A place in a Word file: the paragraph by its words. */
export const inParagraph = (part: string, paragraph: DocxParagraph): Place => ({ part, quote: [...paragraph.text.trim()].slice(0, 30).join('') })
/** The size of a paragraph's characters in mm. */
export const sizeMm = (paragraph: DocxParagraph): number => ((paragraph.runs.find(({ text }) => text.trim())?.sizePt ?? paragraph.markSizePt) * 25.4) / 72
/** Whether it is set in 3号, as running text is. */
export const isBodySize = (paragraph: DocxParagraph): boolean => Math.abs(sizeMm(paragraph) - sizes.third) < 0.3
/** Height of one row of 3号 by 3.2. */
export const usualLine = documentFormat.lineOf(sizes.third)
