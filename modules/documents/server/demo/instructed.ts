import { granted, type SeededDistrict } from '#modules/organisation'
import type { Platform } from '../../../../platform/module.ts'
import { relatedView } from '../related.ts'
import { own } from '../tables.ts'
import { officeOf } from './office.ts'
import { sampleTexts } from './texts.ts'

/** The sample document on which the secretary wrote, as 督查室 reads it, and the number of his words on it; null where it was not made. */
export async function sampleInstruction(platform: Platform, district: SeededDistrict): Promise<{ readonly subject: string; readonly part: string } | null> {
  const row = await own(platform.db).selectFrom('documents_documents').select('id').where('title', '=', sampleTexts.informationReport.title).executeTakeFirst()
  if (!row) return null
  const looker = await officeOf(platform, district).look(district.cast.supervisor)
  const [part] = granted(await relatedView(looker, platform.relations, row.id)).instructions
  return part === undefined ? null : { subject: `document:${row.id}`, part: String(part) }
}
