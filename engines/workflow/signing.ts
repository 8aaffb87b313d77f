import { emit, go, type Course } from './course.ts'
import { goBackAndRerun } from './going-back.ts'
import type { Facts, RunningCase, Signature, Visit } from './types.ts'
import { distinct, visitOf } from './visits.ts'

/** Signatures that stand but bind other content than the case has now. */
export const staleSignatures = (state: RunningCase, facts: Facts): readonly Signature[] =>
  facts.contentHash === null ? [] : state.signatures.filter(({ standing, hash }) => standing && hash !== facts.contentHash)

/** 复核 (条例 第二十五条): content changed after signing goes back to those who signed it, before anything else. */
export function reopenSigning(course: Course, leaving: Visit): Course {
  return go(course, (state) => {
    const stale = staleSignatures(state, course.facts)
    const target = visitOf(state, Math.min(...stale.map(({ visit }) => visit)))
    const lapsed = stale.filter(({ visit }) => visit === target.number)
    const people = distinct(lapsed.map(({ task }) => state.tasks[task - 1]!.to))
    const reopened = emit(course, {
      type: 'signing-reopened', act: { actor: null, onBehalfOf: null, at: course.facts.now, key: null },
      to: target.step, people, lapsed: lapsed.map(({ task }) => task),
    })
    return goBackAndRerun(reopened, leaving, { target, people, resumes: target.number, backTo: null })
  })
}
