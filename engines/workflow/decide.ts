import { refuse, type Decision } from '#lib/decision'
import { courseFrom, settle, type Course } from './course.ts'
import { circulate, read, recall, timeout, urge } from './decide-aside.ts'
import { begin, retract, terminate } from './decide-begin-end.ts'
import { approve, disagree, open, returnBack, transfer } from './decide-handling.ts'
import type { CaseRefusal } from './refusals.ts'
import type { CaseCommand, CaseEvent, CaseState, Facts } from './types.ts'

/**
 * What follows from a command on a case: events, or why not. Pure: the same state, command and facts give the same
 * events. A key that the record already knows is the same act once more, and changes nothing.
 */
export function decide(state: CaseState, command: CaseCommand, facts: Facts): Decision<CaseEvent, CaseRefusal> {
  if (state.at !== 'unopened') {
    if (command.key !== null && state.acts.some(({ key }) => key === command.key)) return settle(courseFrom(state, facts))
    // 规范化 R6: a case runs to its end under the version it began with.
    const { name, version } = state.definition
    if (facts.definition.name !== name || facts.definition.version !== version) return refuse('wrong-definition')
  }
  return settle(courseOf(state, command, facts))
}

function courseOf(state: CaseState, command: CaseCommand, facts: Facts): Course {
  switch (command.type) {
    case 'begin': return begin(state, command, facts)
    case 'open': return open(state, command, facts)
    case 'approve': return approve(state, command, facts)
    case 'disagree': return disagree(state, command, facts)
    case 'return': return returnBack(state, command, facts)
    case 'retract': return retract(state, command, facts)
    case 'transfer': return transfer(state, command, facts)
    case 'circulate': return circulate(state, command, facts)
    case 'read': return read(state, command, facts)
    case 'recall': return recall(state, command, facts)
    case 'urge': return urge(state, command, facts)
    case 'timeout': return timeout(state, command, facts)
    case 'terminate': return terminate(state, command, facts)
  }
}
