import { type Column, GovTable } from '#ui'
import { dutyPoolWords } from '../../core/types.ts'
import type { TallyLine } from '../../core/views.ts'

/** Who has how many duties of which kind: the fairness that people ask about. */
export const Tally = ({ tally }: { readonly tally: readonly TallyLine[] }) => (
  <details className="sn-card duty-card sn-screen-only"><summary>班数统计：本月和累计，工作日、周末、法定假日分别计算</summary>
    <GovTable label="班数统计" columns={columns} rows={tally} keyOf={({ pool, person }) => `${pool} ${person}`} nameOf={({ name }) => name} />
  </details>
)

const columns: readonly Column<TallyLine>[] = [
  { key: 'name', title: '姓名', width: 8, isMain: true, render: ({ name }) => name },
  { key: 'post', title: '单位职务', render: ({ post }) => post },
  { key: 'pool', title: '类别', width: 7, render: ({ pool }) => dutyPoolWords[pool] },
  { key: 'workday', title: '工作日', width: 7, render: ({ inMonth, inAll }) => `${inMonth.workday}（累计${inAll.workday}）` },
  { key: 'weekend', title: '周末', width: 7, render: ({ inMonth, inAll }) => `${inMonth.weekend}（累计${inAll.weekend}）` },
  { key: 'holiday', title: '法定假日', width: 7, render: ({ inMonth, inAll }) => `${inMonth.holiday}（累计${inAll.holiday}）` },
]
