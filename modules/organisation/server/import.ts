import { refuse, type Refused } from '#lib/decision'
import type { FileId, PersonId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { contentOf, fileCard, refuseClassified } from '#modules/files'
import type { Call, Db, Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import type { FilledRow, ImportRows } from '../core/import-rows.ts'
import { idsFor, planImport, type ImportPlan } from '../core/plan-import.ts'
import { holdsOn } from '../core/dated.ts'
import { inTreeOrder } from '../core/tree.ts'
import type { Post } from '../core/types.ts'
import type { ImportAnswer, RowIssue } from '../core/views.ts'
import { lineWords, roleWords, unitKindWords, unitLevelWords } from '../core/words.ts'
import { found } from './pinyin.ts'
import { changing, recordAll } from './record.ts'
import { loadPeople, loadUnits, savePeople, saveUnits } from './store.ts'
import { inOrganisation } from './tables.ts'
import type { At } from './unit-commands.ts'
import { allUnits, unitTree } from './unit-queries.ts'
import { filledWorkbook, markedImport, readImport } from './workbook.ts'

const ROW_LIMIT = 6000

/** What an import did, or every row that kept it from doing anything. */
export type Imported = Extract<ImportAnswer, { accepted: true }> | { readonly accepted: false; readonly issues: readonly RowIssue[] }

/** Brings in units, posts and people as of a day, all of them or none. */
export const importOrganisation = (at: At, call: Call, { rows, fromOn }: { rows: ImportRows; fromOn: Day }): Promise<Imported | Refused> => {
  const count = rows.units.length + rows.posts.length + rows.people.length
  if (count === 0) return Promise.resolve(refuse('import-empty'))
  if (count > ROW_LIMIT) return Promise.resolve(refuse('import-too-large', { limit: ROW_LIMIT }))
  return changing(at, call, async (work) => {
    const plan = planImport(rows, {
      fromOn, units: await loadUnits(work.db), people: await everybody(work.db),
      freshIds: Array.from({ length: idsFor(rows) }, () => work.newId<string>()),
    })
    if (plan.issues.length > 0) return { accepted: false, issues: plan.issues }
    await carryOut(work, plan)
    return { accepted: true, ...sizesOf(plan) }
  })
}

const everybody = async (db: Db) => {
  const ids = await inOrganisation(db).selectFrom('organisation_people').select('id').execute()
  return loadPeople(db, ids.map((row): PersonId => row.id))
}

async function carryOut(work: Work, plan: ImportPlan): Promise<void> {
  await saveUnits(work.db, plan.units.map((one) => one.after))
  const posts = new Map<string, Post>((await loadUnits(work.db)).flatMap((unit) => unit.posts).map((post) => [post.id, post]))
  await savePeople(work.db, plan.people.map((one) => found(one.after, posts)))
  await recordAll(work, [
    ...plan.units.map(({ before, after, events }) => ({ stream: `unit:${after.id}`, from: before?.version ?? 0, events, before, after })),
    ...plan.people.map(({ before, after, events }) => ({ stream: `person:${after.id}`, from: before?.version ?? 0, events, before, after })),
  ])
}

function sizesOf({ units, people }: ImportPlan) {
  const events: readonly { type: string }[] = [...units, ...people].flatMap((one): readonly { type: string }[] => one.events)
  const count = (type: string) => events.filter((event) => event.type === type).length
  return { units: count('unit-established'), posts: count('post-added'), people: count('person-added'), appointments: count('appointed') }
}

/** Reads an xlsx file that the caller uploaded, and imports it; with faults, answers the same file with the column 错误. */
export async function importWorkbook(platform: Platform, call: Call, { file, fromOn }: { file: FileId; fromOn: Day }): Promise<ImportAnswer | Refused> {
  const card = await fileCard(platform.db, file)
  const bytes = card && card.uploadedBy !== null && card.uploadedBy === call.actor.person ? await contentOf(platform, file) : null
  if (!bytes) return refuse('not-found')
  const rows = await readImport(bytes, ROW_LIMIT + 1)
  if (!rows) return refuse('import-unreadable')
  // The upload was looked through already; what is read here may say more than what was read there (N-02).
  const classified = await refuseClassified(platform, [rows.units, rows.posts, rows.people].map((sheet) => sheet.map(({ cells }) => Object.values(cells).join('\t')).join('\n')))
  if (classified) return classified
  const outcome = await importOrganisation(platform, call, { rows, fromOn })
  if (!('accepted' in outcome) || outcome.accepted) return outcome
  const marked = await markedImport(bytes, outcome.issues)
  return marked ? { ...outcome, marked: Buffer.from(marked).toString('base64') } : refuse('import-unreadable')
}

/** The organisation of a day as an import file, without mobile numbers: a whole contact book may not leave by export (documents.md N-07). */
export async function exportWorkbook(db: Db, day: Day): Promise<Uint8Array> {
  const tree = await unitTree(db, day)
  const fullName = (id: string) => [...tree.units.values()].find((unit) => unit.id === id)?.name ?? ''
  const order = inTreeOrder(tree).map(({ unit }) => unit)
  const posts = new Map((await allUnits(db)).map((unit) => [unit.id, unit.posts.filter((post) => holdsOn(post, day))]))
  const titles = new Map([...posts.values()].flat().map((post) => [post.id, post]))
  const people = (await everybody(db)).toSorted((a, b) => (a.profile.name < b.profile.name ? -1 : 1))
  return filledWorkbook({
    units: numbered(order.map((unit) => ({
      全称: unit.name, 简称: unit.shortName, 类别: unitKindWords[unit.kind], 级别: unitLevelWords[unit.level], 上级单位: unit.parent ? fullName(unit.parent) : '',
      ...Object.fromEntries((['dualLeadership', 'guidance'] as const).map((line) => [`${lineWords[line]}单位`, unit.lines.filter((one) => one.line === line).map((one) => fullName(one.unit)).join('、')])),
      统一社会信用代码: unit.unifiedCode ?? '', 发文代字: unit.issuer?.docPrefixes.join('、') ?? '', 排序: String(unit.position),
    }))),
    posts: numbered(order.flatMap((unit) => (posts.get(unit.id) ?? []).map((post) => ({
      单位: unit.name, 岗位名称: post.title, 角色: post.roles.map((role) => roleWords[role]).join('、'), 职数: String(post.seats),
      礼宾位次: post.rank === null ? '' : String(post.rank), 分管单位: post.oversees.map(fullName).join('、'),
    })))),
    people: numbered(people.flatMap((person) => person.appointments.filter((one) => holdsOn(one, day)).map((one) => ({
      姓名: person.profile.name, 办公电话: person.profile.officePhone ?? '', 单位: fullName(one.unit), 岗位: titles.get(one.post)?.title ?? '', 兼任: one.main ? '' : '是',
    })))),
  })
}

const numbered = (cells: readonly Record<string, string>[]): readonly FilledRow[] => cells.map((one, at) => ({ row: at + 2, cells: one }))
