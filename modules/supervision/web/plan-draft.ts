import type { PersonId, UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Issue } from '#lib/issues'
import type { Assignment, Planned } from '../core/types.ts'
import type { SupervisionOptions } from '../core/views.ts'

/** A part while it is planned. */
export interface PartDraft {
  readonly content: string
  readonly target: string
  readonly lead: UnitId | null
  readonly cooperating: readonly UnitId[]
  readonly leader: PersonId | null
  readonly milestones: readonly { readonly name: string; readonly dueOn: Day | null }[]
  readonly dueOn: Day | null
}

/** A first part takes its words from the matter. */
export const emptyPart = (content = ''): PartDraft => ({ content, target: '', lead: null, cooperating: [], leader: null, milestones: [], dueOn: null })

export const partDraftOf = ({ content, target, lead, cooperating, leader, milestones, dueOn }: Assignment): PartDraft =>
  ({ content, target, lead: lead.unit, cooperating: cooperating.map(({ unit }) => unit), leader: leader?.person ?? null, milestones: milestones.map(({ name, dueOn: on }) => ({ name, dueOn: on })), dueOn })

/** The parts as they are sent; names are filled in as the options know them. */
export function partsOf(drafts: readonly PartDraft[], { units, leaders }: Pick<SupervisionOptions, 'units' | 'leaders'>): readonly Planned[] {
  const named = (unit: UnitId) => ({ unit, name: units.find((one) => one.unit === unit)?.name ?? '' })
  return drafts.map(({ content, target, lead, cooperating, leader, milestones, dueOn }) => {
    const person = leaders.find((one) => one.person === leader)
    return {
      content: content.trim(), target: target.trim(), lead: named(lead!), cooperating: cooperating.map(named), leader: person ? { person: person.person, name: person.name } : null,
      milestones: milestones.map((one) => ({ name: one.name.trim(), dueOn: one.dueOn! })), dueOn,
    }
  })
}

/** What lacks in a plan, part by part; fields are named `part-1-lead`. */
export function planLacks(drafts: readonly PartDraft[], { today, mustFixDay }: { readonly today: Day; readonly mustFixDay: boolean }): readonly Issue[] {
  return drafts.flatMap((part, at) => {
    const lack = (field: string, isLacking: boolean, text: string): readonly Issue[] => (isLacking ? [{ code: field, severity: 'block', field: partField(at, field), text: drafts.length > 1 ? `任务${at + 1}：${text}` : text }] : [])
    return [
      ...lack('content', part.content.trim() === '', '请填写任务内容'), ...lack('lead', part.lead === null, '请选择牵头单位'),
      ...lack('cooperating', part.lead !== null && part.cooperating.includes(part.lead), '牵头单位不能同时是配合单位，请从配合单位中去掉'),
      ...lack('dueOn', part.dueOn === null && mustFixDay, '这类事项须指定办结期限'), ...lack('dueOn', part.dueOn !== null && part.dueOn < today, '办结期限已过，请改填今天以后的日期'),
      ...part.milestones.flatMap((one, place) => [
        ...lack(`milestone-${place}`, one.name.trim() === '' || one.dueOn === null, '节点须填写名称和日期，不需要的请去掉'),
        ...lack(`milestone-${place}`, one.dueOn !== null && part.dueOn !== null && one.dueOn > part.dueOn, `节点“${one.name}”晚于办结期限，请调整`),
      ]),
    ]
  })
}

/** The id of a control of the part at this place, counted from 0. */
export const partField = (at: number, field: string): string => `part-${at + 1}-${field}`
