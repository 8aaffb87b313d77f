import { sentenceFor } from '#lib/refusals'
import { walkParts } from './check-parts.ts'
import { checkFonts, checkNumbers, checkOrphans, checkPictures } from './check-resources.ts'
import { checkTexts } from './check-text.ts'
import { newReport, type OfdFault } from './faults.ts'
import { isRefused, readOfdPackage } from './package.ts'
import { ofdRefusals } from './refusals.ts'

/**
 * Checks an OFD file strictly against GB/T 33190-2016, and beyond it for what readers pass over in silence: fonts that are missing or broken,
 * numbers used twice, advances that do not fit the characters, parts that nothing refers to. A gate for files that we write:
 * most files from elsewhere are not strict. An empty list means that nothing was found.
 */
export function lintOfd(bytes: Uint8Array): readonly OfdFault[] {
  const parts = readOfdPackage(bytes)
  if (isRefused(parts)) return [{ code: 'package', part: '', text: sentenceFor(ofdRefusals[parts.code], parts.detail) }]
  const { report, faults } = newReport()
  if (!parts.has('OFD.xml')) return [{ code: 'part-missing', part: 'OFD.xml', text: '包内没有入口文件OFD.xml。' }]
  const walk = walkParts(parts, report)
  if (!walk.met.some(({ type }) => type === 'PageContent')) report('no-pages', { part: 'OFD.xml' }, '文件中没有能读的页面。')
  checkNumbers(walk, report)
  const fonts = checkFonts({ walk, parts, report })
  checkPictures({ walk, parts, report })
  checkTexts(walk, fonts, report)
  checkOrphans({ walk, parts, report })
  return faults
}
