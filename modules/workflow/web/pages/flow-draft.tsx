import { skipToken, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { GoLink, ProblemNote, Waiting, useFilters, useTitle } from '#ui'
import type { Definition } from '#engines/workflow'
import { queries } from '../api.ts'
import { drawingText } from '../drawing.ts'
import { flowHref } from '../flow-lines.ts'
import { DrawingEditor } from '../parts/drawing-editor.tsx'
import '../workflow.css'

const filtersSchema = z.object({ name: z.string().catch(''), version: z.coerce.number().int().min(1).optional().catch(undefined) })

/** Drawing a new version of a flow, or a new flow: as text, checked and published. */
export function Page() {
  const [{ name, version }] = useFilters<z.output<typeof filtersSchema>>(filtersSchema)
  const isNew = name === '' || version === undefined
  const { data, error } = useQuery(queries.definition.queryOptions({ input: isNew ? skipToken : { name, version } }))
  useTitle(isNew ? '画新流程' : '起草新版')
  if (error) return <ProblemNote problem={error} />
  if (!isNew && !data) return <Waiting lines={10} />
  return (
    <>
      <header className="sn-page-head">
        <div><GoLink to={isNew ? '/workflow/flows' : flowHref(name)} className="sn-back">‹ {data?.title ?? '流程'}</GoLink><h1>{data ? `${data.title}：以第 ${data.version} 版起草新版` : '画新流程'}</h1></div>
      </header>
      <DrawingEditor key={`${name} ${version}`} draft={isNew ? 'workflow.flow' : `workflow.flow.${name}.${version}`} initial={drawingText(data?.definition ?? starter)} before={data?.definition ?? null} />
    </>
  )
}

/** The smallest flow that passes the check: drafted, handled by the head of the drafter's unit, ended. */
const starter: Omit<Definition, 'version'> = {
  name: 'documents.sample', title: '新流程',
  fields: [],
  steps: [
    { kind: 'draft', id: 'draft', name: '拟稿', next: 'handle' },
    { kind: 'handle', id: 'handle', name: '办理', mode: 'single', participants: [{ by: 'headOfDraftersUnit' }], next: 'end' },
    { kind: 'end', id: 'end', name: '办结', result: 'completed' },
  ],
}
