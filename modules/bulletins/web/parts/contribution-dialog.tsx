import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Issue } from '#lib/issues'
import { Field, ProblemNote, useActs } from '#ui'
import type { Contribution } from '../../core/views.ts'
import { client } from '../api.ts'

const EMPTY = { kind: '工作动态', title: '', text: '', credit: '', href: '' }

/** 登记来稿: what came on paper, by post or from the office itself, typed in as it is. */
export function ContributionDialog({ onClose }: { readonly onClose: () => void }) {
  const [words, setWords] = useState(EMPTY)
  const [isTried, setTried] = useState(false)
  const { run, problem, isPending } = useActs({ act: (contribution: Contribution) => client.contribute({ contribution }), done: () => '来稿已登记。', topics: ['bulletins'] })
  const lacks = isTried ? lacking(words) : []
  const set = (change: Partial<typeof EMPTY>) => setWords({ ...words, ...change })
  const go = async () => {
    setTried(true)
    if (lacking(words).length > 0) return
    const { href, ...rest } = words
    if (await run({ ...rest, column: words.kind, href: href.trim() || null })) onClose()
  }
  return (
    <Modal open width="44rem" title="登记来稿" onCancel={onClose} footer={[<Button key="stay" onClick={onClose}>暂不登记</Button>, <Button key="go" type="primary" loading={isPending} onClick={() => void go()}>登记</Button>]}>
      <div className="bul-dialog">
        {problem ? <ProblemNote problem={problem} /> : null}
        <Field id="kind" label="类别（栏目）" isRequired issues={lacks}><Input id="kind" maxLength={20} value={words.kind} onChange={(event) => set({ kind: event.target.value })} /></Field>
        <Field id="title" label="标题" isRequired issues={lacks}><Input id="title" maxLength={200} value={words.title} onChange={(event) => set({ title: event.target.value })} /></Field>
        <Field id="text" label="正文" isRequired issues={lacks} hint="照原稿录入，一段一行；编辑时改的是编入的那一份，原稿一直留着。"><Input.TextArea id="text" rows={10} maxLength={30_000} value={words.text} onChange={(event) => set({ text: event.target.value })} /></Field>
        <Field id="credit" label="供稿单位" isRequired issues={lacks} hint="照印出来的样子填，如：区财政局供稿"><Input id="credit" maxLength={200} value={words.credit} onChange={(event) => set({ credit: event.target.value })} /></Field>
        <Field id="href" label="原件页面" issues={lacks} hint="原件在本系统中的，填它的页面地址，如 /documents/…；没有的不填。"><Input id="href" maxLength={200} value={words.href} onChange={(event) => set({ href: event.target.value })} /></Field>
      </div>
    </Modal>
  )
}

function lacking({ kind, title, text, credit, href }: typeof EMPTY): readonly Issue[] {
  const lack = (field: string, words: string): Issue => ({ code: field, severity: 'block', field, text: words })
  return [
    ...(kind.trim() ? [] : [lack('kind', '请填写类别')]), ...(title.trim() ? [] : [lack('title', '请填写标题')]), ...(text.trim() ? [] : [lack('text', '请填写正文')]), ...(credit.trim() ? [] : [lack('credit', '请填写供稿单位')]),
    ...(href.trim() === '' || /^\/(?![/\\])\S*$/.test(href.trim()) ? [] : [lack('href', '请填写本系统页面的地址，以“/”开头')]),
  ]
}
