import type { DocxSection } from '../facts.ts'
import { integerOf, mmOfPoints, mmOfTwips } from './measures.ts'
import { childOf, childrenOf, switchOf, valueOf, type XmlElement } from './xml.ts'

/** What a section says of its pages, and which parts its headers and footers are. */
export interface SectionFrame {
  readonly page: Omit<DocxSection, 'headers' | 'footers'>
  readonly headers: readonly MarginReference[]
  readonly footers: readonly MarginReference[]
}
export interface MarginReference { readonly pages: 'default' | 'even' | 'first'; readonly id: string }

/** The sections of a body in order. */
export function sectionFrames(body: XmlElement): SectionFrame[] {
  const elements = sectionElements(body)
  const frames: SectionFrame[] = []
  for (const element of elements.length ? elements : [undefined]) frames.push(frameOf(element, frames.at(-1)))
  return frames
}

/** Sections stand in paragraphs and at the end of the body; a tracked change holds an old one, which no longer counts. */
const sectionElements = (element: XmlElement): XmlElement[] => childrenOf(element).flatMap((child) =>
  child.name === 'w:sectPr' ? [child] : child.name === 'w:sectPrChange' || child.name === 'w:pPrChange' || child.name === 'w:txbxContent' ? [] : sectionElements(child))

const starts: Readonly<Record<string, DocxSection['start']>> = { nextPage: 'next-page', continuous: 'continuous', evenPage: 'even-page', oddPage: 'odd-page', nextColumn: 'column' }

function frameOf(element: XmlElement | undefined, before: SectionFrame | undefined): SectionFrame {
  const size = childOf(element, 'w:pgSz')?.attributes ?? {}
  const margin = childOf(element, 'w:pgMar')?.attributes ?? {}
  const number = childOf(element, 'w:pgNumType')?.attributes ?? {}
  const start = integerOf(number['w:start'])
  const grid = gridOf(childOf(element, 'w:docGrid'))
  const edge = (name: string, otherwise: number) => mmOfTwips(margin[`w:${name}`]) ?? otherwise
  return {
    page: {
      // Word's own page where a file is silent: letter paper with margins of an inch.
      widthMm: mmOfTwips(size['w:w']) ?? 215.9, heightMm: mmOfTwips(size['w:h']) ?? 279.4, landscape: size['w:orient'] === 'landscape',
      marginsMm: {
        top: edge('top', 25.4), bottom: edge('bottom', 25.4), left: edge('left', 31.75), right: edge('right', 31.75),
        header: edge('header', 12.7), footer: edge('footer', 12.7), gutter: edge('gutter', 0),
      },
      columns: integerOf(childOf(element, 'w:cols')?.attributes['w:num']) ?? 1, ...(grid ? { grid } : {}),
      firstPageDiffers: switchOf(element, 'w:titlePg') ?? false, start: starts[valueOf(element, 'w:type') ?? ''] ?? 'next-page',
      pageNumber: { format: number['w:fmt'] ?? 'decimal', ...(start === undefined ? {} : { start }) },
    },
    headers: referencesOf(element, 'w:headerReference', before?.headers), footers: referencesOf(element, 'w:footerReference', before?.footers),
  }
}

function gridOf(element: XmlElement | undefined): DocxSection['grid'] | null {
  const kind = element?.attributes['w:type']
  const pitch = mmOfTwips(element?.attributes['w:linePitch'])
  if (!kind || kind === 'default' || !pitch) return null
  // charSpace counts 4096ths of a point.
  return { kind, pitchMm: pitch, addedPerCharMm: kind === 'lines' ? 0 : mmOfPoints((integerOf(element.attributes['w:charSpace']) ?? 0) / 4096) }
}

/** A section without a header of a kind has that of the section before. */
function referencesOf(element: XmlElement | undefined, name: string, inherited: readonly MarginReference[] = []): MarginReference[] {
  const own = childrenOf(element, name).flatMap(({ attributes }): MarginReference[] => {
    const pages = attributes['w:type'] ?? 'default'
    return attributes['r:id'] && (pages === 'default' || pages === 'even' || pages === 'first') ? [{ pages, id: attributes['r:id'] }] : []
  })
  return [...own, ...inherited.filter(({ pages }) => !own.some((one) => one.pages === pages))]
}
