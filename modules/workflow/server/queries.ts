import { sql } from 'kysely'
import type { CaseId } from '#lib/ids'
import type { Db } from '#platform/act'
import { keepsFlowOf, type Viewer } from '../core/access.ts'
import type { StoredCase } from '../core/types.ts'
import { rowsOf, type Reader } from './readers.ts'
import { flowCases } from './store.ts'

/** A case if the viewer may see it, else null as if there were none: the SQL twin of `maySeeCase`. */
export const caseSeenBy = async (db: Db, viewer: Viewer, id: CaseId): Promise<StoredCase | null> =>
  (await flowCases(db).where('id', '=', id).where(sql<boolean>`(${keepsFlows(viewer)} or exists (
    select from ${rowsOf(people(viewer))}
    where (r.kinds is null or workflow_cases.kind = any(r.kinds) or split_part(workflow_cases.kind, '.', 1) = any(r.kinds))
      and (workflow_cases.drafter = r.person or exists (select from workflow_tasks t where t.case_id = workflow_cases.id and t.person = r.person))))`).executeTakeFirst()) ?? null

/** The part of the flow administrator, who is shown no working secret. */
const keepsFlows = (viewer: Viewer) => (keepsFlowOf(viewer, { workSecret: false }) ? sql`not workflow_cases.work_secret` : sql`false`)

/** The viewer and those stood in for: tasks of a flow are people's, never posts'. */
const people = ({ person, standsInFor }: Viewer): readonly Pick<Reader, 'holder' | 'kinds'>[] => [
  ...(person === null ? [] : [{ holder: person, kinds: null }]), ...standsInFor.map((one) => ({ holder: one.person, kinds: one.kinds.includes('*') ? null : one.kinds })),
]
