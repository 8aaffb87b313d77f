import { sql } from 'kysely'
import type { FileId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Actor, Db } from '#platform/act'
import { reachOf, sightOf } from '../core/access.ts'
import { ownPart } from '../core/own-part.ts'
import type { InspectionId, Present } from '../core/types.ts'
import { inspectionOf } from './store.ts'
import { viewerOf } from './viewer.ts'

/**
 * Whether someone may read a file of an inspection: whoever sees it whole, and a unit those of its own part.
 * For `filesModule({ inspections: mayReadInspectionFiles })`.
 */
export async function mayReadInspectionFiles(db: Db, subject: string, actor: Actor, file: FileId): Promise<boolean> {
  const { rows: [clock] } = await sql<{ now: Instant }>`select now() as now`.execute(db)
  const [stored, viewer] = [await inspectionOf(db, subject as InspectionId), await viewerOf({ db, actor, now: clock!.now })]
  if (!stored) return false
  const sight = sightOf(viewer, stored.state)
  return sight === 'whole' || (sight === 'own' && filesIn(ownPart(stored.state, reachOf(viewer).units)).includes(file))
}

const filesIn = (part: Present): readonly FileId[] => ('problems' in part
  ? [...part.problems.flatMap(({ evidence }) => evidence?.files ?? []), ...part.findings.flatMap(({ photos }) => photos.map(({ file }) => file))] : [])
