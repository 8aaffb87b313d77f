import type { Instant } from '#lib/instants'
import type { NamedUnit } from '#lib/signatory'
import { emptyElements, emptyFigures } from '../core/elements.ts'
import type { Category } from '../core/types.ts'
import type { CallTaken } from '../core/views.ts'
import type { Received } from './api.ts'
import { fieldOf, momentIn } from './times.ts'

/** The telephone record as typed. */
export interface CallDraft {
  readonly caller: string
  readonly phone: string
  readonly unit: string
  readonly isFromUnit: boolean
  readonly receivedAt: string
  readonly content: string
  readonly occurredAt: string
  readonly place: string
  readonly nature: string
  readonly category: Category
  readonly learnedAt: string
  readonly informed: string
}

/** Empty but for the time, or filled in from the duty log. */
export const emptyCall = (taken: CallTaken | null, now: Instant): CallDraft => ({
  caller: taken?.caller ?? '', phone: taken?.phone ?? '', unit: taken?.unit?.unit ?? '', isFromUnit: true, receivedAt: fieldOf(taken?.receivedAt ?? now), content: taken?.content ?? '', occurredAt: '', place: '', nature: '', category: 'accident', learnedAt: '', informed: '',
})

export function callLacks({ caller, content, receivedAt, occurredAt }: CallDraft, now: Instant): readonly { readonly field: string; readonly text: string }[] {
  const [received, occurred] = [momentIn(receivedAt, now), momentIn(occurredAt, now)]
  return [
    ...(caller.trim() ? [] : [{ field: 'caller', text: '请填写来电人' }]), ...(received ? [] : [{ field: 'receivedAt', text: '请填写接报时间，如 0210' }]), ...(occurredAt.trim() && !occurred ? [{ field: 'occurredAt', text: '事发时间填得不全，如 0205，或 11-22 2350' }] : []), ...(content.trim() ? [] : [{ field: 'content', text: '请填写来电内容' }]),
    ...(received && occurred && occurred > received ? [{ field: 'occurredAt', text: '事发时间晚于接报时间，请核对' }] : []),
  ]
}

/** What is sent: whoever calls is the first source and contact, so that a 初报 has them already. */
export function callSent(draft: CallDraft, { units, subject, now }: { readonly units: readonly NamedUnit[]; readonly subject: string | null; readonly now: Instant }): Received {
  const { caller, phone, isFromUnit, content, informed, category, place, nature } = draft
  const unit = units.find((one) => one.unit === draft.unit) ?? null
  return {
    record: { caller, phone, unit, isFromUnit: unit !== null && isFromUnit, receivedAt: momentIn(draft.receivedAt, now)!, learnedAt: momentIn(draft.learnedAt, now), content, informed, subject },
    facts: { category, figures: emptyFigures, elements: { ...emptyElements, occurredAt: momentIn(draft.occurredAt, now), place, nature, source: unit && isFromUnit ? unit.name : caller, contact: caller, contactPhone: phone, course: content } },
  }
}
