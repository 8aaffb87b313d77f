import { accept, refuse, type Decider, type Decision } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { NamedPerson, Signatory } from '#lib/signatory'
import { firstClash, type ClashRefusal, type Ground } from './clashes.ts'
import { poolOf, seatKey, type Shift, type SwapId } from './types.ts'

export type SwapAt = 'asked' | 'agreed' | 'approved' | 'declined' | 'withdrawn'
export const swapAtWords: Readonly<Record<SwapAt, string>> = { asked: '待对方同意', agreed: '待带班领导批准', approved: '已调班', declined: '未同意', withdrawn: '已撤回' }

/** 调班: the shift given away, and the one taken for it; without one the other stands in (替班). */
export interface SwapContent {
  readonly given: Shift
  readonly taken: Shift | null
  readonly other: NamedPerson
  readonly reason: string
}
export interface Swap extends SwapContent {
  readonly id: SwapId
  readonly at: SwapAt
  readonly asker: Signatory
  readonly askedAt: Instant
  /** What the other, and then the leader, said. */
  readonly said: readonly { readonly what: 'agreed' | 'approved' | 'declined' | 'withdrawn'; readonly by: Signatory; readonly at: Instant; readonly reason: string }[]
}

export type SwapCommand =
  | { readonly type: 'ask'; readonly id: SwapId; readonly content: SwapContent }
  | { readonly type: 'agree' } | { readonly type: 'approve' }
  | { readonly type: 'decline'; readonly reason: string } | { readonly type: 'withdraw' }
export type SwapAct = Exclude<SwapCommand['type'], 'ask'>
export type SwapEvent =
  | { readonly type: 'swap-asked'; readonly id: SwapId; readonly content: SwapContent; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'swap-agreed'; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'swap-approved'; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'swap-declined'; readonly reason: string; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'swap-withdrawn'; readonly by: Signatory; readonly at: Instant }
export type SwapRefusal = ClashRefusal | 'swap-not-own' | 'swap-other-group' | 'swap-day-begun' | 'swap-at-other-stage' | 'not-for-swap-partner' | 'not-for-swap-approver' | 'swap-shift-moved'

export interface SwapGiven {
  readonly now: Instant
  readonly actor: Signatory
  /** He in whose name it is done. */
  readonly self: PersonId
  /** Who approves: the 带班 leaders of the days, or the office's leaders where a leader himself swaps. */
  readonly approvers: readonly PersonId[]
  /** The duty day that runs. */
  readonly today: Day
  /** Published shifts around both days. */
  readonly shifts: readonly Shift[]
  readonly ground: Ground
}

/** 调班: asked by one, agreed by the other, approved by the 带班 leader; never into a clash, whenever it is looked at. */
export function decideSwap(swap: Swap | null, command: SwapCommand, given: SwapGiven): Decision<SwapEvent, SwapRefusal | 'not-found'> {
  const stamp = { by: given.actor, at: given.now }
  if (command.type === 'ask') {
    const { content, id } = command
    if (content.given.person !== given.self || content.other.person === given.self) return refuse('swap-not-own')
    if (content.taken && poolOf[content.taken.role] !== poolOf[content.given.role]) return refuse('swap-other-group')
    return standing(content, given) ?? accept({ type: 'swap-asked', id, content, ...stamp })
  }
  if (!swap) return refuse('not-found')
  switch (command.type) {
    case 'agree': return swap.at !== 'asked' ? wrongStage(swap) : swap.other.person !== given.self ? refuse('not-for-swap-partner') : standing(swap, given) ?? accept({ type: 'swap-agreed', ...stamp })
    case 'approve': return swap.at !== 'agreed' ? wrongStage(swap) : mayApprove(swap, given) ? standing(swap, given) ?? accept({ type: 'swap-approved', ...stamp }) : refuse('not-for-swap-approver')
    case 'decline': {
      if (swap.at === 'asked') return swap.other.person === given.self ? accept({ type: 'swap-declined', reason: command.reason, ...stamp }) : refuse('not-for-swap-partner')
      return swap.at !== 'agreed' ? wrongStage(swap) : mayApprove(swap, given) ? accept({ type: 'swap-declined', reason: command.reason, ...stamp }) : refuse('not-for-swap-approver')
    }
    case 'withdraw': return swap.at !== 'asked' && swap.at !== 'agreed' ? wrongStage(swap) : swap.asker.person === given.actor.person ? accept({ type: 'swap-withdrawn', ...stamp }) : refuse('swap-not-own')
  }
}

export function evolveSwap(swap: Swap | null, event: SwapEvent): Swap | null {
  if (event.type === 'swap-asked') return { id: event.id, ...event.content, at: 'asked', asker: event.by, askedAt: event.at, said: [] }
  if (!swap) return null
  const said = (what: Swap['said'][number]['what'], reason = ''): Swap => ({ ...swap, at: what, said: [...swap.said, { what, by: event.by, at: event.at, reason }] })
  switch (event.type) {
    case 'swap-agreed': return said('agreed')
    case 'swap-approved': return said('approved')
    case 'swap-declined': return said('declined', event.reason)
    case 'swap-withdrawn': return said('withdrawn')
  }
}

/** The two shifts as they stand once the swap is made. */
export const swapped = ({ given: { person, name, ...seat }, taken, other }: SwapContent): readonly Shift[] => [
  { ...seat, person: other.person, name: other.name }, ...(taken ? [{ ...taken, person, name }] : []),
]

/** The decider with the facts of one moment bound. */
export const swapping = (given: SwapGiven): Decider<Swap | null, SwapCommand, SwapEvent, SwapRefusal | 'not-found'> =>
  ({ initial: null, decide: (swap, command) => decideSwap(swap, command, given), evolve: evolveSwap, invariants: [(swap) => (swap?.at === 'approved' && !swap.said.some(({ what }) => what === 'agreed') ? 'approved before it was agreed' : null)] })

/** Nobody of the two approves it himself. */
const mayApprove = ({ given, other, asker }: Swap, { self, actor, approvers }: SwapGiven): boolean =>
  approvers.includes(self) && ![given.person, other.person, asker.person].some((person) => person === self || person === actor.person)

/** Both shifts are still to come and still theirs, and neither would come into a clash. */
function standing(content: SwapContent, { today, shifts, ground }: SwapGiven) {
  const meant = [content.given, ...(content.taken ? [content.taken] : [])]
  if (meant.some(({ day }) => day <= today)) return refuse('swap-day-begun')
  if (meant.some((one) => shifts.find((held) => seatKey(held) === seatKey(one))?.person !== one.person) || (content.taken && content.taken.person !== content.other.person)) return refuse('swap-shift-moved')
  const after = swapped(content)
  const keys = new Set(after.map(seatKey))
  return firstClash(after, [...shifts.filter((one) => !keys.has(seatKey(one))), ...after], ground)
}

const wrongStage = ({ at }: Swap) => refuse('swap-at-other-stage', { at: swapAtWords[at] })
