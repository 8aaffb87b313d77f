import { baselineIn, documentFormat } from '../dimensions.ts'
import type { Item, Origin } from '../display.ts'
import type { Unit } from '../flow.ts'
import type { Picture } from '../model.ts'
import type { Setter } from '../setter.ts'
import { atomsOf } from '../text/atoms.ts'
import { breakLines } from '../text/break-lines.ts'
import { setLine } from '../text/set-line.ts'

const { area, grid, picture: dimensions } = documentFormat

/** A picture, centred, with its caption below; one larger than the type area is made smaller. */
export function pictureUnit(picture: Picture, origin: Origin, setter: Setter): Unit {
  const caption = setCaption(picture.caption, origin, setter)
  const room = area.height - caption.height
  const scale = Math.min(1, area.width / picture.widthMm, room / picture.heightMm)
  if (scale < 1) setter.warn({ code: 'picture-shrunk', text: '图片大于版心，已按比例缩小，请核对是否清晰。', origin })
  const width = picture.widthMm * scale
  const height = picture.heightMm * scale
  const draw = (top: number): Item[] => [
    { kind: 'image', file: picture.file, x: area.left + (area.width - width) / 2, y: top, width, height, origin },
    ...caption.draw(top + height),
  ]
  return { height: height + caption.height, onGrid: true, keepNext: false, draw }
}

function setCaption(text: string | undefined, origin: Origin, setter: Setter): { height: number; draw: (top: number) => Item[] } {
  if (!text) return { height: 0, draw: () => [] }
  const size = dimensions.captionSize
  const lines = breakLines(atomsOf([{ text, face: 'kai', offset: 0 }], setter), { width: area.width / size - 4 })
  const draw = (top: number) => lines.flatMap((line, index) => setLine({ ...line, last: true }, {
    x: area.left + (area.width - line.width * size) / 2, size, cell: size, color: '#000000', origin: { ...origin, part: 'caption' },
    baseline: baselineIn(top + dimensions.gap + index * grid.cell * 1.2, grid.cell, size),
  }))
  return { height: dimensions.gap + lines.length * grid.cell * 1.2, draw }
}
