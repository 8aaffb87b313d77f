import { baselineIn, documentFormat } from '../dimensions.ts'
import type { Item, Origin } from '../display.ts'
import { pageUnit, type Unit } from '../flow.ts'
import type { FinishedPage, Picture } from '../model.ts'
import type { Setter } from '../setter.ts'
import { atomsOf } from '../text/atoms.ts'
import { breakLines } from '../text/break-lines.ts'
import { setLine } from '../text/set-line.ts'

const { area, grid, paper, picture: dimensions } = documentFormat

/** A picture, centred, with its caption below; one larger than the type area is made smaller. */
export function pictureUnits(picture: Picture, origin: Origin, setter: Setter): Unit[] {
  const caption = captionUnits(picture.caption, { ...origin, part: 'caption' }, setter)
  const captionHeight = caption.slice(0, dimensions.captionLines).reduce((sum, unit) => sum + unit.height, 0)
  const { width, height } = within(picture, { width: area.width, height: area.height - captionHeight }, () =>
    setter.warn({ code: 'picture-shrunk', text: '图片大于版心，已按比例缩小，请核对是否清晰。', origin }))
  const draw = (top: number): Item[] => [{ kind: 'image', file: picture.file, x: area.left + (area.width - width) / 2, y: top, width, height, origin }]
  return [{ height, onGrid: true, keepNext: caption.length > 0, draw }, ...caption]
}

/** A finished page, in the middle of the sheet as it is; what does not fit the sheet is made smaller. */
export function finishedPageUnit(page: FinishedPage, origin: Origin, setter: Setter): Unit {
  const { width, height } = within(page, paper, () =>
    setter.warn({ code: 'picture-shrunk', text: '附件页大于A4纸，已按比例缩小，请核对是否清晰。', origin }))
  return pageUnit(() => [{ kind: 'image', file: page.file, x: (paper.width - width) / 2, y: (paper.height - height) / 2, width, height, origin }])
}

/** The size of a picture within a room; `shrunk` is told when it was made smaller. Sizes that make no sense count as nothing. */
export function within(picture: FinishedPage, room: { readonly width: number; readonly height: number }, shrunk: () => void): { width: number; height: number } {
  const size = (mm: number) => Number.isFinite(mm) ? Math.max(0, mm) : 0
  const [width, height] = [size(picture.widthMm), size(picture.heightMm)]
  const scale = Math.min(1, room.width / (width || 1), room.height / (height || 1))
  if (scale < 1 - 1e-9) shrunk()
  return { width: width * scale, height: height * scale }
}

function captionUnits(text: string | undefined, origin: Origin, setter: Setter): Unit[] {
  if (!text) return []
  const size = dimensions.captionSize
  const lines = breakLines(atomsOf([{ text, face: 'kai', offset: 0 }], setter), { width: area.width / size - 4 })
  return lines.map((line, index) => ({
    height: dimensions.captionPitch * grid.cell + (index === 0 ? dimensions.gap : 0), onGrid: false, keepNext: index < lines.length - 1,
    draw: (top) => setLine({ ...line, last: true }, {
      x: area.left + (area.width - line.width * size) / 2, size, cell: size, color: '#000000', origin,
      baseline: baselineIn(top + (index === 0 ? dimensions.gap : 0), grid.cell, size),
    }),
  }))
}
