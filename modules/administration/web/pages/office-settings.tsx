import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { EmptyState, ProblemNote, Waiting, momentWords, showToast, today, useSession, useTitle } from '#ui'
import type { SettingView } from '../../core/types.ts'
import '../administration.css'
import { client, queries } from '../api.ts'
import { hoursFrom, hoursText, isHours, valueFrom } from '../setting-text.ts'

/** Values that differ from office to office; each with what it does and the value shipped. */
export function Page() {
  useTitle('参数设置')
  const { data, error } = useQuery(queries.settings.queryOptions())
  const mayChange = useSession().admin === 'sysAdmin'
  if (error) return <ProblemNote problem={error} />
  if (!data) return <Waiting lines={8} />
  return (
    <div className="adm-page">
      <header className="sn-page-head"><h1>参数设置</h1></header>
      {data.length === 0 && <EmptyState title="这里显示各项业务的参数" />}
      {data.map((setting) => <Setting key={`${setting.key} ${setting.version}`} setting={setting} mayChange={mayChange} />)}
    </div>
  )
}

function Setting({ setting, mayChange }: { readonly setting: SettingView; readonly mayChange: boolean }) {
  const { key, label, about, value, initial, version } = setting
  const cache = useQueryClient()
  const show = (each: unknown) => (isHours(each) ? hoursText(each) : typeof each === 'string' ? each : JSON.stringify(each))
  const [text, setText] = useState(show(value))
  const [problem, setProblem] = useState<unknown>(null)
  const save = () => {
    client.changeSetting({ key, version, value: (isHours(initial) ? hoursFrom(text) : valueFrom(text, initial)) as never })
      .then(() => { showToast({ text: `${label}已修改。` }); return cache.invalidateQueries({ queryKey: queries.settings.key() }) })
      .catch(setProblem)
  }
  return (
    <section className="sn-card adm-part">
      <h2><label htmlFor={key}>{label}</label></h2>
      <p id={`${key}-about`} className="sn-muted">{about}默认：{show(initial)}。{setting.changedAt && `${setting.changedBy} ${momentWords(setting.changedAt, today())}修改。`}</p>
      {problem ? <ProblemNote problem={problem} /> : null}
      <form className="sn-row adm-form-foot" onSubmit={(event) => { event.preventDefault(); save() }}>
        <Input id={key} aria-describedby={`${key}-about`} value={text} readOnly={!mayChange} onChange={(event) => setText(event.target.value)} style={{ flex: 1, minWidth: '12rem' }} />
        {mayChange && <Button htmlType="submit" aria-label={`修改${label}`} disabled={text === show(value)}>修改</Button>}
      </form>
    </section>
  )
}
