import { useActs } from '#ui'
import type { CallId } from '../../core/calls/types.ts'
import type { CallActName } from '../../core/calls/views.ts'
import { client, type CallAct } from '../api.ts'

/** How an act is named on its button, and what is said once it is done. */
export const callActWords: Readonly<Record<CallActName, string>> = {
  amend: '修改催报', approve: '批准发出', return: '退回修改', withdraw: '撤销催报', fill: '提交报送', sign: '审签报出', 'send-back': '退回联络员', rework: '退回重报', extend: '延长期限', urge: '催报未报单位', close: '办结催报',
}
const doneWords: Readonly<Record<CallActName, string>> = {
  amend: '已送审批', approve: '已批准并发出，各单位即时收到', return: '已退回修改', withdraw: '已撤销', fill: '报送已提交', sign: '已审签报出', 'send-back': '已退回联络员', rework: '已退回重报', extend: '期限已延长', urge: '已催报', close: '催报已办结',
}

/** Acts on a call. Answers whether it held. */
export function useCalling(call: CallId) {
  const { run, ...acting } = useActs({ act: (act: CallAct) => client.actOnCall({ call, act }), done: ({ type }) => `${doneWords[type]}。`, topics: ['supervision', 'workflow'] })
  return { ...acting, act: async (asked: CallAct): Promise<boolean> => (await run(asked)) !== null }
}
export type Calling = ReturnType<typeof useCalling>
