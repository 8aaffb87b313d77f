import { metricsOf, type FontFiles } from '#engines/typesetting'
import { loadFonts } from '#platform/fonts'
import type { Platform } from '../../../platform/module.ts'

export interface Fonts { readonly files: FontFiles; readonly metrics: ReturnType<typeof metricsOf> }
const loaded = new Map<string, Promise<Fonts>>()

/** The fonts in force, unpacked once per process. */
export function fonts({ settings }: Pick<Platform, 'settings'>): Promise<Fonts> {
  const folder = settings.FONTS_DIR ?? ''
  const known = loaded.get(folder)
  if (known) return known
  const loading = loadFonts(settings.FONTS_DIR).then((files) => ({ files, metrics: metricsOf(files) }))
  loaded.set(folder, loading)
  return loading
}
