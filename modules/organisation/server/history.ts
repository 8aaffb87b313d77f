import type { Db } from '#platform/act'
import { lastProfile } from '../core/tree.ts'
import type { PersonEvent, UnitEvent } from '../core/types.ts'
import type { ChangeView } from '../core/views.ts'
import { inOrganisation } from './tables.ts'
import { allUnits } from './unit-queries.ts'

// Entering and mending somebody's name or number is in the audit; it is no change of posts.
const OUTSIDE = ['person-added', 'person-changed']

/** The dated history of a unit or a person's posts, the latest first. */
export async function historyOf(db: Db, stream: string): Promise<readonly ChangeView[]> {
  const rows = await inOrganisation(db).selectFrom('organisation_changes').selectAll().where('stream', '=', stream).where('type', 'not in', OUTSIDE).orderBy('on_day', 'desc').orderBy('id', 'desc').execute()
  const units = await allUnits(db)
  const unitName = (id: string) => units.filter((unit) => unit.id === id).map((unit) => lastProfile(unit).shortName)[0] ?? ''
  const posts = new Map(units.flatMap((unit) => unit.posts.map((post) => [post.id as string, `${lastProfile(unit).shortName}${post.title}`] as const)))
  const appointed = new Map(rows.flatMap((row) => {
    const event = row.event as PersonEvent
    return event.type === 'appointed' ? [[event.appointment.id as string, posts.get(event.appointment.post) ?? ''] as const] : []
  }))
  return rows.map((row): ChangeView => ({
    type: row.type, onDay: row.on_day, by: row.by_name, at: row.at,
    about: aboutOf(row.event as UnitEvent | PersonEvent, { unitName, post: (id) => posts.get(id) ?? '', appointment: (id) => appointed.get(id) ?? '' }),
    ...(row.reason ? { reason: row.reason } : {}), ...(row.basis ? { basis: row.basis } : {}),
  }))
}

interface Names { readonly unitName: (id: string) => string; readonly post: (id: string) => string; readonly appointment: (id: string) => string }

function aboutOf(event: UnitEvent | PersonEvent, names: Names): string {
  switch (event.type) {
    case 'unit-established': return `设立${event.profile.name}`
    case 'unit-changed': return changesInWords(event.changes, names)
    case 'unit-corrected': return `更正：${changesInWords(event.changes, names)}`
    case 'issuer-registered': return event.issuer ? `立户，代字${event.issuer.docPrefixes.join('、')}` : '取消立户'
    case 'unit-merged': return `并入${names.unitName(event.into)}`
    case 'unit-abolished': return '撤销'
    case 'post-added': return `设岗：${event.post.title}`
    case 'post-changed': return `调整岗位：${names.post(event.post)}`
    case 'post-abolished': return `撤岗：${names.post(event.post)}`
    case 'person-added': return '录入'
    case 'person-changed': return '修改个人信息'
    case 'appointed': return `任${names.post(event.appointment.post)}${event.appointment.main ? '' : '（兼）'}`
    case 'appointment-ended': return `免${names.appointment(event.appointment)}`
  }
}

function changesInWords(changes: Extract<UnitEvent, { type: 'unit-changed' }>['changes'], names: Names): string {
  const said = [
    changes.name && `更名为${changes.name}`, changes.shortName && `简称${changes.shortName}`,
    changes.parent && `隶属${names.unitName(changes.parent)}`, changes.lines && '调整领导关系', (changes.kind || changes.level) && '调整类别或级别',
    changes.unifiedCode !== undefined && '变更信用代码', changes.position && '调整排序',
  ].filter((one) => typeof one === 'string' && one !== '')
  return said.join('，')
}
