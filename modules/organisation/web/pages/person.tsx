import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { PersonId } from '#lib/ids'
import { dayInChinese } from '#lib/instants'
import { GoLink, Problem, ProblemNote, Waiting, concerns, today, usePathParts, useSession, useTitle } from '#ui'
import '../organisation.css'
import type { HeldPost, PersonCard } from '../../core/views.ts'
import { client, queries, unitHref } from '../api.ts'
import { FormDialog, type FormSpec } from '../parts/form-dialog.tsx'
import { HistoryList } from '../parts/history-list.tsx'
import { useSaying } from '../parts/keeping-acts.ts'

/** A person: numbers, posts now and before, and for the keeper of the organisation moving, ending and mending. */
export function Page() {
  const id = (usePathParts().person ?? '') as PersonId
  const { data: card, error, refetch } = useQuery(queries.person.queryOptions({ input: { person: id } }))
  useTitle(card?.name ?? '人员')
  if (error) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  return card ? <Card card={card} /> : <Waiting lines={8} />
}

const isHeld = (post: HeldPost) => post.untilOn === null || post.untilOn > today()

function Card({ card }: { readonly card: PersonCard }) {
  const mayKeep = concerns(useSession(), ['organisationClerk'])
  const { form, open, close } = usePersonForms(card)
  return (
    <article className="org-card sn-card" aria-label={card.name}>
      <header className="sn-page-head">
        <h1>{card.name}　<span className="sn-muted">{card.pinyin}</span></h1>
        {mayKeep && <div className="sn-row"><Button onClick={open.edit}>修改</Button>{card.posts.some(isHeld) && <Button onClick={open.move}>调动</Button>}</div>}
      </header>
      <dl className="org-facts"><dt>办公电话</dt><dd>{card.officePhone ?? '未填写'}</dd><dt>手机</dt><dd>{card.mobile ?? '未填写'}</dd></dl>
      <Posts title="现任" posts={card.posts.filter(isHeld)} onEnd={mayKeep ? open.end : null} />
      <Posts title="曾任" posts={card.posts.filter((post) => !isHeld(post))} onEnd={null} />
      <HistoryList title="任免记录" history={card.history} />
      <FormDialog form={form} onClose={close} />
    </article>
  )
}

function Posts({ title, posts, onEnd }: { readonly title: string; readonly posts: readonly HeldPost[]; readonly onEnd: ((post: HeldPost) => void) | null }) {
  if (posts.length === 0) return null
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {posts.map((post) => (
          <li key={post.appointment} className="org-post org-post-head">
            <span><GoLink to={unitHref(post.unit)}>{post.unitName}</GoLink> {post.title}{!post.main && '（兼）'}</span>
            <span className="sn-row">
              <span className="sn-muted">{dayInChinese(post.fromOn)}起{post.untilOn && `，至${dayInChinese(post.untilOn)}`}</span>
              {onEnd && post.untilOn === null && <button type="button" className="sn-plain" onClick={() => onEnd(post)}>免职</button>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function usePersonForms(card: PersonCard) {
  const [form, setForm] = useState<FormSpec | null>(null)
  const said = useSaying()
  const at = { person: card.id, version: card.version }
  const { data: tree } = useQuery(queries.tree.queryOptions({ input: {} }))
  const open = {
    edit: () => setForm({
      title: `修改${card.name}的信息`, verb: '修改',
      fields: [
        { name: 'name', label: '姓名', kind: 'text', initial: card.name, isRequired: true },
        { name: 'mobile', label: '手机', kind: 'text', initial: card.mobile ?? '' }, { name: 'officePhone', label: '办公电话', kind: 'text', initial: card.officePhone ?? '' },
      ],
      onAct: (filled) => said(client.changePerson({ ...at, name: filled.text('name'), mobile: filled.text('mobile') || null, officePhone: filled.text('officePhone') || null }), '已修改。'),
    }),
    end: (post: HeldPost) => setForm({
      title: `免去${card.name}的${post.unitName}${post.title}`, verb: '免职',
      fields: [{ name: 'on', label: '免职日期', kind: 'day', initial: today(), isRequired: true }, { name: 'reason', label: '原因', kind: 'text', isRequired: true }],
      onAct: (filled) => said(client.endAppointment({ ...at, appointment: post.appointment, on: filled.day('on'), reason: filled.text('reason') }), '免职已登记。'),
    }),
    move: () => setForm(moveForm(card, (tree?.units ?? []).map((unit) => ({ value: unit.id as string, label: unit.kind === 'section' ? unit.name : unit.shortName })), said)),
  }
  return { form, open, close: () => setForm(null) }
}

const moveForm = (card: PersonCard, units: readonly { value: string; label: string }[], said: ReturnType<typeof useSaying>): FormSpec => {
  const held = card.posts.filter((post) => isHeld(post) && post.untilOn === null)
  return {
    title: `调动${card.name}`, verb: '调动',
    fields: [
      { name: 'leaving', label: '离开的任职', kind: 'choices', isRequired: true, initial: held.filter((post) => post.main).map((post) => post.appointment), options: held.map((post) => ({ value: post.appointment, label: `${post.unitName}${post.title}` })) },
      { name: 'unit', label: '调入单位', kind: 'choice', initial: null, isRequired: true, options: units },
      { name: 'title', label: '调入岗位', kind: 'text', isRequired: true, hint: '填写该单位已设岗位的名称' },
      { name: 'on', label: '调动日期', kind: 'day', initial: today(), isRequired: true }, { name: 'reason', label: '原因', kind: 'text', isRequired: true },
    ],
    onAct: async (filled) => {
      const { posts } = await client.unit({ unit: filled.choice('unit')! })
      const post = posts.find((one) => one.title === filled.text('title'))
      if (!post) throw new Problem({ status: 422, code: 'post-not-found', title: '内容需要修改', sentence: `该单位没有岗位「${filled.text('title')}」，请核对名称，或先在该单位设岗。` })
      await said(client.movePerson({ person: card.id, version: card.version, leaving: [...filled.choices('leaving')], post: post.id, on: filled.day('on'), reason: filled.text('reason') }), '调动已登记，以前的记录仍显示原单位。')
    },
  }
}
