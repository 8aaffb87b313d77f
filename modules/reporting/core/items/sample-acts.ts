import { dayOf } from '#lib/instants'
import type { Given } from './given.ts'
import type { ItemCommand, Present } from './types.ts'

type Act = Exclude<ItemCommand, { type: 'draft' | 'receive' | 'take-in' | 'publish' }>
const words = '理由'

/** One well-filled act of every kind: what of them holds is what somebody may do now. */
export function sampleActs(item: Present, { now }: Pick<Given, 'now'>): readonly Act[] {
  const { content } = item
  return [
    { type: 'select' }, { type: 'amend', content }, { type: 'discard', reason: words }, { type: 'hand-in' }, { type: 'withdraw' },
    // Asked as in an emergency: whoever may act only then is shown the button, and is asked why.
    { type: 'pass', emergency: words }, { type: 'approve', emergency: words }, { type: 'return', reason: words },
    { type: 'screen', fate: 'adopt', reason: words, into: null }, { type: 'edit', content }, { type: 'send-to-review', isVerified: true }, { type: 'review' }, { type: 'sign' }, { type: 'send-back', reason: words }, { type: 'archive', reason: words },
    { type: 'upload', to: superiorLeft(item) },
    { type: 'adopt', adoption: { level: 'city', vehicle: words, issue: '-', form: 'single', adoptedAt: now, evidence: words } },
    { type: 'instruct', instruction: { level: 'district', person: null, leader: words, text: words, on: dayOf(now) } },
  ]
}

/** Somebody above to whom it has not been sent yet. */
const superiorLeft = ({ outcome: { uploads } }: Present) => (['city', 'province', 'stateCouncil', 'central'] as const).find((to) => !uploads.some((one) => one.to === to)) ?? 'city'

