import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '#lib/instants'
import { decideLawfully } from '#lib/testing/spec'
import { allYes, document, drafter, facts, input, leader, later, someone, today, words } from '../testing/core-samples.ts'
import { outgoing } from './decide.ts'
import { documentSettings, stageOrder } from './rules.ts'
import type { DocumentCommand, DocumentEvent, Stage } from './types.ts'

const people = [drafter, leader, someone('陈复核'), someone('印章员')]
const stage = fc.constantFrom<Stage>(...stageOrder)
const said = fc.record({ text: fc.constantFrom('', '同意。'), stance: fc.constantFrom('agree', 'comments', 'disagree' as const) }).map((over) => input(over))
const number = fc.record({ year: fc.constantFrom(2026, 2027), sequence: fc.integer({ min: 1, max: 99 }) }).map(({ year, sequence }) => ({ rule: 'r', text: `临委办发〔${year}〕${sequence}号`, year, sequence }))
const edits = fc.constantFrom([], [{ place: '第1段', before: '讯', after: '汛' }])

const command: fc.Arbitrary<DocumentCommand> = fc.oneof(
  fc.constant<DocumentCommand>({ type: 'draft', id: document, content: words() }),
  fc.integer({ min: 1, max: 6 }).map((from): DocumentCommand => ({ type: 'save', from, content: words(from + 1) })),
  said.map((mark): DocumentCommand => ({ type: 'submit', mark })), said.map((mark): DocumentCommand => ({ type: 'mark', mark })), said.map((mark): DocumentCommand => ({ type: 'sign', mark })),
  said.map((mark): DocumentCommand => ({ type: 'recheck', mark })), said.map((mark): DocumentCommand => ({ type: 'proofread', mark })),
  fc.constant<DocumentCommand>({ type: 'answer-checklist', answers: allYes }), stage.map((to): DocumentCommand => ({ type: 'move', to })),
  fc.tuple(fc.integer({ min: 1, max: 6 }), edits).map(([from, changes]): DocumentCommand => ({ type: 'correct', from, edits: changes, content: words(from + 1) })),
  number.map((allotted): DocumentCommand => ({ type: 'allot-number', number: allotted })), fc.integer({ min: 0, max: 60 }).map((copies): DocumentCommand => ({ type: 'seal', seal: '印', copies, printDate: today })),
  fc.integer({ min: 0, max: 40 }).map((receivers): DocumentCommand => ({ type: 'dispatch', copies: 60, receivers })),
  fc.tuple(stage, fc.constantFrom('rerun', 'straightBack' as const)).map(([to, way]): DocumentCommand => ({ type: 'return', to, way, reason: '请修改' })),
  stage.map((to): DocumentCommand => ({ type: 'retract', to })), fc.constantFrom<DocumentCommand>({ type: 'void', reason: '不再需要' }, { type: 'recall', reason: '有误' }, { type: 'make-archive-ready' }),
)

/** Random acts by random people, weighted towards the one that moves the document on. */
const acts = fc.array(fc.record({ command, person: fc.constantFrom(...people), eager: fc.boolean() }), { minLength: 10, maxLength: 60 })

test('随便怎么办：每个状态都合法、能重放，用印的文稿就是签发的文稿加有痕迹的更正', () => {
  let sealed = 0
  fc.assert(fc.property(acts, (sequence) => {
    let past: readonly DocumentEvent[] = []
    let state: ReturnType<typeof play>['after'] = { at: 'absent' }
    for (const [index, { command: random, person, eager }] of sequence.entries()) {
      const asked = eager ? onward(state) ?? random : random
      const step = play(past, asked, { actor: eager ? fitting(state, person) : person, now: later(index), storedHash: state.at === 'absent' ? 'hash-1' : state.content.hash })
      past = step.history
      state = step.after
      if ('seal' in state) {
        sealed++
        expect(state.seal.hash).toBe(state.content.hash)
        if (state.edits.length === 0) expect(state.seal.hash).toBe(state.signature.hash)
      }
    }
    // Nothing that was said is ever taken away, whatever was returned.
    const saidOnce = past.flatMap((event) => ('mark' in event ? [event.mark] : []))
    if (state.at !== 'absent') expect(state.marks).toEqual(saidOnce)
  }), { numRuns: 300, seed: 20261123 })
  expect(sealed).toBeGreaterThan(50)
})

const play = (past: readonly DocumentEvent[], asked: DocumentCommand, over: Parameters<typeof facts>[0]) =>
  decideLawfully(outgoing({ facts: facts({ ...over, seal: { organ: '甲', issuerSign: '甲', joint: [] } }), settings: documentSettings }), past, asked)

type State = ReturnType<typeof play>['after']

/** The act that carries the document one stage further. */
function onward(state: State): DocumentCommand | null {
  switch (state.at) {
    case 'absent': return { type: 'draft', id: document, content: words() }
    case 'drafting': return state.submittedAt ? { type: 'move', to: 'officeReview' } : { type: 'submit', mark: input() }
    case 'unitCheck': case 'consulting': case 'countersigning': return { type: 'move', to: 'officeReview' }
    case 'officeReview': return state.reviewed ? { type: 'move', to: 'signing' } : state.checklist.basis ? { type: 'mark', mark: input() } : { type: 'answer-checklist', answers: allYes }
    case 'signing': return { type: 'sign', mark: input() }
    case 'recheck': return { type: 'recheck', mark: input() }
    case 'numbering': return { type: 'allot-number', number: { rule: 'r', text: '临委办发〔2026〕3号', year: 2026, sequence: 3 } }
    case 'proofreading': return { type: 'proofread', mark: input() }
    case 'sealing': return { type: 'seal', seal: '印', copies: 60, printDate: '2026-11-24' as Day }
    case 'dispatching': return { type: 'dispatch', copies: 60, receivers: 40 }
    case 'dispatched': case 'archiveReady': case 'withdrawn': case 'voided': case 'recalled': return null
  }
}

const fitting = (state: State, person: typeof drafter) =>
  state.at === 'signing' ? leader : state.at === 'sealing' ? people[3]! : state.at === 'proofreading' ? people[state.proofs.length === 0 ? 0 : 2]! : person
