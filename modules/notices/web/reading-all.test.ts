import { expect, test } from 'vitest'
import type { Instant } from '#lib/instants'
import type { Notice, NoticeId } from '../core/types.ts'
import { isRead, settledCount } from './reading-all.ts'

const notice = (id: string, readAt: Instant | null = null): Notice => ({ id: id as NoticeId, kind: 'task', title: '请核稿', link: '/', at: '2026-11-23T01:30:00.000Z' as Instant, readAt })

test('还能撤销的“全部标为已读”，列表和未读数都先算作已读', () => {
  const settled = new Set(['notices.read-all:n9:3', 'a', 'b', '别的事'])
  expect([notice('a'), notice('c'), notice('c', '2026-11-23T01:31:00.000Z' as Instant)].map((one) => isRead(one, settled))).toEqual([true, false, true])
  expect([settledCount(settled), settledCount(new Set(['别的事']))]).toEqual([3, 0])
})
