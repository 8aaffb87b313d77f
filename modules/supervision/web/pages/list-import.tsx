import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { FileId } from '#lib/ids'
import { uploadFile } from '#modules/files/web'
import { ActBar, Banner, type Column, Field, GoLink, GovTable, NumberInput, ProblemNote, UploadBox, dayWords, refresh, showToast, today, useGo, useTitle } from '#ui'
import type { ListIssue } from '../../core/lists/rows.ts'
import type { ListedMatter, ListReading } from '../../core/lists/types.ts'
import { client, keyListHref } from '../api.ts'
import '../supervision.css'

const LIMIT = 4 * 1024 * 1024
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** 导入清单: template, upload, a look at what will be made; all of it or nothing. */
export function Page() {
  useTitle('导入重点工作清单')
  const go = useGo()
  const cache = useQueryClient()
  const year = Number(today().slice(0, 4))
  const [about, setAbout] = useState({ name: `${year}年区委重点工作清单`, year })
  const [read, setRead] = useState<{ readonly file: FileId; readonly answer: ListReading } | null>(null)
  const send = async (file: File) => {
    setRead(null)
    const { id } = await uploadFile(file)
    setRead({ file: id as FileId, answer: await client.readList({ file: id as FileId }) })
  }
  const importing = useMutation({
    mutationFn: (file: FileId) => client.importList({ file, name: about.name.trim(), year: about.year }),
    onSuccess: async (made, file) => {
      if (!made.accepted) return setRead({ file, answer: made })
      showToast({ text: `已提出立项 ${made.count} 项，送办公室领导整份审定。` })
      await refresh(cache, { topics: ['supervision', 'workflow'] })
      go(keyListHref(made.id))
    },
  })
  const isReady = read?.answer.accepted === true
  return (
    <div className="sup-plan">
      <header className="sn-object-head"><GoLink to="/supervision/lists" className="sn-back">‹ 重点工作清单</GoLink><h1>导入重点工作清单</h1></header>
      <section className="sn-card sup-card" aria-label="第一步"><h2>一、下载模板并填写</h2><p className="sn-muted">一件事项分给几个单位的，分几行写，各行填同一个序号。单位、类别、责任领导照模板里的表填写；鼠标停在列名上可看填写说明。</p><div><Button href="/api/supervision/list-template.xlsx">下载模板</Button></div></section>
      <section className="sn-card sup-card" aria-label="第二步"><h2>二、清单名称</h2>
        <div className="sup-pair">
          <Field id="list-name" label="清单名称" isRequired><Input id="list-name" maxLength={100} value={about.name} onChange={(event) => setAbout({ ...about, name: event.target.value })} /></Field>
          <Field id="list-year" label="年度" isRequired><NumberInput id="list-year" min={1949} max={9999} precision={0} value={about.year} onChange={(next) => setAbout({ ...about, year: next ?? year })} /></Field>
        </div>
      </section>
      <section className="sn-card sup-card" aria-label="第三步"><h2>三、上传核对</h2><UploadBox label="选择填好的清单" accept={['.xlsx']} maxBytes={LIMIT} onUpload={send} /></section>
      {importing.error ? <ProblemNote problem={importing.error} /> : null}
      <div aria-live="polite">{read && <Outcome answer={read.answer} />}</div>
      <ActBar primary={{
        key: 'import', label: '导入并送审定', keys: 'Alt+S', isPending: importing.isPending, onAct: () => { if (read) importing.mutate(read.file) },
        ...(!isReady ? { disabledWhy: read ? '清单有错，改正后重新上传' : '请先上传填好的清单' } : about.name.trim() === '' ? { disabledWhy: '请填写清单名称' } : {}),
      }} />
    </div>
  )
}

function Outcome({ answer }: { readonly answer: ListReading }) {
  if (answer.accepted) {
    return (
      <section className="sup-form" aria-label="将要形成的事项">
        <Banner tone="normal">共 {answer.items.length} 项事项、{answer.parts} 项任务，没有错误。核对后导入。</Banner>
        <GovTable label="将要形成的事项" columns={preview} rows={answer.items} keyOf={(row) => row.number} nameOf={(row) => row.title} />
      </section>
    )
  }
  return (
    <section className="sup-form" aria-label="导入结果">
      <Banner tone="overdue" action={<Button href={`data:${XLSX};base64,${answer.marked}`} download="清单错误.xlsx">下载标注了错误的文件</Button>}>有 {answer.issues.length} 处错误，一行也没有导入。请按“错误”列改正后重新上传。</Banner>
      <GovTable label="清单中的错误" columns={faults} rows={answer.issues} keyOf={(row) => `${row.row}-${row.column}-${row.text}`} nameOf={(row) => row.text} />
    </section>
  )
}

const preview: readonly Column<ListedMatter>[] = [
  { key: 'number', title: '序号', width: 4, render: (row) => row.number },
  { key: 'title', title: '事项', width: 14, isMain: true, render: (row) => row.title },
  { key: 'parts', title: '任务（牵头单位，期限）', render: (row) => <ol className="sup-listed">{row.parts.map((part, at) => <li key={at}>{part.content}<span className="sn-muted">（{part.lead.name}{part.dueOn && `，${dayWords(part.dueOn, today())}`}{part.milestones.length > 0 && `，${part.milestones.length}个节点`}）</span></li>)}</ol> },
  { key: 'leader', title: '责任领导', width: 6, render: (row) => row.leader?.name ?? '' },
]

const faults: readonly Column<ListIssue>[] = [
  { key: 'row', title: '位置', width: 7, isMain: true, render: (row) => `第${row.row}行` },
  { key: 'column', title: '列', width: 7, render: (row) => row.column },
  { key: 'text', title: '错误', render: (row) => row.text },
]
