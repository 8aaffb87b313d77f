import { expect, test } from 'vitest'
import { specFor } from '#lib/testing/spec'
import { decideProxy, isProxyOn, proxySettings, type ProxyFacts } from './decide-proxy.ts'
import { evolveProxy } from './evolve.ts'
import { day, personId } from './testing/sample.ts'
import type { Proxy, ProxyCommand, ProxyEvent, ProxyId } from './types.ts'
import type { ProxyRefusal } from './refusals.ts'

const granted: Omit<Proxy, 'version' | 'endedOn'> = {
  id: 'p1' as ProxyId, principal: personId('甲'), deputy: personId('乙'), kinds: ['*'], fromOn: day('2026-11-23'), lastOn: day('2026-11-27'), reason: '出差',
}
const another = (over: Partial<Proxy>): Proxy => ({ ...granted, id: 'p0' as ProxyId, version: 1, endedOn: null, ...over })
const facts = (over: Partial<ProxyFacts> = {}): ProxyFacts => ({
  today: day('2026-11-23'), others: [], inPost: ['甲', '乙', '丙'].map(personId), nameOf: (person) => person, mayActFor: true, isAdministrator: false, settings: proxySettings, ...over,
})
const given = (over: Partial<ProxyFacts> = {}) => specFor<Proxy | null, ProxyCommand, ProxyEvent, ProxyRefusal | 'change-reason-missing'>({
  initial: null, evolve: evolveProxy, decide: (state, command) => decideProxy(state, command, facts(over)),
  invariants: [(proxy) => (proxy && proxy.principal === proxy.deputy ? '自己代理自己' : null), (proxy) => (proxy && proxy.lastOn < proxy.fromOn ? '日期颠倒' : null)],
})
const grant = (over: Partial<typeof granted> = {}): ProxyCommand => ({ type: 'grant-proxy', proxy: { ...granted, ...over } })

test('本人可以委托他人代理，首尾两日都算', () => {
  given()().when(grant()).then({ type: 'proxy-granted', proxy: granted })
  expect(['2026-11-22', '2026-11-23', '2026-11-27', '2026-11-28'].map((at) => isProxyOn({ ...granted, endedOn: null }, day(at)))).toEqual([false, true, true, false])
})

test('不得代理自己，须有事由和事项', () => {
  given()().when(grant({ deputy: personId('甲') })).thenRefused('proxy-self')
  given()().when(grant({ reason: ' ' })).thenRefused('change-reason-missing')
  given()().when(grant({ kinds: [] })).thenRefused('proxy-kinds-missing')
})

test('日期须不倒置、不在过去、不超过最长期限', () => {
  given()().when(grant({ lastOn: day('2026-11-22') })).thenRefused('proxy-days-wrong')
  given()().when(grant({ fromOn: day('2026-11-22') })).thenRefused('proxy-in-the-past')
  given()().when(grant({ lastOn: day('2027-11-22') })).thenRefused('proxy-too-long')
})

test('代理不得转委：代理人已委托出去，或委托人正代理他人', () => {
  given({ others: [another({ principal: personId('乙'), deputy: personId('丙') })] })().when(grant()).thenRefused('proxy-chain')
  given({ others: [another({ principal: personId('丙'), deputy: personId('甲') })] })().when(grant()).thenRefused('proxy-chain')
  given({ others: [another({ principal: personId('乙'), deputy: personId('丙'), lastOn: day('2026-11-22'), fromOn: day('2026-11-20') })] })().when(grant()).then({ type: 'proxy-granted', proxy: granted })
})

test('同一时段同类事项不得有两个代理人，不同事项可以', () => {
  given({ others: [another({ deputy: personId('丙') })] })().when(grant()).thenRefused('proxy-overlaps')
  given({ others: [another({ deputy: personId('丙'), kinds: ['documents'] })] })().when(grant()).thenRefused('proxy-overlaps')
  const others = [another({ deputy: personId('丙'), kinds: ['documents'] })]
  given({ others })().when(grant({ kinds: ['research'] })).then({ type: 'proxy-granted', proxy: { ...granted, kinds: ['research'] } })
  given({ others: [another({ deputy: personId('丙'), endedOn: day('2026-11-22') })] })().when(grant()).then({ type: 'proxy-granted', proxy: granted })
})

test('没有任职的人不能参与代理', () => {
  given({ inPost: [personId('甲')] })().when(grant()).thenRefused('proxy-without-post')
})

test('三员不得委托代理，他人不得代办', () => {
  given({ isAdministrator: true })().when(grant()).thenRefused('administrator-has-no-proxy')
  given({ mayActFor: false })().when(grant()).thenRefused('proxy-not-yours')
})

test('结束代理当日失效，已结束的不再结束', () => {
  const past = { type: 'proxy-granted', proxy: granted } as const
  given({ today: day('2026-11-25') })(past).when({ type: 'end-proxy' }).then({ type: 'proxy-ended', endedOn: day('2026-11-24') })
  given({ today: day('2026-11-20') })(past).when({ type: 'end-proxy' }).then({ type: 'proxy-ended', endedOn: day('2026-11-22') })
  given({ today: day('2026-11-28') })(past).when({ type: 'end-proxy' }).thenRefused('proxy-ended-already')
  given({ today: day('2026-11-26') })(past, { type: 'proxy-ended', endedOn: day('2026-11-24') }).when({ type: 'end-proxy' }).thenRefused('proxy-ended-already')
  given()().when({ type: 'end-proxy' }).thenRefused('proxy-not-found')
})
