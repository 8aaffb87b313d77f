import { expect, test } from 'vitest'
import type { Instant } from '#lib/instants'
import type { ReceiptLine } from '../core/views.ts'
import { receiptShown, urgedWords } from './receipt-lines.ts'

const at = (clock: string) => `2026-11-23T${clock}:00.000Z` as Instant
const line = (more: object = {}): ReceiptLine => ({ id: 'r1', receiver: 'u1', receiverName: '财政局', copyNumber: 1, at: 'sent', sentAt: at('01:00'), openedAt: null, openedByName: null, receivedAt: null, receivedByName: null, urges: [], ...more }) as never

test('未签收的可以催办', () => expect(receiptShown(line(), at('02:00'))).toMatchObject({ unit: '财政局', state: 'unopened', urged: 0, urgeWhy: undefined }))
test('一小时内催过的写明何时可再催', () => {
  const shown = receiptShown(line({ urges: [{ number: 1, at: at('02:00') }] }), at('02:30'))
  expect(shown.urgeWhy).toBe('10:00 催过，11:00 后可再催')
  expect(receiptShown(line({ urges: [{ number: 1, at: at('02:00') }] }), at('03:01')).urgeWhy).toBeUndefined()
})
test('打开未签收的写明何人何时打开，仍可催办', () => expect(receiptShown(line({ openedAt: at('01:30'), openedByName: '钱文' }), at('02:00'))).toMatchObject({ state: 'opened', who: '钱文', at: at('01:30'), urgeWhy: undefined }))
test('签收的写明何人何时', () => expect(receiptShown(line({ at: 'received', receivedAt: at('03:00'), receivedByName: '郑平' }), at('04:00'))).toMatchObject({ state: 'signed', who: '郑平', at: at('03:00') }))
test('催办结果点名没有催到的', () => expect(urgedWords(['教育局'], [{ name: '财政局', minutes: 20 }])).toBe('已催办 1 个单位；财政局（20 分钟后可再催）未催。'))
