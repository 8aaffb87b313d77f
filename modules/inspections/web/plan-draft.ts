import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Issue } from '#lib/issues'
import type { Described } from '#lib/related'
import type { NamedUnit } from '#lib/signatory'
import type { Basis, Method, Plan, TeamMember } from '../core/types.ts'
import type { InspectionOptions } from '../core/views.ts'

/** A plan while it is written: everything may still be empty. */
export interface PlanDraft {
  readonly method: Method
  readonly isCovert: boolean
  readonly theme: string
  readonly basis: Basis
  readonly lead: UnitId | null
  readonly members: readonly UnitId[]
  readonly from: Day | null
  readonly to: Day | null
  readonly place: string
  readonly targets: readonly UnitId[]
  readonly team: readonly TeamMember[]
  /** One line to a line. */
  readonly checklist: string
  readonly demand: string
}

export const emptyDraft = ({ leads }: Pick<InspectionOptions, 'leads'>): PlanDraft => ({
  method: 'onSite', isCovert: false, theme: '', basis: { kind: 'annualPlan', subject: null, title: '', link: null }, lead: leads[0]?.unit ?? null, members: [], from: null, to: null, place: '', targets: [], team: [], checklist: '', demand: '',
})

/** What the form begins with when it rests on a matter under supervision. */
export const draftFrom = ({ subject, title, number, link }: Described, options: Pick<InspectionOptions, 'leads'>): PlanDraft =>
  ({ ...emptyDraft(options), basis: { kind: 'item', subject, title: number ? `${title}（${number}）` : title, link } })

export const draftOf = ({ lead, members, targets, checklist, ...plan }: Plan): PlanDraft =>
  ({ ...plan, lead: lead.unit, members: members.map(({ unit }) => unit), targets: targets.map(({ unit }) => unit), checklist: checklist.join('\n') })

/** The agencies of a draft, the lead first; members belong to a joint inspection only. */
export const agenciesIn = ({ method, lead, members }: PlanDraft): readonly UnitId[] => [...(lead ? [lead] : []), ...(method === 'joint' ? members : [])]

/** The plan as it is sent; names are filled in by the server. Team members of an agency that was taken out go with it. */
export function planOf(draft: PlanDraft): Plan {
  const agencies = agenciesIn(draft)
  const named = (unit: UnitId): NamedUnit => ({ unit, name: '' })
  return {
    method: draft.method, isCovert: draft.isCovert, theme: draft.theme.trim(), basis: { ...draft.basis, title: draft.basis.title.trim() }, lead: named(draft.lead!), members: draft.method === 'joint' ? draft.members.map(named) : [],
    from: draft.from!, to: draft.to!, place: draft.place.trim(), targets: draft.targets.map(named), team: draft.team.filter(({ agency }) => agencies.includes(agency)), demand: draft.demand.trim(),
    checklist: draft.checklist.split('\n').map((line) => line.trim()).filter(Boolean),
  }
}

export interface Lacks { readonly about: readonly Issue[]; readonly where: readonly Issue[]; readonly who: readonly Issue[] }

/** What lacks, by step of the form. */
export function planLacks(draft: PlanDraft, { today, names }: { readonly today: Day; readonly names: ReadonlyMap<UnitId, string> }): Lacks {
  const lack = (field: string, isLacking: boolean, text: string): readonly Issue[] => (isLacking ? [{ code: field, severity: 'block', field, text }] : [])
  const agencies = agenciesIn(draft)
  const team = draft.team.filter(({ agency }) => agencies.includes(agency))
  const unmanned = agencies.filter((agency) => !team.some((member) => member.agency === agency))
  return {
    about: [...lack('theme', draft.theme.trim() === '', '请填写督查主题'), ...lack('basisTitle', draft.basis.title.trim() === '', '请填写督查依据')],
    where: [
      ...lack('from', draft.from === null, '请填写督查起日'), ...lack('to', draft.to === null, '请填写督查止日'), ...lack('to', draft.to !== null && draft.to < today, '督查止日已过，请改填今天以后的日期'),
      ...lack('to', draft.from !== null && draft.to !== null && draft.to < draft.from, '督查止日早于起日，请重新填写'), ...lack('targets', draft.targets.length === 0, '请至少选一个被督查单位'),
    ],
    who: [
      ...lack('lead', draft.lead === null, '请选择牵头单位'), ...lack('members', draft.method === 'joint' && draft.members.length === 0, '联合督查请添加参加单位'),
      ...unmanned.flatMap((agency) => lack(`team-${agency}`, true, `请选择${names.get(agency) ?? '督查单位'}参加督查的人员`)),
      ...lack(`team-${draft.lead ?? ''}`, unmanned.length === 0 && new Set(team.map(({ person }) => person)).size < 2, '督查组须有两名以上成员'),
    ],
  }
}
