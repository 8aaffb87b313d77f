import { fontKeys, type FontFiles, type FontMetrics } from '../fonts.ts'
import { coverageOf } from './truetype.ts'

/** The coverage of the fonts really used: an office's own faces may lack characters that the standard ones have. */
export const metricsOf = (fonts: FontFiles): FontMetrics =>
  Object.fromEntries(fontKeys.map((key) => [key, coverageOf(fonts[key])])) as Record<(typeof fontKeys)[number], readonly number[]>
