import { Button, DatePicker, Form, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Day } from '#lib/instants'
import {
  ActBar, Banner, DueWords, EmptyState, ErrorSummary, FieldLack, FlowChart, FlowList, Light, ListPage, Numbers, ObjectPage, OpinionBox, PaperForm, PaperView,
  PeoplePicker, PersonName, type PersonOption, Problem, ProblemNote, RangePicker, Receipts, StepsPage, StructuredEditor, ThreadList, TraceTable, UploadBox,
  ViewTabs, Waiting, Workbench, WrittenOpinion, GovTable, showToast, useConfirm, useFilters, usePathParts,
} from '#ui'
import { z } from 'zod'
import { FramedPage } from '../frame.tsx'
import * as sample from './sample.ts'

/** Every component on sample data: to be looked at and examined by axe, without a server. */
export function Gallery() {
  const { page = 'desk' } = usePathParts()
  const Shown = rooms[page] ?? Desk
  return <FramedPage session={sample.session} modules={sample.modules}><Shown /></FramedPage>
}

const due = (item: sample.Item): ReactNode => <DueWords workingMinutesLeft={item.minutes} />
const columns = sample.columns(due)

const views = (current: string) => [['todo', '待办', 12], ['done', '已办', 208], ['read', '待阅', 3], ['closed', '办结', 96], ['mine', '我发起', 5]].map(([key, label, count]) => ({
  key: String(key), label: String(label), count: Number(count), href: `/gallery/list?view=${key}`, isCurrent: key === current,
}))

const Desk = () => (
  <Workbench
    greeting="王建国，上午好" action={<Button type="primary">拟新文</Button>} week={sample.week}
    highlights={[
      { key: 'sign', label: '待签发', value: 6, unit: '件', definition: '已到签发环节、等您签发的文件。', href: '/gallery/list' },
      { key: 'late', label: '超期', value: 2, unit: '件', definition: '您经手的事项中，过了办理时限而未办的。', href: '/gallery/list', light: 'overdue' },
      { key: 'month', label: '本月发文', value: 1284, unit: '件', definition: '本月内完成分发的文件数。', href: '/gallery/list' },
    ]}
    inbox={<><ViewTabs label="我的事项" views={views('todo')} /><GovTable label="待办" columns={columns.slice(0, 5)} rows={sample.items.slice(0, 8)} keyOf={(item) => item.id} nameOf={(item) => item.title} hrefOf={() => '/gallery/object'} /></>}
    functions={['参谋助手', '综合协调', '督促检查', '后勤保障'].map((label, n) => ({ key: label, label, href: '/gallery/list', todo: 12 - n * 3, soon: n, overdue: n === 2 ? 1 : 0 }))}
  />
)

const filterSchema = z.object({ view: z.string().catch('todo'), q: z.string().catch(''), open: z.string().catch('') })

function List() {
  const [filters, setFilters] = useFilters(filterSchema)
  const [range, setRange] = useState<readonly [Day | null, Day | null]>([null, null])
  return (
    <ListPage
      list="gallery" title="发文办理" action={<Button type="primary">拟新文</Button>} views={views(filters.view)} columns={columns} rows={sample.items}
      keyOf={(item) => item.id} nameOf={(item) => item.title} hrefOf={(item) => `/gallery/object?id=${item.id}`} total={1284} page={1} onPage={() => undefined}
      sort={{ key: 'due', direction: 'up' }} onSort={() => undefined} onExport={() => showToast({ text: '已导出 24 项' })}
      bulk={[{ label: '批量签收', onAct: (keys) => showToast({ text: `已签收 ${keys.length} 件`, onUndo: () => undefined }) }, { label: '批量催办', onAct: () => undefined }]}
      empty={{ title: '这里将显示您经手的发文' }} openKey={filters.open} onOpen={(key) => setFilters({ open: key ?? '' })}
      preview={(item) => <><h2>{item.title}</h2><p className="sn-muted">{item.from} · {item.kind}</p><FlowList nodes={sample.nodes} /></>}
      filters={<>
        <Input.Search aria-label="标题或文号" placeholder="标题或文号" allowClear style={{ width: '18rem' }} onSearch={(q) => setFilters({ q })} />
        <Select aria-label="文种" placeholder="文种" style={{ width: '9rem' }} options={['通知', '函', '报告'].map((value) => ({ value, label: value }))} />
        <RangePicker label="收到日期" value={range} onChange={setRange} />
      </>}
    />
  )
}

function ObjectRoom() {
  const confirm = useConfirm()
  const returned = () => { void confirm({ verb: '退回', title: '退回给拟稿人陈晓？', body: '退回后由其修改，再直接送回您处。', reason: { label: '退回原因', isRequired: true } }) }
  return (
    <ObjectPage
      title="关于召开全区重点项目推进会议的通知" back={{ href: '/gallery/list', label: '发文办理' }}
      marks={<><span className="sn-muted">临委办发〔2026〕31号</span><Light state="soon">加急</Light><DueWords workingMinutesLeft={180} /></>}
      paper={<PaperView label="文件版式" pages={sample.pages} />}
      handling={<OpinionBox label="签发意见" draft="gallery.opinion" onChange={() => undefined} phrases={['同意。', '同意，请按程序办理。', '请修改后再报。']} signer={{ name: '王建国', actingFor: '张伟' }} />}
      flow={<FlowChart nodes={sample.nodes} edges={sample.edges} />} thread={<ThreadList items={sample.thread} />}
      primary={{ key: 'sign', label: '签发', keys: 'Alt+S', onAct: () => showToast({ text: '已签发，送复核' }) }}
      others={[{ key: 'return', label: '退回', keys: 'Alt+T', onAct: returned, isDanger: true }, { key: 'number', label: '编号', onAct: () => undefined, disabledWhy: '签发后才能编号' }]}
      more={[{ key: 'void', label: '作废', onAct: () => undefined, isDanger: true }]}
    />
  )
}

