import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { FileId } from '#lib/ids'
import { uploadFile } from '#modules/files/web'
import { ActBar, Banner, type Column, GoLink, GovTable, ProblemNote, UploadBox, refresh, showToast, useGo, useTitle } from '#ui'
import type { ListedPoint, NetworkIssue, NetworkReading } from '../../core/network/rows.ts'
import { pointLevelWords } from '../../core/network/types.ts'
import { client, NETWORK } from '../network/api.ts'
import { seatWords } from '../network/words.ts'
import '../network/network.css'

const LIMIT = 4 * 1024 * 1024
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** 导入直报点: template, upload, a look at what will change; all of it or nothing. */
export function Page() {
  useTitle('导入直报点')
  const go = useGo()
  const cache = useQueryClient()
  const [read, setRead] = useState<{ readonly file: FileId; readonly answer: NetworkReading } | null>(null)
  const send = async (file: File) => {
    setRead(null)
    const { id } = await uploadFile(file)
    setRead({ file: id as FileId, answer: await client.readNetwork({ file: id as FileId }) })
  }
  const importing = useMutation({
    mutationFn: (file: FileId) => client.importNetwork({ file }),
    onSuccess: async (made, file) => {
      if (!made.accepted) return setRead({ file, answer: made })
      showToast({ text: `新设直报点 ${made.made} 个，更新 ${made.changed} 个。` })
      await refresh(cache, { topics: ['reporting'] })
      go(NETWORK)
    },
  })
  return (
    <div className="rpt-page">
      <header className="sn-object-head"><GoLink to={NETWORK} className="sn-back">‹ 信息网络</GoLink><h1>导入直报点</h1></header>
      <section className="sn-card rpt-card" aria-label="第一步"><h2>一、下载模板并填写</h2><p className="sn-muted">一个直报点一行。人员须已在组织机构中登记；暂时空缺的可以空着，导入后列入网络缺口。已有的直报点只更新与表中不同的人员和电话。</p><div><Button href="/api/reporting/network/template.xlsx">下载模板</Button></div></section>
      <section className="sn-card rpt-card" aria-label="第二步"><h2>二、上传核对</h2><UploadBox label="选择填好的表" accept={['.xlsx']} maxBytes={LIMIT} onUpload={send} /></section>
      {importing.error ? <ProblemNote problem={importing.error} /> : null}
      <div aria-live="polite">{read && <Outcome answer={read.answer} />}</div>
      <ActBar primary={{ key: 'import', label: '导入', keys: 'Alt+S', isPending: importing.isPending, onAct: () => { if (read) importing.mutate(read.file) }, ...(read?.answer.accepted ? {} : { disabledWhy: read ? '表中有错，改正后重新上传' : '请先上传填好的表' }) }} />
    </div>
  )
}

function Outcome({ answer }: { readonly answer: NetworkReading }) {
  if (answer.accepted) {
    return (
      <section className="rpt-page" aria-label="将要导入的直报点">
        <Banner tone="normal">共 {answer.points.length} 个直报点，其中新设 {answer.points.filter(({ known }) => known === null).length} 个，没有错误。核对后导入。</Banner>
        <GovTable label="将要导入的直报点" columns={preview} rows={answer.points} keyOf={(row) => `${row.unit}${row.level}${row.name}`} nameOf={(row) => row.name} />
      </section>
    )
  }
  return (
    <section className="rpt-page" aria-label="导入结果">
      <Banner tone="overdue" action={<Button href={`data:${XLSX};base64,${answer.marked}`} download="直报点错误.xlsx">下载标注了错误的文件</Button>}>有 {answer.issues.length} 处错误，一行也没有导入。请按“错误”列改正后重新上传。</Banner>
      <GovTable label="表中的错误" columns={faults} rows={answer.issues} keyOf={(row) => `${row.row}-${row.column}-${row.text}`} nameOf={(row) => row.text} />
    </section>
  )
}

const preview: readonly Column<ListedPoint>[] = [
  { key: 'name', title: '直报点', width: 12, isMain: true, render: (row) => row.name },
  { key: 'level', title: '层级', width: 6, render: (row) => pointLevelWords[row.level] },
  { key: 'seats', title: '三级负责人', render: (row) => row.seats.map((seat) => `${seatWords(seat)}${seat.name}`).join('，') || '待补' },
  { key: 'known', title: '处理', width: 6, render: (row) => (row.known ? '更新' : '新设') },
]

const faults: readonly Column<NetworkIssue>[] = [
  { key: 'row', title: '位置', width: 7, isMain: true, render: (row) => `第${row.row}行` },
  { key: 'column', title: '列', width: 9, render: (row) => row.column },
  { key: 'text', title: '错误', render: (row) => row.text },
]
