import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import { peopleWithRole } from '#modules/organisation'
import { sightOf, type LibraryKey, type LibraryLine } from '../core/library.ts'
import { testOffice } from '../testing/office.ts'
import { agencyUnit, personOf, poolRegistered, sampleAgencies } from './demo/pool-office.ts'
import { unitNamed } from './demo/office.ts'
import { keepInLibrary, libraryPage } from './pool/library.ts'
import { pool } from './pool/tables.ts'
import { poolViewer } from './pool/viewer.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let viewers: readonly PersonId[]
let lines: LibraryLine[]
const towns = ['青禾镇党委', '白石镇党委', '区发改局', '区政府办公室']

beforeAll(async () => {
  made = await testOffice('2026-11-23T01:30:00.000Z' as Instant)
  const { office, platform } = made
  await poolRegistered(office)
  const contacts = await Promise.all(towns.map((town) => peopleWithRole(platform.db, { unit: unitNamed(office, town).unit, role: 'unitContact', day: '2026-11-23' as Day })))
  viewers = [...await Promise.all(sampleAgencies.map(({ name }) => personOf(office, name, 'liaison'))), ...contacts.map(([one]) => one!.id), office.district.cast.drafter]
  const agencies = sampleAgencies.map(({ name }) => ({ unit: agencyUnit(office, name), name }))
  lines = agencies.flatMap((agency, at) => towns.flatMap((town, index) => [false, true].map((isShared): LibraryLine => ({
    key: `noted:${at}-${index}-${isShared}` as LibraryKey, agencies: index % 2 ? [agency, agencies[(at + 1) % agencies.length]!] : [agency], unit: unitNamed(office, town), source: index % 2 ? 'joint' : 'audit', kind: 'unsorted', at: isShared ? 'listed' : 'resolved',
    text: `问题${at}${index}`, measure: '', dueOn: null, listedOn: `2026-11-${String(1 + at * 3 + index % 3).padStart(2, '0')}` as Day, isShared, link: null,
  }))))
  await keepInLibrary(platform.db, lines)
  await pool(platform.db).updateTable('inspections_library').set({ is_shared: true }).where('key', 'like', '%true' as LibraryKey).execute()
})

test('谁看得到什么，数据库里的条件与规则逐人逐条一致；带条件时看不到全文的一条也不给', async () => {
  const filters = fc.record({ source: fc.constantFrom('joint' as const, 'audit' as const), at: fc.constantFrom('listed' as const, 'resolved' as const), q: fc.constantFrom('问题1', '问题'), unit: fc.nat(3), agency: fc.nat(5) }, { requiredKeys: [] })
  await fc.assert(fc.asyncProperty(fc.nat(viewers.length - 1), filters, async (who, drawn) => {
    const look = await made.office.look(viewers[who]!)
    const viewer = await poolViewer(look)
    const unit = drawn.unit === undefined ? undefined : unitNamed(made.office, towns[drawn.unit]!).unit
    const agency: UnitId | undefined = drawn.agency === undefined ? undefined : agencyUnit(made.office, sampleAgencies[drawn.agency]!.name)
    const filter = { source: drawn.source, at: drawn.at, q: drawn.q, unit, agency }
    const isAskedOfWords = drawn.source !== undefined || drawn.at !== undefined || drawn.q !== undefined
    const wanted = lines.filter((line) => (!unit || line.unit.unit === unit) && (!agency || line.agencies[0]!.unit === agency) && (!drawn.source || line.source === drawn.source) && (!drawn.at || line.at === drawn.at) && (!drawn.q || line.text.includes(drawn.q)))
      .map((line) => sightOf(viewer, line)).filter((sight) => sight === 'full' || (sight === 'fact' && !isAskedOfWords)).toSorted()
    const found = await libraryPage(look, { filter, after: null, limit: 100 })
    expect(found.lines.map(({ sight }) => sight).toSorted()).toEqual(wanted)
  }), { numRuns: 150 })
})
