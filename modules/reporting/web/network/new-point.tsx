import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { DayPicker, Field, ProblemNote, Select, today, useActs, useGo } from '#ui'
import type { PointId, PointLevel } from '../../core/network/three.ts'
import { pointLevels, pointLevelWords } from '../../core/network/types.ts'
import { client, pointHref, queries } from './api.ts'

interface Drawn { readonly level: PointLevel; readonly unit: UnitId | ''; readonly parent: PointId | ''; readonly name: string; readonly on: Day }

/** 设立直报点: a unit, or a village under its township; its three are named on its own page. */
export function NewPoint({ onClose }: { readonly onClose: () => void }) {
  const go = useGo()
  const options = useQuery(queries.networkOptions.queryOptions())
  const [drawn, setDrawn] = useState<Drawn>({ level: 'department', unit: '', parent: '', name: '', on: today() })
  const registering = useActs({
    act: ({ level, unit, parent, name, on }: Drawn) => client.registerPoint(level === 'village' ? { level, unit: parent as string as UnitId, name, parent: parent as PointId, on } : { level, unit: unit as UnitId, on }),
    done: () => '直报点已设立，请指定三级负责人。', topics: ['reporting'],
  })
  const isVillage = drawn.level === 'village'
  const units = (options.data?.units ?? []).filter(({ level }) => level === drawn.level)
  const lack = isVillage ? (!drawn.parent ? '请先选择镇街' : drawn.name.trim() === '' ? '请填写村社名称' : null) : !drawn.unit ? '请先选择单位' : null
  return (
    <section className="sn-card rpt-card" aria-label="设立直报点">
      <h2>设立直报点</h2>
      {registering.problem ? <ProblemNote problem={registering.problem} /> : null}
      <div className="rpt-pair">
        <Field id="level" label="层级"><Select<PointLevel> id="level" aria-label="层级" value={drawn.level} options={pointLevels.map((value) => ({ value, label: pointLevelWords[value] }))} onChange={(level) => setDrawn({ ...drawn, level, unit: '', parent: '' })} /></Field>
        {isVillage ? (
          <>
            <Field id="parent" label="所属镇街" isRequired><Select<string> id="parent" aria-label="所属镇街" value={drawn.parent} options={(options.data?.townships ?? []).map(({ id, name }) => ({ value: id, label: name }))} onChange={(parent) => setDrawn({ ...drawn, parent: parent as PointId })} /></Field>
            <Field id="name" label="村社名称" isRequired><Input id="name" maxLength={40} value={drawn.name} onChange={(event) => setDrawn({ ...drawn, name: event.target.value })} /></Field>
          </>
        ) : (
          <Field id="unit" label="单位" isRequired hint="已经是直报点的不再列出"><Select<string> id="unit" aria-label="单位" showSearch={{ optionFilterProp: 'label' }} value={drawn.unit} options={units.map(({ unit, name }) => ({ value: unit, label: name }))} onChange={(unit) => setDrawn({ ...drawn, unit: unit as UnitId })} /></Field>
        )}
        <Field id="on" label="设立日期" isRequired><DayPicker id="on" label="设立日期" value={drawn.on} onChange={(on) => setDrawn({ ...drawn, on: on ?? today() })} /></Field>
      </div>
      <div className="sn-row">
        <Button type="primary" loading={registering.isPending} disabled={lack !== null} onClick={() => void registering.run(drawn).then((made) => { if (made) go(pointHref(made.id)) })}>设立</Button>
        <Button onClick={onClose}>暂不设立</Button>
        {lack && <span className="sn-muted">{lack}</span>}
      </div>
    </section>
  )
}
