import { Button } from 'antd'
import { type Column, GovTable, Light, Numbers, momentWords, today } from '#ui'
import { calledWords } from '../../core/calls/rules.ts'
import type { CallUnitView, CallView } from '../../core/calls/views.ts'
import { valueWords } from '../call-draft.ts'
import { FileList } from './call-reply.tsx'

export interface CallTableProps { readonly view: CallView; readonly onAct: (act: 'rework' | 'extend', one: CallUnitView) => void }

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`

/** The figures, who has not reported, the sums, and the table in protocol order: nobody is ranked. */
export function CallTable({ view, onAct }: CallTableProps) {
  const { tally, table, sums } = view
  if (!tally || !table) return null
  return (
    <>
      <Numbers label="报送情况" items={[
        { key: 'replied', label: '已报／应报', value: `${tally.replied}／${tally.called}`, unit: '个', definition: '已报出的单位和应报单位。联络员已填、负责人还没有签字的，不算已报。' },
        { key: 'replyRate', label: '报送率', value: percent(tally.replyRate), definition: '已报单位÷应报单位。' },
        { key: 'onTimeRate', label: '按时率', value: percent(tally.onTimeRate), definition: '按时报送的单位÷应报单位。曾经逾期的，退回重报后仍算逾期。' },
        { key: 'late', label: '逾期报送', value: tally.late, unit: '个', definition: '已报，但晚于报送期限。' },
      ]} />
      {tally.missing.length > 0 && (
        <section className="sn-card sup-card" aria-label="未报单位"><h2>未报单位（{tally.missing.length}个）</h2><ul className="sup-missing">{tally.missing.map(({ unit, name }) => <li key={unit}>{name}</li>)}</ul></section>
      )}
      {sums.length > 0 && (
        <section className="sn-card sup-card" aria-label="数字汇总"><h2>数字汇总</h2>
          <dl className="sup-facts">{sums.map(({ name, kind, measure, value, given, missing }) => (
            <div key={name}><dt>{name}</dt><dd><strong>{kind === 'number' ? `合计 ${value.toLocaleString('zh-CN')}${measure}` : `平均 ${Math.round(value * 10) / 10}%`}</strong>　<span className="sn-muted">{given} 个单位已填{leftEmpty(missing, view).length > 0 && `；已报而未填：${leftEmpty(missing, view).join('、')}`}</span></dd></div>
          ))}</dl>
        </section>
      )}
      <div className={view.may.some(isOnRow) ? 'sup-call-acting' : undefined}><GovTable label="报送表" columns={columnsFor(view, onAct)} rows={table} keyOf={(row) => row.unit} nameOf={(row) => row.name} /></div>
    </>
  )
}

const isOnRow = ({ act }: CallView['may'][number]): boolean => act === 'rework' || act === 'extend'

/** Those who reported and left it empty; who has not reported stands above. */
const leftEmpty = (missing: readonly string[], { tally }: CallView): readonly string[] => missing.filter((name) => !tally?.missing.some((one) => one.name === name))

function columnsFor({ fields, may }: CallView, onAct: CallTableProps['onAct']): readonly Column<CallUnitView>[] {
  const allowed = (act: 'rework' | 'extend', row: CallUnitView) => may.some((one) => one.act === act && one.unit === row.unit)
  const acts: Column<CallUnitView> = {
    key: 'acts', title: '办理', width: 7, render: (row) => (
      <span>
        {allowed('rework', row) && <Button size="small" aria-label={`退回重报：${row.name}`} onClick={() => onAct('rework', row)}>退回重报</Button>}
        {allowed('extend', row) && <Button size="small" aria-label={`延长期限：${row.name}`} onClick={() => onAct('extend', row)}>延长期限</Button>}
      </span>
    ),
  }
  return [
    { key: 'name', title: '单位', width: 8, isMain: true, render: (row) => row.name },
    { key: 'at', title: '状态', width: 8, render: (row) => <Light state={row.at === 'replied' ? (row.wasLate ? 'soon' : 'normal') : row.isOverdue ? 'overdue' : 'suspended'}>{statusWords(row)}</Light> },
    ...(may.some(isOnRow) ? [acts] : []),
    { key: 'handed', title: '报送时间', width: 8, render: (row) => (row.handedInAt ? momentWords(row.handedInAt, today()) : '') },
    ...fields.map((field, at): Column<CallUnitView> => ({ key: `field-${at}`, title: field.measure ? `${field.name}（${field.measure}）` : field.name, width: 8, isNumber: field.kind === 'number' || field.kind === 'percent', render: (row) => valueWords({ ...field, measure: '' }, row.reply?.values[at] ?? null) })),
    { key: 'text', title: '文字说明', width: 16, render: (row) => <div className="sup-cell-text">{row.reply?.text}<FileList files={row.files} /></div> },
    { key: 'urged', title: '催报、退回', width: 8, render: (row) => [...(row.urges > 0 ? [`催 ${row.urges} 次`] : []), ...(row.returns > 0 ? [`退回 ${row.returns} 次`] : [])].join('，') },
  ]
}

const statusWords = ({ at, wasLate, isOverdue, returns }: CallUnitView): string => {
  if (at === 'replied') return wasLate ? '逾期报送' : '按时报送'
  return `${at === 'awaited' && returns > 0 ? '退回待重报' : at === 'signing' ? '待签' : calledWords[at]}${isOverdue ? '，已超期' : ''}`
}
