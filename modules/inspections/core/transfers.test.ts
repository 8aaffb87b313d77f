import { expect, test } from 'vitest'
import { specFor } from '#lib/testing/spec'
import type { Signatory } from '#lib/signatory'
import { agencies, clerk, discipline, inspector, mayorClerk, now, office, stamp, stranger, unitOf } from '../testing/pool-samples.ts'
import { receiverOf, transferKinds, transferred, type TransferCommand, type TransferContent, type TransferEvent, type TransferId } from './transfers.ts'

const given = (actor: Signatory, ...past: TransferEvent[]) => specFor(transferred({ now, actor, agencies }))(...past)
const content: TransferContent = { kind: 'clue', title: '虚报进度问题线索', reason: '涉嫌弄虚作假', unit: unitOf('青禾镇'), problems: [], papers: [] }
const [from, to] = [{ unit: office.unit, name: office.name }, { unit: discipline.unit, name: discipline.name }]
const send = (over: Partial<Extract<TransferCommand, { type: 'send' }>> = {}): TransferCommand => ({ type: 'send', id: 'T1' as TransferId, number: '移〔2026〕1号', content, from, to, ...over })
const sent: TransferEvent = { type: 'transfer-sent', id: 'T1' as TransferId, number: '移〔2026〕1号', content, from, to, ...stamp(clerk) }
const received: TransferEvent = { type: 'transfer-received', ...stamp(inspector) }

test('线索送纪检，考核参考送组织，问责建议送效能', () => {
  given(clerk).when(send()).then(sent)
  given(clerk).when(send({ content: { ...content, kind: 'reference' } })).thenRefused('receiver-unfit')
  given(clerk).when(send({ to: from })).thenRefused('transfer-to-self')
  given(mayorClerk).when(send()).thenRefused('not-for-sender')
  given(clerk).when(send({ content: { ...content, reason: ' ' } })).thenRefused('transfer-words-missing')
  given(clerk, sent).when(send()).thenRefused('transfer-at-other-stage')
  expect(new Set(transferKinds.map((kind) => receiverOf[kind])).size).toBe(transferKinds.length)
})

test('由接收单位的人签收；可以拒收，签收后可以退回，都须写理由；最后反馈结果', () => {
  given(stranger, sent).when({ type: 'receive' }).thenRefused('not-for-receiver')
  given(clerk, sent).when({ type: 'receive' }).thenRefused('not-for-receiver')
  given(inspector, sent).when({ type: 'receive' }).then(received)
  given(inspector, sent).when({ type: 'refuse', reason: '' }).thenRefused('transfer-words-missing')
  given(inspector, sent).when({ type: 'refuse', reason: '不属本机关管辖' }).then({ type: 'transfer-refused', reason: '不属本机关管辖', ...stamp(inspector) })
  given(inspector, sent).when({ type: 'reply', text: '已立案', papers: [] }).thenRefused('transfer-at-other-stage')
  given(inspector, sent, received).when({ type: 'receive' }).thenRefused('transfer-at-other-stage')
  const returned: TransferEvent = { type: 'transfer-returned', reason: '材料不全', ...stamp(inspector) }
  given(inspector, sent, received).when({ type: 'return', reason: '材料不全' }).then(returned)
  given(inspector, sent, received).when({ type: 'reply', text: '已诫勉谈话', papers: [] }).then({ type: 'transfer-replied', text: '已诫勉谈话', papers: [], ...stamp(inspector) })
  given(inspector, sent, received, returned).when({ type: 'reply', text: '已立案', papers: [] }).thenRefused('transfer-at-other-stage')
  given(inspector).when({ type: 'receive' }).thenRefused('not-found')
})
