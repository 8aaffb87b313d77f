import type { Sentences } from '#lib/refusals'

export type CommissionRefusal =
  | 'commission-exists' | 'commission-closed' | 'commission-topic-missing' | 'commission-points-missing' | 'commission-due-past' | 'commission-extension-not-later' | 'commission-still-open' | 'not-for-commissioner' | 'topics-empty'

/** What a person reads when 约稿 or 采编要点 say no. */
export const commissionRefusals: Sentences<CommissionRefusal> = {
  'commission-exists': '这次约稿已经发出，请打开已有的约稿办理。',
  'commission-closed': '这次约稿已经办结，需要再约的请另发一次。',
  'commission-topic-missing': '请填写约稿主题后再发出。',
  'commission-points-missing': '还没有选定约稿单位，请至少选择一个信息直报点。',
  'commission-due-past': '报送期限已过，请改填现在以后的时间。',
  'commission-extension-not-later': '延长后的期限须晚于现定期限，请重新填写。',
  'commission-still-open': '期限未到，还有{count}个单位没有报送；请等期满，或催报后再办结。',
  'not-for-commissioner': '约稿和采编要点由信息科发出，请联系信息科。',
  'topics-empty': '请填写本月采编要点后再下发。',
}
