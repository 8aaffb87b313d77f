import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import type { FileId } from '#lib/ids'
import { uploadFile } from '#modules/files/web'
import { Banner, type Column, GoLink, GovTable, ProblemNote, UploadBox, showToast, today, useFilters, useGo, useTitle } from '#ui'
import type { SheetIssue } from '../../core/sheet.ts'
import type { Month } from '../../core/types.ts'
import type { RosterReading } from '../../core/views.ts'
import { client, queries, rosterHref } from '../api.ts'
import '../duty.css'

const filtersSchema = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).catch('') })
const LIMIT = 4 * 1024 * 1024
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** 导入值班表: template, upload; all of it or nothing. */
export function Page() {
  useTitle('导入值班表')
  const go = useGo()
  const [filters] = useFilters(filtersSchema)
  const month = (filters.month || today().slice(0, 7)) as Month
  const view = useQuery({ ...queries.month.queryOptions({ input: { month } }), retry: false })
  const [refused, setRefused] = useState<Extract<RosterReading, { accepted: false }> | null>(null)
  const send = async (file: File) => {
    setRefused(null)
    const { id } = await uploadFile(file)
    const read = await client.importRoster({ month, version: view.data?.version ?? 0, file: id as FileId })
    if (!read.accepted) return setRefused(read)
    showToast({ text: `已导入 ${read.shifts} 个班，请核对后送审。` })
    go(rosterHref(month))
  }
  return (
    <div className="duty-page">
      <header className="sn-object-head"><GoLink to={rosterHref(month)} className="sn-back">‹ 值班表</GoLink><h1>导入{Number(month.slice(0, 4))}年{Number(month.slice(5))}月值班表</h1></header>
      {view.error ? <ProblemNote problem={view.error} onRetry={() => void view.refetch()} /> : null}
      <section className="sn-card duty-card" aria-label="第一步"><h2>一、下载模板并填写</h2><p className="sn-muted">每天一行，各岗位填姓名；敏感时期每班两人，用顿号隔开。导入会替换本月现在的编排。</p><div><Button href={`/api/duty/rosters/${month}/template.xlsx`}>下载模板</Button></div></section>
      <section className="sn-card duty-card" aria-label="第二步"><h2>二、上传</h2><UploadBox label="选择填好的值班表" accept={['.xlsx']} maxBytes={LIMIT} onUpload={send} /></section>
      <div aria-live="polite">{refused && (
        <section aria-label="导入结果">
          <Banner tone="overdue" action={<Button href={`data:${XLSX};base64,${refused.marked}`} download="值班表错误.xlsx">下载标注了错误的文件</Button>}>有 {refused.issues.length} 处错误，一行也没有导入。请按“错误”列改正后重新上传。</Banner>
          <GovTable label="值班表中的错误" columns={faults} rows={refused.issues} keyOf={(row) => `${row.row}-${row.column}-${row.text}`} nameOf={(row) => row.text} />
        </section>
      )}</div>
    </div>
  )
}

const faults: readonly Column<SheetIssue>[] = [
  { key: 'row', title: '位置', width: 7, isMain: true, render: (row) => `第${row.row}行` },
  { key: 'column', title: '列', width: 10, render: (row) => row.column },
  { key: 'text', title: '错误', render: (row) => row.text },
]
