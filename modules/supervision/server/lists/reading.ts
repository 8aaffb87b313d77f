import { refuse, type Refused } from '#lib/decision'
import type { FileId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { ownUpload, refuseClassified } from '#modules/files'
import { inTreeOrder, unitTree } from '#modules/organisation'
import type { Call } from '#platform/act'
import { filledRows, markWorkbook, writeWorkbook } from '#platform/sheets'
import type { Platform } from '../../../../platform/module.ts'
import type { ListRefusal } from '../../core/lists/refusals.ts'
import { latestDue } from '../../core/given.ts'
import { LIST_SHEET, listColumns, readList, type ListRow, type ListWorld } from '../../core/lists/rows.ts'
import type { ListReading } from '../../core/lists/types.ts'
import { paces, paceWords, sourceWords } from '../../core/sources.ts'
import { categoriesOf } from '../categories.ts'
import { hasHandlers } from '../ground.ts'
import { optionsFor } from '../options.ts'
import type { Looking } from '../viewer.ts'

const ROW_LIMIT = 500
type No = Refused<ListRefusal | 'not-found'>

/** What the rows of a list are held against today. */
export async function listWorld(looking: Looking): Promise<ListWorld> {
  const { db, now } = looking
  const day = dayOf(now)
  const { leaders } = await optionsFor(looking)
  const units = []
  for (const { unit } of inTreeOrder(await unitTree(db, day))) {
    if (unit.kind !== 'section') units.push({ unit: unit.id, name: unit.shortName, fullName: unit.name, isStaffed: await hasHandlers(db, unit.id, day) })
  }
  return { today: day, latest: latestDue(now), categories: await categoriesOf(db), units, leaders: leaders.map(({ person, name }) => ({ person, name })) }
}

/** An upload of the caller's own, read against today's units and categories; with faults, the same file with the column 错误. Changes nothing. */
export async function readUpload(platform: Platform, { actor }: Pick<Call, 'actor'>, file: FileId): Promise<ListReading | Refused> {
  const bytes = await ownUpload(platform, actor, file)
  if (!bytes) return refuse('not-found')
  const rows = await rowsIn(bytes)
  if ('kind' in rows) return rows
  // The upload was looked through already; what is read here may say more than what was read there (N-02).
  const classified = await refuseClassified(platform, [rows.map(({ cells }) => Object.values(cells).join('\t')).join('\n')])
  if (classified) return classified
  const { items, issues } = readList(rows, await listWorld({ db: platform.db, now: platform.now(), actor }))
  if (issues.length === 0) return { accepted: true, items, parts: rows.length }
  const marked = await markWorkbook(bytes, { title: '错误', marks: issues })
  return marked ? { accepted: false, issues, marked: Buffer.from(marked).toString('base64') } : refuse('list-unreadable')
}

async function rowsIn(bytes: Uint8Array): Promise<readonly ListRow[] | No> {
  const rows = await filledRows(bytes, { sheet: LIST_SHEET, columns: listColumns, mostRows: ROW_LIMIT })
  if (!rows) return refuse('list-unreadable')
  if (rows.length === 0) return refuse('list-empty')
  return rows.length > ROW_LIMIT ? refuse('list-too-large', { limit: ROW_LIMIT }) : rows
}

/** The empty file to fill in, with an example and the lists from which units, categories and leaders are taken. */
export async function listTemplate(looking: Looking): Promise<Uint8Array> {
  const { categories, units, leaders } = await listWorld(looking)
  const year = dayOf(looking.now).slice(0, 4)
  const columns = listColumns.map(({ name, required, hint }) => ({ title: name, width: name.length * 3 + 6, hint: `${required ? '必填。' : ''}${hint}`, isRequired: required, isText: true }))
  const example = ['1', '新增公共停车泊位1500个', '为民办实事', '一般', '每季度报告进展', '完成选址和方案', '方案经区政府批准', '区城管局', '区住建局、区交通局', leaders[0]?.name ?? '', `${year}-12-31`, `完成选址 ${year}-12-10；方案报批 ${year}-12-25`]
  return writeWorkbook([
    { name: LIST_SHEET, columns, rows: [] },
    { name: '填写示例', columns, rows: [example, ['1', '', '', '', '', '建成泊位1500个', '验收1500个', '区住建局', '', '', `${year}-12-31`, '']] },
    {
      name: '类别', columns: [{ title: '类别' }, { title: '立项来源' }, { title: '办理时限' }],
      rows: categories.filter(({ retired, source }) => !retired && source !== 'leaderInstruction' && source !== 'superiorSupervise')
        .map(({ name, source, terms }) => [name, sourceWords[source], terms.normal === null ? '须填写办结期限' : paces.map((pace) => `${paceWords[pace]}${terms[pace] ?? '—'}个工作日`).join('，')]),
    },
    { name: '单位', columns: [{ title: '简称' }, { title: '全称' }], rows: units.filter(({ isStaffed }) => isStaffed).map(({ name, fullName }) => [name, fullName]) },
    { name: '责任领导', columns: [{ title: '姓名' }], rows: leaders.map(({ name }) => [name]) },
  ])
}
