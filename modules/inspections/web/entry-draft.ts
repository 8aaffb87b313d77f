import type { UnitId } from '#lib/ids'
import { addDays, dayOf, type Day, type Instant } from '#lib/instants'
import type { Plan } from '../core/types.ts'
import type { Queued } from './queue/store.ts'

/** An entry while it is written. Photographs stand beside it: they cannot be kept as text. */
export interface EntryDraft {
  readonly unit: UnitId
  readonly item: string
  readonly text: string
  readonly place: string
  readonly isDefect: boolean
  readonly description: string
  readonly measure: string
  readonly dueOn: Day
}

/** [practice] Half a month to put something right, unless the team says otherwise. */
const USUAL_DAYS = 15

export const emptyEntry = ({ targets, place }: Pick<Plan, 'targets' | 'place'>, now: Instant): EntryDraft =>
  ({ unit: targets[0]!.unit, item: '', text: '', place, isDefect: false, description: '', measure: '', dueOn: addDays(dayOf(now), USUAL_DAYS) })

/** The next one at the same place and unit. */
export const nextEntry = (draft: EntryDraft): EntryDraft => ({ ...draft, item: '', text: '', isDefect: false, description: '', measure: '' })

/** What lacks, by the id of its field. */
export function entryLacks({ text, isDefect, description, measure, dueOn }: EntryDraft, today: Day): readonly { readonly field: string; readonly text: string }[] {
  const lack = (field: string, isLacking: boolean, words: string) => (isLacking ? [{ field, text: words }] : [])
  return [
    ...lack('entry-text', text.trim() === '', '请填写看到的情况'), ...lack('entry-description', isDefect && description.trim() === '', '请填写问题'), ...lack('entry-measure', isDefect && measure.trim() === '', '请填写整改要求'),
    ...lack('entry-due', isDefect && !(dueOn >= today), '请填写今天以后的整改期限'),
  ]
}

export const entryOf = ({ unit, item, text, place, isDefect, description, measure, dueOn }: EntryDraft, notedAt: Instant): Queued['entry'] => ({
  unit, item: item || null, text: text.trim(), place: place.trim(), notedAt, defect: isDefect ? { description: description.trim(), measure: measure.trim(), dueOn } : null,
})