const issues = [
  { code: 'G-ROUTE-02', severity: 'block' as const, field: 'main-to', text: '请示只能主送一个机关，请删去其余。', clause: '条例第十五条第四项' },
  { code: 'wrong-input', severity: 'block' as const, field: 'doc-title', text: '标题还没有填写，请填写事由和文种。' },
]

function Steps() {
  const [step, setStep] = useState('basic')
  const [attempt, setAttempt] = useState(1)
  const basic = (
    <Form layout="vertical">
      <Form.Item label="标题" htmlFor="doc-title" validateStatus="error" help={<FieldLack field="doc-title" issues={issues} />}><Input id="doc-title" placeholder="关于……的通知" /></Form.Item>
      <Form.Item label="主送机关" htmlFor="main-to" help={<FieldLack field="main-to" issues={issues} />}><Input id="main-to" defaultValue="区政府、财政局" /></Form.Item>
      <Form.Item label="成文日期" htmlFor="doc-date"><DatePicker id="doc-date" placeholder="如 2026-11-23" /></Form.Item>
    </Form>
  )
  return (
    <StepsPage
      title="拟新文" back={{ href: '/gallery/list', label: '发文办理' }} saved="已保存 10:32" current={step} onStep={setStep} attempt={attempt}
      steps={[{ key: 'basic', label: '基本要素', content: basic, issues }, { key: 'body', label: '正文', content: <UploadBox label="导入正文" accept={['.docx', '.txt']} maxBytes={20 * 1024 * 1024} onUpload={() => Promise.resolve()} />, issues: [] }]}
      submit={{ key: 'submit', label: '提交核稿', onAct: () => setAttempt(attempt + 1), keys: 'Alt+S' }}
    />
  )
}

function Pieces() {
  const [picked, setPicked] = useState<readonly PersonOption[]>(sample.people.slice(0, 1))
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <h1>部件</h1>
      <div className="sn-row">{(['normal', 'soon', 'overdue', 'suspended'] as const).map((state) => <Light key={state} state={state} />)}<PersonName name="王某" unit="督查室" /><Tag>标签</Tag></div>
      <div><Banner tone="info">文件已送核稿。</Banner><Banner tone="soon">您的代理将于明天到期。</Banner><ProblemNote problem={new Problem({ status: 409, code: 'changed-meanwhile', title: '', sentence: '别人刚刚改动了这项内容，请刷新后对照再提交。', requestId: 'r-17' })} onRetry={() => undefined} /></div>
      <ErrorSummary issues={issues} />
      <PeoplePicker label="送给" people={sample.people} value={picked} onChange={setPicked} groups={[{ name: '区委常委', people: sample.people }]} />
      <Numbers label="指标" items={[{ key: 'a', label: '按期办结率', value: '97.2', unit: '%', definition: '按期办结件数 ÷ 应办结件数。' }]} />
      <div className="sn-card"><TraceTable rows={sample.trace} onExport={() => undefined} /></div>
      <div className="sn-card"><EmptyState title="这里将显示报送的信息" hint="报送后可在此看到采用情况。" action={<Button>报送信息</Button>} /></div>
      <div className="sn-card"><Waiting lines={3} /></div>
      <ActBar primary={{ key: 'a', label: '报送', onAct: () => undefined, disabledWhy: '标题未填' }} />
    </div>
  )
}

const Sheet = () => (
  <><h1 className="sn-hidden">发文稿纸</h1><PaperForm
    title="中共临江区委办公室发文稿纸" head={<><span>编号：2026-0310</span><span>缓急：加急</span></>}
    rows={[
      { key: '1', lines: 3, cells: [{ key: 'sign', label: '签发', content: <WrittenOpinion text="同意。" who="张伟" when="11月23日" /> }, { key: 'counter', label: '会签', content: <WrittenOpinion text="同意，经费按年初预算执行。" who="李敏（代赵刚）" when="11月21日" /> }] },
      { key: '2', lines: 2, cells: [{ key: 'review', label: '核稿', content: <WrittenOpinion text="请财政局会签。" who="王建国" when="11月20日" /> }] },
      { key: '3', cells: [{ key: 'unit', label: '主办单位', content: '督查室' }, { key: 'who', label: '拟稿人', content: '陈晓' }, { key: 'phone', label: '联系电话', content: '0000-1234' }] },
      { key: '4', cells: [{ key: 'title', label: '标题', controlId: 'sheet-title', content: <Input id="sheet-title" defaultValue="关于召开全区重点项目推进会议的通知" variant="borderless" /> }] },
    ]}
  /></>
)

const Editor = () => <StructuredEditor label="正文" body={sample.body} onChange={() => undefined} onUpload={() => Promise.resolve('key')} onImport={() => undefined} />

const rooms: Readonly<Record<string, () => ReactNode>> = {
  desk: Desk, list: List, object: ObjectRoom, steps: Steps, pieces: Pieces, sheet: Sheet, editor: Editor,
  receipts: () => <><h1>签收情况</h1><Receipts receipts={sample.receipts} onUrge={(keys) => showToast({ text: `已催办 ${keys.length} 个单位` })} /></>,
}
