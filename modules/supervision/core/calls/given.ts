import { refuse, type Decision, type Refused } from '#lib/decision'
import type { Given } from '../given.ts'
import type { SupervisionRefusal } from '../refusals.ts'
import type { CallRefusal } from './refusals.ts'
import { callStageWords } from './rules.ts'
import type { CallSettings } from './settings.ts'
import type { Call, CallEvent } from './types.ts'

/** Facts of the moment, as for an item, and what the office has settled for calls. */
export interface CallGiven extends Given { readonly calls: CallSettings }
export type CallAnswer = Decision<CallEvent, CallRefusal | SupervisionRefusal | 'not-found'>
export type CallNo = Refused<CallRefusal | SupervisionRefusal>

export const wrongCallStage = ({ at }: Call): CallNo => refuse('call-at-other-stage', { at: callStageWords[at] })
