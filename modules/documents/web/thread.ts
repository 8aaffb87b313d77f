import type { ThreadItem } from '#ui'
import type { DocumentView } from '../core/views.ts'

/** 来龙去脉 as the document itself knows it: what it rests on, this document, what came of it. */
export function threadOf({ id, content, state, receipts }: Pick<DocumentView, 'id' | 'content' | 'state' | 'receipts'>, roomHref: string): readonly ThreadItem[] {
  const basis = content.elements.basis.map((one, at): ThreadItem => ({ key: `basis${at}`, relation: '依据', title: one.docNumber ? `${one.title}（${one.docNumber}）` : one.title }))
  const here: ThreadItem = { key: id, relation: '本件', at: state.draftedAt, title: content.elements.title || '未拟标题', isHere: true }
  const issued: readonly ThreadItem[] = 'issued' in state
    ? [{ key: 'issued', relation: '分发', at: state.issued.at, title: receipts ? `分发 ${receipts.total} 个单位，已签收 ${receipts.signed}` : '已分发', href: roomHref }] : []
  return [...basis, here, ...issued]
}
