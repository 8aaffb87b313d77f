import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { DayPicker, EmptyState, PeoplePicker, ProblemNote, Waiting, concerns, useFilters, useGo, useNarrow, useSession, useTitle } from '#ui'
import '../organisation.css'
import { findPeople, personHref, queries } from '../api.ts'
import { FormDialog } from '../parts/form-dialog.tsx'
import { useKeeping } from '../parts/keeping-acts.ts'
import { UnitDetail } from '../parts/unit-detail.tsx'
import { UnitTree } from '../parts/unit-tree.tsx'

const filtersSchema = z.object({ unit: z.string().optional().catch(undefined), day: z.iso.date().optional().catch(undefined) })

/** The organisation of a day: the tree at the left, a unit at the right. The day stands in the address. */
export function Page() {
  useTitle('组织机构')
  const session = useSession()
  const go = useGo()
  const isNarrow = useNarrow(56)
  const [{ unit, day }, change] = useFilters(filtersSchema)
  const tree = useQuery(queries.tree.queryOptions({ input: day ? { day } : {} }))
  const shown = unit ?? session.units[0]?.id ?? tree.data?.units.find((one) => one.kind === 'committeeOffice')?.id
  const view = useQuery({ ...queries.unit.queryOptions({ input: { unit: (shown ?? '') as UnitId, ...(day ? { day } : {}) } }), enabled: shown !== undefined })
  // Changes are made to what stands now; a past day is for reading.
  const keeping = useKeeping(view.data, tree.data)
  const mayKeep = concerns(session, ['organisationClerk']) && !day
  return (
    <div className={isNarrow ? 'org-page-narrow' : undefined}>
      <header className="sn-page-head">
        <h1>组织机构</h1>
        <div className="sn-row">
          <div className="org-find"><PeoplePicker label="查人" isSingle source={findPeople} value={[]} onChange={([person]) => { if (person) go(personHref(person.id)) }} /></div>
          <label htmlFor="org-day">按日期查看</label>
          <DayPicker id="org-day" label="按日期查看" value={(day ?? null) as Day | null} onChange={(next) => change({ day: next ?? undefined })} />
        </div>
      </header>
      {tree.error ? <ProblemNote problem={tree.error} onRetry={() => void tree.refetch()} /> : (
        <div className="org-split">
          {tree.data ? <UnitTree tree={tree.data} current={shown ?? null} day={day} /> : <Waiting lines={12} />}
          {view.error ? <ProblemNote problem={view.error} /> : view.data ? <UnitDetail view={view.data} day={day} acts={mayKeep ? keeping.acts : null} />
            : shown ? <Waiting lines={12} /> : <EmptyState title="这里将显示单位的岗位和人员" hint="请在左侧选择一个单位。" />}
        </div>
      )}
      <FormDialog form={keeping.form} onClose={keeping.close} />
    </div>
  )
}
