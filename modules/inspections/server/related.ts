import type { Related } from '#lib/related'
import type { Platform } from '../../../platform/module.ts'
import type { Looker } from '../../../platform/related.ts'
import { leadsFor } from '../core/access.ts'
import { stageWords } from '../core/words.ts'
import type { InspectionView } from '../core/views.ts'
import { inspectionsResting } from './queries.ts'
import { viewerOf } from './viewer.ts'

/** The inspections that rest on something, to those who see all of them; from a matter under supervision one may be begun. */
export async function relatedInspections(looker: Looker, subject: string): Promise<Related> {
  const viewer = await viewerOf(looker)
  const found = await inspectionsResting(looker.db, viewer, subject)
  const mayPlan = viewer.admin === null && viewer.identities.some((identity) => leadsFor(identity).length > 0)
  return {
    outcomes: found.map(({ id, at, theme, createdAt }) => ({ relation: '督查活动', title: `${theme} · ${stageWords[at]}`, at: createdAt, href: `/inspections/${id}` })),
    beginnings: mayPlan && subject.startsWith('supervision:') ? [{ label: '开展督查活动', href: `/inspections/new?subject=${encodeURIComponent(subject)}` }] : [],
  }
}

/** The page of the ground leads only those there who may open it. */
export async function withBasis({ relations }: Pick<Platform, 'relations'>, looker: Looker, view: InspectionView): Promise<InspectionView> {
  const { inspection } = view
  const { basis } = inspection.plan
  if (basis.subject === null || !basis.subject.startsWith('supervision:')) return view
  // Nothing of the page is handed on but that there is one, so that nobody has read it.
  const described = await relations.describe({ ...looker, note: async () => {} }, basis.subject, null)
  return { ...view, inspection: { ...inspection, plan: { ...inspection.plan, basis: { ...basis, link: described?.link ?? null } } } }
}
