import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactNode, Suspense, lazy, useState } from 'react'
import { z } from 'zod'
import { type Column, ListPage, MoreRows, ProblemNote, Select, momentWords, showToast, today, useConfirm, useFilters, useSession } from '#ui'
import type { ListedAccount } from '#lib/accounts'
import '../administration.css'
import { queries } from '../api.ts'
import { type AccountAct, actsOn } from '../parts/account-acts.ts'
import { administratorWords, stateOf, statusWords } from '../words.ts'

// antd's windows and menus are large; a list of accounts is mostly read.
const ActsMenu = lazy(() => import('../parts/acts-menu.tsx').then((loaded) => ({ default: loaded.ActsMenu })))
const LinkNote = lazy(() => import('../parts/link-note.tsx').then((loaded) => ({ default: loaded.LinkNote })))
const NewAccount = lazy(() => import('../parts/new-account.tsx').then((loaded) => ({ default: loaded.NewAccount })))

const filtersSchema = z.object({
  status: z.enum(['pending', 'active', 'disabled']).optional().catch(undefined),
  group: z.enum(['administrators', 'people']).optional().catch(undefined),
  words: z.string().optional().catch(undefined),
})

/** Accounts: the system administrator makes and closes, the security administrator approves and resets. */
export function Page() {
  const session = useSession()
  const [filters, setFilters] = useFilters(filtersSchema)
  const [isMaking, setMaking] = useState(false)
  const [made, setMade] = useState<{ name: string; link: string } | null>(null)
  const { act, problem } = useActing(setMade)
  const found = useInfiniteQuery(queries.accounts.infiniteOptions({
    input: (after: string | undefined) => ({ ...filters, after }), initialPageParam: undefined as string | undefined, getNextPageParam: (page) => page.next ?? undefined,
  }))
  const rows = found.data?.pages.flatMap((page) => page.rows)
  const cache = useQueryClient()
  return (
    <>
      <ListPage<ListedAccount>
        list="administration.accounts" title="账号" note={problem ? <ProblemNote problem={problem} /> : null} rows={rows} problem={found.error} keyOf={({ id }) => id} nameOf={({ name }) => name}
        columns={columnsFor((account) => <Acts acts={actsOn(account, session)} name={account.name} onAct={(chosen) => void act(account, chosen)} />)}
        action={session.admin === 'sysAdmin' ? <Button type="primary" onClick={() => setMaking(true)}>建立账号</Button> : null}
        filters={(
          <>
            <Input.Search aria-label="姓名或登录名" placeholder="姓名或登录名" allowClear defaultValue={filters.words ?? ''} onSearch={(words) => setFilters({ words: words || undefined })} style={{ width: '14rem' }} />
            <Select aria-label="状态" placeholder="全部状态" allowClear value={filters.status ?? null} onChange={(status) => setFilters({ status: status ?? undefined })} options={Object.entries(statusWords).map(([value, label]) => ({ value, label }))} style={{ width: '9rem' }} />
            <Select aria-label="种类" placeholder="全部种类" allowClear value={filters.group ?? null} onChange={(group) => setFilters({ group: group ?? undefined })} options={[{ value: 'administrators', label: '三员' }, { value: 'people', label: '工作人员' }]} style={{ width: '9rem' }} />
          </>
        )}
        empty={{ title: '这里显示账号', hint: '没有符合条件的账号，请放宽条件。' }}
      />
      <MoreRows list={found}>再显示一些</MoreRows>
      <Suspense>
        {isMaking && <NewAccount onClose={() => setMaking(false)} onMade={(link) => { setMaking(false); setMade(link); void cache.invalidateQueries({ queryKey: queries.accounts.key() }) }} />}
        {made && <LinkNote {...made} onClose={() => setMade(null)} />}
      </Suspense>
    </>
  )
}

function useActing(onLink: (made: { name: string; link: string }) => void) {
  const confirm = useConfirm()
  const cache = useQueryClient()
  const [problem, setProblem] = useState<unknown>(null)
  const act = async (account: ListedAccount, chosen: AccountAct) => {
    if (chosen.asks && !(await confirm(chosen.asks))) return
    setProblem(null)
    try {
      const { link } = await chosen.run()
      if (link) onLink({ name: account.name, link })
      else showToast({ text: `${account.name}：${chosen.label}，已办理。` })
      await cache.invalidateQueries({ queryKey: queries.accounts.key() })
    } catch (thrown) {
      setProblem(thrown)
    }
  }
  return { act, problem }
}

const columnsFor = (acts: (account: ListedAccount) => ReactNode): readonly Column<ListedAccount>[] => [
  { key: 'name', title: '姓名', isMain: true, render: ({ name }) => name },
  { key: 'login', title: '登录名', width: 12, render: ({ login }) => login },
  { key: 'kind', title: '种类', width: 9, render: ({ admin, person }) => (admin ? administratorWords[admin] : person ? '工作人员' : '未定') },
  { key: 'state', title: '状态', width: 7, render: stateOf },
  { key: 'factor', title: '动态口令', width: 7, render: ({ hasSecondFactor, secondFactorRequired }) => (hasSecondFactor ? '已绑定' : secondFactorRequired ? '▲ 待绑定' : '未绑定') },
  { key: 'used', title: '最近登录', width: 10, render: ({ lastUsedAt }) => (lastUsedAt ? momentWords(lastUsedAt, today()) : '从未') },
  { key: 'acts', title: '办理', width: 10, render: acts },
]

function Acts({ acts, name, onAct }: { readonly acts: readonly AccountAct[]; readonly name: string; readonly onAct: (act: AccountAct) => void }) {
  const [first, ...others] = acts
  if (!first) return <span className="sn-muted">无</span>
  return (
    <span className="sn-row">
      <button type="button" className="sn-plain" aria-label={`${first.label}：${name}`} onClick={() => onAct(first)}>{first.label}</button>
      {others.length > 0 && <Suspense fallback={<span className="sn-plain">更多</span>}><ActsMenu acts={others} name={name} onAct={onAct} /></Suspense>}
    </span>
  )
}
