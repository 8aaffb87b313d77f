import { test } from 'vitest'
import { specFor } from '#lib/testing/spec'
import type { UnitId } from '#lib/ids'
import { document, later, now, someone } from '../testing/core-samples.ts'
import { receiptDecider, type ReceiptEvent, type ReceiptId } from './receipts.ts'
import { documentSettings } from './rules.ts'

const given = specFor(receiptDecider(documentSettings))
const copy = { id: 'R1' as ReceiptId, document, receiver: 'u-青石镇' as UnitId, receiverName: '青石镇', copyNumber: 1, sentAt: now }
const sent: ReceiptEvent = { type: 'copy-sent', copy }
const [contact, clerk] = [someone('镇联络员', '青石镇'), someone('机要员')]
const urged = (number: number, at = now): ReceiptEvent => ({ type: 'urged', urge: { number, by: clerk, at } })
const signed: ReceiptEvent = { type: 'receipt-signed', by: contact, at: later(5) }

test('一份只发一次', () => {
  given().when({ type: 'send', copy }).then(sent)
  given(sent).when({ type: 'send', copy }).thenRefused('already-receiving')
})

test('签收一次，记下谁在何时签收；再签说明已由谁签收', () => {
  given(sent).when({ type: 'sign-receipt', by: contact, at: later(5) }).then(signed)
  given(sent, signed).when({ type: 'sign-receipt', by: contact, at: later(6) }).thenRefused('receipt-signed-already')
  given().when({ type: 'sign-receipt', by: contact, at: now }).thenRefused('not-found')
})

test('签收前打开的，记下谁在何时第一次打开；再打开、签收后打开都不再记', () => {
  const opened: ReceiptEvent = { type: 'copy-opened', by: contact, at: later(2) }
  given(sent).when({ type: 'open', by: contact, at: later(2) }).then(opened)
  given(sent, opened).when({ type: 'open', by: clerk, at: later(3) }).then()
  given(sent, signed).when({ type: 'open', by: contact, at: later(6) }).then()
  given(sent, opened).when({ type: 'sign-receipt', by: contact, at: later(5) }).thenState({ at: 'received', ...copy, urges: [], opened: { by: contact, at: later(2) }, receivedAt: later(5), by: contact })
  given(sent, { type: 'copy-recalled', at: later(1) }).when({ type: 'open', by: contact, at: later(2) }).thenRefused('receipt-recalled')
})

test('一小时内只催一次，催办逐次编号，签收的不再催', () => {
  given(sent).when({ type: 'urge', by: clerk, at: now }).then(urged(1))
  given(sent, urged(1)).when({ type: 'urge', by: clerk, at: later(59) }).thenRefused('wait-before-urging')
  given(sent, urged(1)).when({ type: 'urge', by: clerk, at: later(60) }).then(urged(2, later(60)))
  given(sent, signed).when({ type: 'urge', by: clerk, at: later(60) }).thenRefused('nothing-to-urge')
})

test('撤回的不能签收，签收过的撤回后仍记得谁签收过', () => {
  given(sent, { type: 'copy-recalled', at: later(1) }).when({ type: 'sign-receipt', by: contact, at: later(5) }).thenRefused('receipt-recalled')
  given(sent, signed).when({ type: 'recall', at: later(9) }).thenState({
    at: 'recalled', ...copy, urges: [], opened: null, recalledAt: later(9), received: { at: later(5), by: contact },
  })
})
