import { expect, test } from 'vitest'
import { sessionActions } from '#platform/session'
import { repository, treeOf } from '../tools/tree.ts'
import type { RouteContext } from '../platform/module.ts'
import { office } from './founding.ts'
import { modules } from './modules.ts'
import { wiring } from './wiring.ts'

const house = [{ name: 'session', actions: sessionActions, jobs: [] }, ...modules, office]
const words: Readonly<Record<string, string>> = Object.assign({}, ...house.map(({ actions }) => actions ?? {}))

test('审计中的每一项操作都有中文名称', () => {
  for (const [code, said] of Object.entries(words)) expect(said, code).toMatch(/^[\p{Script=Han}、]{2,}$/u)
  for (const { name, actions = {} } of house) for (const code of Object.keys(actions)) expect(code).toMatch(name === 'office' ? /^(office|news)\./ : new RegExp(`^${name}\\.`))
})

test('没有名称的操作不能通过编译；动态拼成的名称也一样', () => {
  const act = (context: RouteContext<'samples.sign' | 'samples.return'>, verb: 'sign' | 'return', other: 'sign' | 'burn') => {
    context.call(`samples.${verb}`)
    // @ts-expect-error `samples.burn` has no words.
    context.call(`samples.${other}`)
    // @ts-expect-error Nor may it be noted as a read.
    void context.auditRead('samples.look', 'sample:1')
  }
  const look = (context: RouteContext) => {
    // @ts-expect-error A handler whose module has no words only looks.
    context.call('samples.sign')
  }
  expect([act, look]).toHaveLength(2)
})

test('定时任务和告知的名称都在其中', () => {
  for (const job of house.flatMap(({ jobs = [] }) => jobs)) expect(words, job.name).toHaveProperty([job.name])
  for (const { name } of wiring) expect(words, name).toHaveProperty([`news.${name}`])
})

test('系统自己做的事也有名称', () => {
  const called = systemCalls()
  expect(called.length).toBeGreaterThan(5)
  for (const { file, begins, ends } of called) expect(Object.keys(words).some((known) => known.startsWith(begins) && known.endsWith(ends)), `${file}: ${begins} … ${ends}`).toBe(true)
})

/**
 * What is done in the system's name, read from the source: how each code begins and ends round a part put in at run time.
 * A code without any part in the source is a demonstration's, whose people do what `modules/*` name.
 */
function systemCalls(): readonly { readonly file: string; readonly begins: string; readonly ends: string }[] {
  const tree = treeOf(repository)
  const files = tree.files.filter((file) => /^(app|modules|platform)\/.*\.ts$/.test(file) && !/\.test\.ts$|(^|\/)testing(\/|\.ts$)/.test(file))
  return files.flatMap((file) => [...tree.read(file).matchAll(/(?:systemCall\(|\bas\('\w+Admin', )(['`])(.+?)\1/g)].map(([, , code]) => {
    const [begins = '', ...parts] = code!.split(/\$\{[^}]+\}/)
    return { file, begins, ends: parts.at(-1) ?? begins }
  })).filter(({ begins, ends }) => begins + ends !== '')
}
