import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { UNDO_MS, delayedActs, type DelayedAct } from './delayed-acts.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

function desk() {
  const said: string[] = []
  const undo: (() => void)[] = []
  const acts = delayedActs({
    done: (text, onUndo) => { said.push(text); undo.push(onUndo); return () => { said.push(`收起 ${text}`) } },
    failed: (text, thrown) => { said.push(`${text}：${String(thrown)}`) },
  })
  const sent: string[] = []
  const act = (key: string, over: Partial<DelayedAct> = {}): DelayedAct =>
    ({ keys: [key], done: `已圈阅${key}`, failed: `没有圈阅${key}`, send: async ({ isParting }) => { sent.push(`${key}${isParting ? '（离开）' : ''}`) }, ...over })
  return { acts, said, undo, sent, act }
}

test('十秒之内不送出，十秒到了送出一次，其间不在列表里', async () => {
  const { acts, sent, act, said } = desk()
  acts.begin(act('甲'))
  await vi.advanceTimersByTimeAsync(UNDO_MS - 1)
  expect([sent, [...acts.keys()]]).toEqual([[], ['甲']])
  await vi.advanceTimersByTimeAsync(1)
  expect([sent, [...acts.keys()], said]).toEqual([['甲'], [], ['已圈阅甲', '收起 已圈阅甲']])
  await acts.sendAll()
  expect(sent).toEqual(['甲'])
})

test('撤销的从不送出，回到列表', async () => {
  const { acts, sent, undo, act } = desk()
  acts.begin(act('甲'))
  undo[0]!()
  expect([...acts.keys()]).toEqual([])
  await vi.advanceTimersByTimeAsync(UNDO_MS * 2)
  await acts.sendAll()
  expect(sent).toEqual([])
  acts.begin(act('甲'))
  await vi.advanceTimersByTimeAsync(UNDO_MS)
  expect(sent).toEqual(['甲'])
})

test('离开页面时未送的立即全部送出，送出后再撤销不起作用', async () => {
  const { acts, sent, undo, act } = desk()
  acts.begin(act('甲'))
  acts.begin(act('乙'))
  await acts.sendAll()
  undo[0]!()
  await vi.advanceTimersByTimeAsync(UNDO_MS * 2)
  expect(sent).toEqual(['甲（离开）', '乙（离开）'])
})

test('同一件不重复；送出期间仍不在列表里', async () => {
  const { acts, sent, act } = desk()
  let answer: () => void = () => undefined
  acts.begin(act('甲', { send: () => { sent.push('甲'); return new Promise<void>((resolve) => { answer = resolve }) } }))
  acts.begin(act('甲'))
  await vi.advanceTimersByTimeAsync(UNDO_MS)
  acts.begin(act('甲'))
  expect([...acts.keys()]).toEqual(['甲'])
  answer()
  await vi.advanceTimersByTimeAsync(UNDO_MS)
  expect([sent, [...acts.keys()]]).toEqual([['甲'], []])
})

test('被拒绝的说明没有成功并回到列表', async () => {
  const { acts, said, act } = desk()
  acts.begin(act('甲', { send: async () => { throw new Error('已收回') } }))
  await vi.advanceTimersByTimeAsync(UNDO_MS)
  expect(said.at(-1)).toBe('没有圈阅甲：Error: 已收回')
  expect([...acts.keys()]).toEqual([])
})
