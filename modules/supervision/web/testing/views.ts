import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { ItemId, Matter } from '../../core/types.ts'
import type { ItemView } from '../../core/views.ts'

const at = '2026-11-23T01:00:00.000Z' as Instant
const proposer: Signatory = { person: 'p' as PersonId, name: '王某', unit: 'u' as UnitId, unitName: '督查室', onBehalfOf: null }
const matter: Matter = {
  title: '老旧小区消防隐患整治', source: 'districtDecision', category: 'districtDocument', pace: 'normal', demand: '', origin: { kind: 'paper', subject: null, title: '会议材料', number: null, link: null },
  instruction: null, superiorNumber: null, dueOn: null, leader: null, list: null,
}
const proposed = { id: 'i' as ItemId, matter, proposer, proposedAt: at, office: 'u' as UnitId, organ: 'o' as UnitId }
const thread: ItemView['thread'] = [{ number: 1, at, byName: '王某', unitName: '督查室', event: { type: 'proposed', id: proposed.id, matter, office: proposed.office, organ: proposed.organ, by: proposer, at } }]
const ofLeader: Matter = { ...matter, source: 'leaderInstruction', category: 'instruction', instruction: { leader: null, leaderName: '周书记', on: '2026-11-20' as Day, paper: '信访专报', text: '请抓紧整改。' } }

/** Items at early stages as the server shows them; later ones are walked through in the browser. */
export const histories = {
  proposedInstruction: { item: { ...proposed, matter: ofLeader, at: 'proposed' }, thread },
  declined: { item: { ...proposed, at: 'declined', ending: { by: proposer, at, reason: '重复' } }, thread },
} as const satisfies Readonly<Record<string, Pick<ItemView, 'item' | 'thread'>>>
