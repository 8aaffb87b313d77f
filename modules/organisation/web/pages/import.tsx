import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '#lib/instants'
import { Banner, type Column, DayPicker, UploadBox, today, useTitle } from '#ui'
import { uploadFile } from '#modules/files/web'
import '../organisation.css'
import type { ImportAnswer, RowIssue } from '../../core/views.ts'
import { client } from '../api.ts'
import { useSaying } from '../parts/keeping-acts.ts'
import { IssueTable } from '../parts/issue-table.tsx'

const LIMIT = 4 * 1024 * 1024

/** Bringing in units, posts and people from a file: all of it, or nothing and the file back with what is wrong. */
export function Page() {
  useTitle('导入机构和人员')
  const [fromOn, setFromOn] = useState<Day | null>(today())
  const [answer, setAnswer] = useState<ImportAnswer | null>(null)
  const said = useSaying()
  const send = async (file: File) => {
    setAnswer(null)
    const { id } = await uploadFile(file)
    const sent = client.importFile({ file: id, fromOn: fromOn ?? today() })
    const told = await sent
    setAnswer(told)
    if (told.accepted) await said(sent, '已全部导入。')
  }
  return (
    <>
      <header className="sn-page-head"><h1>导入机构和人员</h1><Button href="/api/organisation/export">导出现有机构</Button></header>
      <div className="org-steps sn-card">
        <section aria-label="第一步"><h2>一、下载模板并填写</h2><p className="sn-muted">三张表：单位、岗位、人员。标红的列必填，鼠标停在列名上可看填写说明。</p><Button href="/api/organisation/import/template">下载模板</Button></section>
        <section aria-label="第二步"><h2>二、选择生效日期</h2><label htmlFor="import-day">生效日期</label> <DayPicker id="import-day" label="生效日期" value={fromOn} onChange={setFromOn} /></section>
        <section aria-label="第三步"><h2>三、上传</h2><UploadBox label="选择填好的文件" accept={['.xlsx']} maxBytes={LIMIT} onUpload={send} /></section>
      </div>
      <div aria-live="polite">{answer && <Outcome answer={answer} />}</div>
    </>
  )
}

const columns: readonly Column<RowIssue>[] = [
  { key: 'place', title: '位置', width: 12, isMain: true, render: (issue) => `${issue.sheet}表第${issue.row}行` },
  { key: 'column', title: '列', width: 8, render: (issue) => issue.column },
  { key: 'text', title: '错误', render: (issue) => issue.text },
]

function Outcome({ answer }: { readonly answer: ImportAnswer }) {
  if (answer.accepted) return <Banner tone="normal">已全部导入：单位 {answer.units} 个，岗位 {answer.posts} 个，人员 {answer.people} 人，任职 {answer.appointments} 条。</Banner>
  return (
    <section className="org-issues" aria-label="导入结果">
      <Banner tone="overdue" action={<Button href={`data:application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;base64,${answer.marked}`} download="导入错误.xlsx">下载标注了错误的文件</Button>}>
        有 {answer.issues.length} 处错误，一行也没有导入。请按「错误」列改正后重新上传。
      </Banner>
      <IssueTable columns={columns} issues={answer.issues} />
    </section>
  )
}
