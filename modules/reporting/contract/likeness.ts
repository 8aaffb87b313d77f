import { z } from 'zod'
import { route } from '#lib/contract'
import { answer, id, instant } from '#lib/schemas'
import type { LikeLine, LikenessView } from '../core/likeness/views.ts'

const tags = ['信息同题']
const itemId = id<'report'>()
const of = z.object({ item: itemId })

/** Routes of likeness: whether something was reported before, and which reports are of one event (R25). */
export const likenessContract = {
  likeTyped: route({ method: 'POST', path: '/reporting/likeness', summary: '查找已经报过的同一事件', access: 'staff', tags })
    .input(z.object({ point: id<'point'>().nullable(), item: itemId.nullable(), title: z.string().max(100), text: z.string().max(10_000), eventAt: instant.nullable() })).output(answer<readonly LikeLine[]>()),
  likeness: route({ method: 'GET', path: '/reporting/items/{item}/likeness', summary: '同一事件的信息和首报', access: 'staff', tags }).input(of).output(answer<LikenessView>()),
  rearrange: route({ method: 'POST', path: '/reporting/items/{item}/cluster', summary: '归为同一事件，或者移出', access: 'staff', tags }).input(of.extend({ with: itemId.nullable() })).output(answer<{ readonly id: string }>()),
}
