import { documentFormat } from '../dimensions.ts'
import type { Item } from '../display.ts'
import { slotWidth } from '../fonts.ts'
import type { JointMark } from '../model.ts'
import type { Setter } from '../setter.ts'
import { singleLine } from './lines.ts'

const { area, mark: usual } = documentFormat
const red = '#e60012'

/** How large a mark may be and where it begins; `wideTo` and `widestGap` (in em) spread a short one. */
export type MarkDimensions = { readonly [Key in 'top' | 'maxSize' | 'minScale' | 'maxScale' | 'maxWidth' | 'inkTop' | 'inkBottom']: number } & { readonly wideTo?: number; readonly widestGap?: number }
/** A mark in its place, and the lower edge of its ink. */
export interface SetMark { readonly items: readonly Item[]; readonly bottom: number }

/** 7.2.4: 发文机关标志居中排布，小标宋体，红色. A long one is set smaller and narrower, down to what fits the width. */
export function setMark(text: string, setter: Setter, dimensions: MarkDimensions = usual): SetMark {
  const em = Math.max(emOf(text, setter), 1)
  const size = Math.min(dimensions.maxSize, dimensions.maxWidth / (em * dimensions.minScale))
  const scaleX = Math.min(dimensions.maxScale, dimensions.maxWidth / (em * size))
  const baseline = dimensions.top + dimensions.inkTop * size
  const natural = em * size * scaleX
  const spreadTo = Math.min(dimensions.wideTo ?? 0, natural + (dimensions.widestGap ?? 0) * size * Math.max(0, [...text].length - 1)) / (size * scaleX)
  const set = singleLine({ runs: [{ text, face: 'xiaobiaosong', offset: 0 }], origin: { part: 'issuerMark' }, size, scaleX, baseline, color: red, spreadTo, within: dimensions.maxWidth }, setter)
  return { items: set.at(area.left + (area.width - set.width) / 2), bottom: baseline + dimensions.inkBottom * size }
}

/** 7.2.4: 联合行文时，如需同时标注联署发文机关名称，主办机关名称排列在前；“文件”二字置于发文机关名称右侧，以联署发文机关名称为准上下居中排布. */
export function setJointMark({ organs, word }: JointMark, setter: Setter): SetMark {
  const { top, maxSize, minScale, maxScale, maxWidth, maxHeight, inkTop, inkBottom, rowPitch, wordGap } = usual
  const rows = Math.max(1, organs.length)
  const names = Math.max(1, ...organs.map((organ) => emOf(organ, setter)))
  const em = names + (word ? wordGap + emOf(word, setter) : 0)
  const size = Math.min(maxSize, maxWidth / (em * minScale), maxHeight / (rows * rowPitch))
  const scaleX = Math.min(maxScale, maxWidth / (em * size))
  const left = area.left + (area.width - em * size * scaleX) / 2
  const line = (text: string, place: { baseline: number; index?: number; spreadTo?: number }) => singleLine({
    runs: [{ text, face: 'xiaobiaosong', offset: 0 }], origin: place.index === undefined ? { part: 'markWord' } : { part: 'issuerMark', index: place.index },
    size, scaleX, color: red, baseline: place.baseline, within: maxWidth, ...(place.spreadTo ? { spreadTo: place.spreadTo } : {}),
  }, setter)
  const first = top + inkTop * size
  const last = first + (rows - 1) * rowPitch * size
  return {
    // Shorter names are spread to the width of the longest, by custom.
    items: [
      ...organs.flatMap((text, index) => line(text, { baseline: first + index * rowPitch * size, index, spreadTo: names }).at(left)),
      ...line(word, { baseline: (first + last) / 2 }).at(left + (names + wordGap) * size * scaleX),
    ],
    bottom: last + inkBottom * size,
  }
}

const emOf = (text: string, setter: Setter): number =>
  [...text].reduce((sum, char) => sum + slotWidth(setter.pick('xiaobiaosong', char) ?? 'xiaobiaosong', char), 0)
