import { paintSvg, standardMetrics, type TextFormat } from '#engines/typesetting'
import { setOnDesk, withFix, type DeskSheet } from '../../core/paper-desk.ts'

/** A text set as pages for the screen. The engine is large, so this file is a chunk of its own. */
export interface SetDesk extends DeskSheet { readonly pages: readonly string[] }

export function setDesk(text: string, format: TextFormat): SetDesk {
  const sheet = setOnDesk(text, { format, metrics: standardMetrics })
  return { ...sheet, pages: paintSvg(sheet.laid) }
}

export { withFix }
