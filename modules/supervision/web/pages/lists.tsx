import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type Column, ListPage, concerns, useGo, useSession } from '#ui'
import { listStageWords } from '../../core/lists/classes.ts'
import type { ListLine } from '../../core/lists/types.ts'
import { keyListHref, queries } from '../api.ts'
import '../supervision.css'

/** 重点工作清单: what was brought in year by year, and how far it is. */
export function Page() {
  const session = useSession()
  const go = useGo()
  const lists = useQuery(queries.lists.queryOptions())
  return (
    <ListPage
      list="supervision.lists" title="重点工作清单" rows={lists.data} problem={lists.error} columns={columns} keyOf={(row) => row.id} nameOf={(row) => row.name} hrefOf={(row) => keyListHref(row.id)}
      action={concerns(session, ['supervisor']) && <Button type="primary" onClick={() => go('/supervision/lists/new')}>导入清单</Button>}
      empty={{ title: '这里将显示导入的年度重点工作清单', hint: '由督查室用模板填写后导入，审定后一次交办。' }}
    />
  )
}

const columns: readonly Column<ListLine>[] = [
  { key: 'name', title: '清单', isMain: true, render: (row) => row.name },
  { key: 'year', title: '年度', width: 6, render: (row) => `${row.year}年` },
  { key: 'stage', title: '状态', width: 7, render: (row) => listStageWords[row.waiting] },
  { key: 'count', title: '事项', width: 6, isNumber: true, render: (row) => row.count },
  { key: 'done', title: '已办结', width: 6, isNumber: true, render: (row) => row.done },
  { key: 'red', title: '红灯', width: 6, isNumber: true, render: (row) => row.red },
]
