import type { Contributor, Item, ItemEvent, Mark, Outcome, Present, Stage, Step } from './types.ts'

type State<At extends Item['at']> = Extract<Item, { at: At }>
type Noted = Omit<State<'atOfficeHead'>, 'at'>

/** The state after one more fact. Total: a fact that does not fit the state leaves it as it is. */
export function evolve(item: Item, event: ItemEvent): Item {
  if (item.at === 'absent') return begun(event) ?? item
  const after = withOutcome(item, event)
  switch (after.at) {
    case 'drafted': case 'atOfficeHead': case 'atLeader': return evolveAtPoint(after, event)
    case 'submitted': case 'screened': return evolveScreened(after, event)
    case 'editing': case 'reviewing': return evolveEdited(after, event)
    case 'signed': case 'published': return evolveSigned(after, event)
    case 'archived': return after
  }
}

const nothing: Outcome = { uploads: [], adoptions: [], instructions: [] }

function begun(event: ItemEvent): Item | null {
  if (event.type !== 'drafted' && event.type !== 'received') return null
  const { id, source, content, by, at } = event
  const contributors: readonly Contributor[] = source.point ? [{ source: id, point: source.point, unit: source.unit }] : []
  const noted = { id, source, content, author: by, draftedAt: at, lacks: [], contributors, outcome: nothing, steps: [stepOf('collect', event)] }
  return event.type === 'received' ? { ...noted, at: 'submitted', submittedAt: at } : { ...noted, at: 'drafted', submittedAt: null, returned: null }
}

const stepOf = (stage: Stage, { by, at }: Mark, emergency: string | null = null): Step => ({ stage, by, at, emergency })
/** Each step once, as it was done last. */
const withStep = (item: Noted, step: Step): readonly Step[] => [...item.steps.filter(({ stage }) => stage !== step.stage), step]
/** What comes back has to pass the gates again. */
const beforeReport = ({ steps }: Noted): readonly Step[] => steps.filter(({ stage }) => stage === 'collect' || stage === 'select' || stage === 'process')

const notedOf = ({ id, source, content, author, draftedAt, submittedAt, lacks, steps, contributors, outcome }: Present): Noted =>
  ({ id, source, content, author, draftedAt, submittedAt, lacks, steps, contributors, outcome })

/** On its way out of the unit; the reporting time is that of the first time. */
function onward(item: Noted, { to, at, steps }: { to: 'atOfficeHead' | 'atLeader' | 'submitted'; at: Mark['at']; steps: readonly Step[] }): Item {
  return to === 'submitted' ? { ...item, steps, at: 'submitted', submittedAt: item.submittedAt ?? at } : { ...item, steps, at: to }
}

function evolveAtPoint(item: State<'drafted'> | State<'atOfficeHead'> | State<'atLeader'>, event: ItemEvent): Item {
  const noted = notedOf(item)
  switch (item.at) {
    case 'drafted': switch (event.type) {
      case 'selected': return { ...item, steps: withStep(noted, stepOf('select', event)) }
      case 'amended': return { ...item, content: event.content, steps: withStep(noted, stepOf('process', event)) }
      case 'handed-in': return onward({ ...noted, lacks: event.lacks }, { to: event.to, at: event.at, steps: withStep(noted, stepOf('report', event)) })
      case 'discarded': return { ...noted, at: 'archived', edited: null, ending: { reason: event.reason, by: event.by, at: event.at } }
      default: return item
    }
    case 'atOfficeHead': switch (event.type) {
      case 'withdrawn': return { ...noted, at: 'drafted', steps: beforeReport(noted), returned: null }
      case 'passed': return onward(noted, { to: event.to, at: event.at, steps: withStep(noted, stepOf('headGate', event, event.emergency)) })
      default: return given(noted, item, event)
    }
    case 'atLeader': return event.type === 'approved' ? onward(noted, { to: 'submitted', at: event.at, steps: withStep(noted, stepOf('leaderGate', event, event.emergency)) }) : given(noted, item, event)
  }
}

const given = (noted: Noted, item: Present, event: ItemEvent): Item => (event.type === 'returned'
  ? { ...noted, at: 'drafted', steps: beforeReport(noted), returned: { reason: event.reason, from: event.from, by: event.by, at: event.at } } : item)

function evolveScreened(item: State<'submitted'> | State<'screened'>, event: ItemEvent): Item {
  const noted = { ...notedOf(item), submittedAt: item.submittedAt }
  switch (event.type) {
    case 'returned': return given(noted, item, event)
    case 'screened': return { ...noted, at: 'screened', screening: { fate: event.fate, reason: event.reason, into: event.into, by: event.by, at: event.at } }
    case 'taken-in': return takenIn(item, event)
    case 'edited': return item.at === 'screened' ? { ...item, at: 'editing', edited: event.content, editor: event.by, sentBack: null } : item
    case 'archived': return item.at === 'screened' ? archived(item, event) : item
    default: return item
  }
}

/** Merging keeps all who contributed, each once. */
const takenIn = <One extends Present>(item: One, { contributors }: Extract<ItemEvent, { type: 'taken-in' }>): One =>
  ({ ...item, contributors: [...item.contributors, ...contributors.filter(({ source }) => !item.contributors.some((one) => one.source === source))] })

const archived = (item: Present, { reason, by, at }: Extract<ItemEvent, { type: 'archived' }>): Item =>
  ({ ...notedOf(item), at: 'archived', edited: 'edited' in item ? item.edited : null, ending: { reason, by, at } })

function evolveEdited(item: State<'editing'> | State<'reviewing'>, event: ItemEvent): Item {
  if (item.at === 'editing') {
    switch (event.type) {
      case 'edited': return { ...item, edited: event.content, editor: event.by }
      case 'taken-in': return takenIn(item, event)
      case 'sent-to-review': {
        const { sentBack: _, ...edited } = item
        return { ...edited, at: 'reviewing', sent: { by: event.by, at: event.at }, reviewed: null }
      }
      default: return item
    }
  }
  const { sent: _, reviewed, ...edited } = item
  switch (event.type) {
    case 'reviewed': return { ...item, reviewed: { by: event.by, at: event.at } }
    case 'sent-back': return { ...edited, at: 'editing', sentBack: { reason: event.reason, by: event.by, at: event.at } }
    case 'signed': return reviewed ? { ...edited, at: 'signed', reviewed, signed: { by: event.by, at: event.at } } : item
    default: return item
  }
}

function evolveSigned(item: State<'signed'> | State<'published'>, event: ItemEvent): Item {
  switch (event.type) {
    case 'published': return item.at === 'signed' ? { ...item, at: 'published', publication: event.publication } : item
    case 'archived': return archived(item, event)
    default: return item
  }
}

/** What became of it outside is kept whatever its stage. */
function withOutcome(item: Present, event: ItemEvent): Present {
  const { outcome } = item
  switch (event.type) {
    case 'uploaded': return { ...item, outcome: { ...outcome, uploads: [...outcome.uploads, { to: event.to, by: event.by, at: event.at }] } }
    case 'adopted': return { ...item, outcome: { ...outcome, adoptions: [...outcome.adoptions, event.adoption] } }
    case 'instructed': return { ...item, outcome: { ...outcome, instructions: [...outcome.instructions, event.instruction] } }
    default: return item
  }
}
