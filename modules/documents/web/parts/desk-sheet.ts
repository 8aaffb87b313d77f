import { paintSvg, standardMetrics, type TextFormat } from '#engines/typesetting'
import { setOnDesk, withFix, type DeskFinding, type DeskSheet } from '../../core/paper-desk.ts'

/** A text set as pages for the screen. The engine is large, so this file is a chunk of its own. */
export interface SetDesk extends DeskSheet { readonly format: TextFormat; readonly pages: readonly string[] }

export function setDesk(text: string, format: TextFormat): SetDesk {
  const sheet = setOnDesk(text, { format, metrics: standardMetrics })
  return { ...sheet, format, pages: paintSvg(sheet.laid) }
}

/** The text of now with a fix from a sheet that may have been set of an earlier one. */
export const fixedOnDesk = (text: string, found: DeskFinding, sheet: SetDesk): string => withFix(text, { found, sheet }, { format: sheet.format, metrics: standardMetrics })
