import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { BatchNote, type BatchOutcome, type Column, Light, ListPage, MoreRows, Select, eachInTurn, momentWords, refresh, today, useConfirm, useFilters, useGo } from '#ui'
import type { Fate, ItemKind } from '../../core/items/types.ts'
import type { ItemLine, TrayView } from '../../core/items/views.ts'
import { channelWords, fateWords, kindWords } from '../../core/items/words.ts'
import { client, itemHref, ITEMS, queries, TRAY, useOptions } from '../items/api.ts'
import { stageTone, standingWords } from '../items/words.ts'
import '../items/items.css'

const VIEWS = ['new', 'editing', 'reviewing', 'done', 'reserve', 'other', 'all'] as const satisfies readonly TrayView[]
const viewWords: Readonly<Record<TrayView, string>> = { new: '待筛选', editing: '待编辑', reviewing: '审核签发', done: '已签发刊发', reserve: '备用', other: '其他已办', all: '全部' }
const filtersSchema = z.object({ view: z.enum(VIEWS).catch('new'), kind: z.enum(['', ...Object.keys(kindWords) as [ItemKind, ...ItemKind[]]]).catch(''), q: z.string().catch('') })

/** 信息编辑台: what has come in, to be screened alone or many at once, edited, reviewed and signed. */
export function Page() {
  const [{ view, kind, q }, setFilters] = useFilters(filtersSchema)
  const go = useGo()
  const options = useOptions().data
  const list = useInfiniteQuery(queries.tray.infiniteOptions({
    input: (after: string | undefined) => ({ view, limit: 50, ...(kind ? { kind } : {}), ...(q ? { q } : {}), ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
  }))
  const rows = list.data?.pages.flatMap((page) => page.lines)
  const counts = list.data?.pages[0]?.counts
  const screening = useScreening(rows ?? [])
  return (
    <>
      <ListPage
        list="reporting.tray" title="信息编辑台" rows={rows} problem={list.error} columns={columns} keyOf={(row) => row.id} nameOf={(row) => `${row.title}，${row.unitName}`} hrefOf={(row) => itemHref(row.id)}
        action={options?.mayReceive && <Button onClick={() => go(`${ITEMS}/new`)}>登记来信、热线</Button>}
        note={screening.outcome && <BatchNote verb="初筛" outcome={screening.outcome} onClose={screening.forget} />}
        views={VIEWS.map((key) => ({ key, label: `${viewWords[key]}${counts && key in counts ? ` ${counts[key as keyof typeof counts]}` : ''}`, href: `${TRAY}?view=${key}`, isCurrent: key === view }))}
        filters={<>
          <Input.Search key={q} aria-label="标题或正文" placeholder="标题或正文" allowClear style={{ width: '14rem' }} defaultValue={q} onSearch={(words) => setFilters({ q: words.trim() })} />
          <Select aria-label="类别" placeholder="类别" allowClear style={{ width: '9rem' }} options={(Object.keys(kindWords) as ItemKind[]).map((value) => ({ value: value as string, label: kindWords[value] }))} value={kind || null} onChange={(chosen) => setFilters({ kind: (chosen ?? '') as ItemKind | '' })} />
        </>}
        {...(options?.isEditor && (view === 'new' || view === 'reserve') ? { bulk: screening.acts } : {})}
        empty={q || kind ? { title: '没有符合条件的信息', hint: '请放宽上面的筛选条件。' } : options && !options.isDesk ? { title: '信息编辑台由区委办公室信息科使用', hint: '本单位的信息在“我的信息”里。' } : { title: view === 'new' ? '没有待筛选的信息' : '这里没有信息', hint: '各直报点审签上报的信息先到“待筛选”。' }}
      />
      <MoreRows list={list}>显示更早的信息</MoreRows>
    </>
  )
}

/** 初筛 of many at once; one reason is written for all of them. Merging asks for a target and is done on the page of the item. */
function useScreening(rows: readonly ItemLine[]) {
  const confirm = useConfirm()
  const cache = useQueryClient()
  const [outcome, setOutcome] = useState<BatchOutcome | null>(null)
  const screen = async (fate: Exclude<Fate, 'merge'> | 'return', keys: readonly string[]) => {
    const lines = rows.filter((row) => keys.includes(row.id))
    const sure = await confirm({ verb: fateWords[fate], title: `所选 ${lines.length} 条${fateWords[fate]}？`, body: '报送单位会看到处理意见和理由。', ...(fate === 'adopt' ? {} : { reason: { label: '理由', isRequired: true } }) })
    if (!sure) return
    setOutcome(await eachInTurn(lines, { act: ({ id }) => client.actOnItem({ item: id, act: { type: 'screen', fate, reason: sure.reason, into: null } }), titleOf: ({ title }) => title }))
    await refresh(cache, { topics: ['reporting', 'workflow'] })
  }
  return { outcome, forget: () => setOutcome(null), acts: (['adopt', 'reserve', 'return', 'decline'] as const).map((fate) => ({ label: `${fateWords[fate]}所选`, onAct: (keys: readonly string[]) => void screen(fate, keys) })) }
}

const columns: readonly Column<ItemLine>[] = [
  { key: 'at', title: '状态', width: 11, render: (row) => <Light state={stageTone[row.at]}>{standingWords(row)}</Light> },
  { key: 'title', title: '标题', isMain: true, render: (row) => row.title },
  { key: 'unit', title: '报送单位', width: 10, render: (row) => `${row.unitName}${row.contributors > 1 ? `等${row.contributors}家` : ''}` },
  { key: 'kind', title: '类别', width: 7, render: (row) => kindWords[row.kind] },
  { key: 'submitted', title: '上报时间', width: 10, render: (row) => (row.submittedAt ? momentWords(row.submittedAt, today()) : '') },
  { key: 'first', title: '首报', width: 5, render: (row) => (row.isFirst ? '首报' : '') },
  { key: 'channel', title: '渠道', width: 7, isOptional: true, render: (row) => channelWords[row.channel] },
  { key: 'adoptions', title: '采用', width: 6, isOptional: true, render: (row) => (row.adoptions > 0 ? `${row.adoptions}次` : '') },
]
