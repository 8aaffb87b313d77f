import { documentFormat } from '../../dimensions.ts'
import type { Entry } from './entries.ts'
import { shapeRun, type Media } from './media.ts'
import { written } from './paragraph.ts'

const { area, paper } = documentFormat
/** As wide as the rules of 信函. */
const boxWidth = 170

/** 10.1: the mark of a letter stands above the type area; it and its rule go into a text box at their place on the sheet. */
export function headBoxed(entries: readonly Entry[], media: Media): Entry[] {
  const above = entries.findIndex((entry) => !(entry.kind === 'paragraph' && entry.place?.page === 0 && entry.place.top < area.top - 0.5))
  if (above <= 0) return [...entries]
  const boxed = entries.slice(0, above).flatMap((entry) => entry.kind === 'paragraph' && entry.place ? [{ ...entry, place: entry.place }] : [])
  const left = (paper.width - boxWidth) / 2
  let bottom = boxed[0]!.place.top
  const content = boxed.map(({ paragraph, place }) => {
    const { left: _left, right: _right, ...kept } = paragraph
    const markup = written({ ...kept, ...(place.top - bottom > 0.3 ? { before: place.top - bottom } : {}) })
    bottom = place.bottom
    return markup
  }).join('')
  const box = shapeRun(content, { width: boxWidth, height: bottom - boxed[0]!.place.top, at: { x: left, y: boxed[0]!.place.top } }, { media, name: '发文机关标志' })
  // The box hangs on a line of hardly any height, so that the text below it flows freely.
  return [{ kind: 'paragraph', paragraph: { look: 'imprintRule', content: box }, place: { page: 0, top: area.top, endPage: 0, bottom: area.top } }, ...entries.slice(above)]
}
