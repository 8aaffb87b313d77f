import { z } from 'zod'
import { route } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import type { Related } from '#lib/related'
import { answer, day, id, instant, needed, words } from '#lib/schemas'
import type { PointId } from '../core/network/three.ts'
import type { Content, ItemCommand, ItemId } from '../core/items/types.ts'
import type { ItemLine, ItemOptions, ItemView, OriginView, Page } from '../core/items/views.ts'
import { channelWords, kindWords, stageWords } from '../core/items/words.ts'

const keysOf = <Key extends string>(words: Readonly<Record<Key, unknown>>) => Object.keys(words) as [Key, ...Key[]]
const itemId = id<'report'>() satisfies z.ZodType<ItemId>
const pointId = id<'point'>() satisfies z.ZodType<PointId>
const unitId = id<'unit'>() satisfies z.ZodType<UnitId>
const personId = id<'person'>() satisfies z.ZodType<PersonId>
const kind = z.enum(keysOf(kindWords))
const channel = z.enum(keysOf(channelWords))

// ---------------------------------------------------------------- what is written

const content = z.object({ title: needed(100, '请填写标题'), text: words(10_000), kind, eventAt: instant.nullable(), learnedAt: instant.nullable() }) satisfies z.ZodType<Content>
const origin = z.string().regex(/^(duty|commission):[\w-]{1,64}$/).nullable()

// ---------------------------------------------------------------- what is done

const reason = needed(500, '请写明理由')
const bare = <Type extends string>(type: Type) => z.object({ type: z.literal(type) })
const emergency = words(500).default('')
const superior = z.enum(['city', 'province', 'stateCouncil', 'central'])

const act = z.discriminatedUnion('type', [
  bare('select'), bare('amend').extend({ content }), bare('discard').extend({ reason }), bare('hand-in'), bare('withdraw'), bare('pass').extend({ emergency }), bare('approve').extend({ emergency }), bare('return').extend({ reason }),
  bare('screen').extend({ fate: z.enum(['adopt', 'merge', 'reserve', 'return', 'decline']), reason: words(500).default(''), into: itemId.nullable().default(null) }), bare('edit').extend({ content }),
  bare('send-to-review').extend({ isVerified: z.boolean() }), bare('review'), bare('sign'), bare('send-back').extend({ reason }), bare('archive').extend({ reason: words(500).default('') }), bare('upload').extend({ to: superior }),
  bare('adopt').extend({ adoption: z.object({
    level: z.enum(['district', 'city', 'province', 'stateCouncil', 'central']), vehicle: needed(60, '请填写采用刊物'), issue: words(60), form: z.enum(['single', 'combined']), adoptedAt: instant, evidence: needed(300, '请填写采用凭据'),
  }) }),
  bare('instruct').extend({ instruction: z.object({ level: z.enum(['district', 'cityOffice', 'city', 'province', 'central']), person: personId.nullable(), leader: needed(40, '请填写批示领导'), text: needed(2000, '请填写批示内容'), on: day }) }),
]) satisfies z.ZodType<Exclude<ItemCommand, { type: 'draft' | 'receive' | 'take-in' | 'publish' }>>

// ---------------------------------------------------------------- routes

const tags = ['信息']
const get = (path: '' | `/${string}`, summary: string) => route({ method: 'GET', path: `/reporting${path}`, summary, access: 'staff', tags })
const post = (path: '' | `/${string}`, summary: string) => route({ method: 'POST', path: `/reporting${path}`, summary, access: 'staff', tags })
const paged = { after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30), q: words(60).optional() }
const of = z.object({ item: itemId })
const acted = z.object({ id: itemId, at: z.enum(['absent', ...keysOf(stageWords)]), version: z.number() })

/** Routes of items: what is written at a point and what the office makes of it. */
export const itemsContract = {
  ownItems: get('/items', '我的信息').input(z.object({ scope: z.enum(['open', 'reported', 'all']).default('all'), ...paged })).output(answer<Page<ItemLine>>()),
  tray: get('/tray', '信息编辑台').input(z.object({ view: z.enum(['new', 'editing', 'reviewing', 'done', 'reserve', 'other', 'all']).default('new'), kind: kind.optional(), channel: channel.optional(), ...paged }))
    .output(answer<Page<ItemLine> & { readonly counts: Readonly<Record<'new' | 'editing' | 'reviewing', number>> }>()),
  itemOptions: get('/items/options', '写信息可选的直报点').output(answer<ItemOptions>()),
  item: get('/items/{item}', '一条信息：从采集到采用').input(of).output(answer<ItemView>()),
  itemOrigin: get('/items/origin', '由什么写成的信息').input(z.object({ subject: z.string().max(100) })).output(answer<OriginView>()),
  itemRelated: get('/items/{item}/related', '信息的后续').input(of).output(answer<Related>()),
  draftItem: post('/items', '采集信息').input(z.object({ point: pointId, channel: z.enum(['web', 'phone']), origin: origin.default(null), content })).output(acted),
  receiveItem: post('/items/received', '登记来信、热线和值班记录').input(z.object({ unit: unitId, channel: z.enum(['letter', 'hotline', 'dutyLog']), origin: origin.default(null), content })).output(acted),
  actOnItem: post('/items/{item}/acts', '办理信息').input(of.extend({ act })).output(acted),
}
