import type { Todo } from '../todos.ts'
import type { Call } from './types.ts'

/** Everything that is to be done about a call now; it follows from the state alone. */
export function callTodos(call: Call): readonly Todo[] {
  switch (call.at) {
    case 'absent': case 'closed': case 'withdrawn': return []
    case 'drafted': return [{ key: `approve-${call.authors.length}`, stepName: '审批催报', dueAt: null, for: { approverOf: call.office, organ: call.organ, except: call.authors.flatMap(({ person, onBehalfOf }) => (onBehalfOf ? [person, onBehalfOf.person] : [person])) } }]
    case 'returned': return [{ key: `amend-${call.returned.at}`, stepName: '修改催报稿', dueAt: null, for: { unit: call.office, roles: ['supervisor'] } }]
    case 'sent': {
      const waiting = call.called.flatMap(({ unit, at, dueAt, returns, sentBacks }): readonly Todo[] => {
        const key = `${at === 'signing' ? 'sign' : 'reply'}-${unit}-${returns}-${sentBacks}`
        return at === 'replied' ? [] : [{ key, dueAt, stepName: at === 'signing' ? '审签报送' : returns > 0 ? '退回重报' : '催报报送', for: { unit, roles: at === 'signing' ? ['unitHead', 'principalHead'] : ['unitContact'] } }]
      })
      return waiting.length > 0 ? waiting : [{ key: 'close', stepName: '办结催报', dueAt: null, for: { unit: call.office, roles: ['supervisor'] } }]
    }
  }
}
