import type { Receipt } from '#ui'
import { clockWords } from '#ui'
import { addMinutes, type Instant } from '#lib/instants'
import { documentSettings, urgeWait } from '../core/rules.ts'
import type { ReceiptLine } from '../core/views.ts'

/** A receipt as the table shows it; an urging less than an hour ago says when the next may be. */
export function receiptShown(line: ReceiptLine, now: Instant): Receipt {
  const last = line.urges.at(-1)?.at ?? null
  const isWaiting = line.at === 'sent' && last !== null && urgeWait(last, now, documentSettings) > 0
  return {
    key: line.id, unit: line.receiverName, state: line.at === 'received' ? 'signed' : line.openedAt ? 'opened' : 'unopened', urged: line.urges.length,
    who: line.receivedByName ?? line.openedByName ?? undefined, at: line.receivedAt ?? line.openedAt ?? undefined,
    urgeWhy: isWaiting ? `${clockWords(last)} 催过，${clockWords(addMinutes(last, documentSettings.urgeEveryMinutes))} 后可再催` : undefined,
  }
}

/** What an urging came to, in one sentence. */
export const urgedWords = (urged: readonly string[], skipped: readonly { readonly name: string; readonly minutes: number }[]): string =>
  `已催办 ${urged.length} 个单位${skipped.length ? `；${skipped.map(({ name, minutes }) => `${name}（${minutes} 分钟后可再催）`).join('、')}未催` : ''}。`
