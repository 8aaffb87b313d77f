import { Button } from 'antd'
import { Banner, ScrollBox, TextChanges } from '#ui'
import { compare } from '../../core/diff.ts'
import type { Content, Elements } from '../../core/content.ts'
import { changedFields } from '../changed-fields.ts'
import type { Newer } from './use-writing.ts'

export interface ConflictProps {
  readonly newer: Newer
  readonly mine: Content
  readonly onChoose: (content: Content) => Promise<void>
}

/** Somebody kept newer words meanwhile: whose they are, what differs, and how to go on. Nothing is written over. */
export function Conflict({ newer, mine, onChoose }: ConflictProps) {
  const theirs = newer.view.content
  const fields = changedFields(theirs.elements, mine.elements)
  const choose = (content: Content) => () => void onChoose(content)
  return (
    <section className="doc-conflict" aria-label="文稿有更新">
      <h1>文稿有更新，请对照</h1>
      <Banner tone="overdue">{newer.sentence}</Banner>
      <p>下面以{newer.view.savedBy}的文稿为底，标出您的改动：<del>删去线</del>为对方有而您没有的，<ins>下划线</ins>为您写入的。</p>
      {fields.length > 0 && (
        <ScrollBox label="要素对照">
          <table className="sn-table" aria-label="要素对照">
            <thead><tr><th scope="col">要素</th><th scope="col">{newer.view.savedBy}</th><th scope="col">您</th></tr></thead>
            <tbody>{fields.map((field) => <tr key={field.label}><td>{field.label}</td><td>{field.before}</td><td>{field.after}</td></tr>)}</tbody>
          </table>
        </ScrollBox>
      )}
      <TextChanges label="正文对照" changes={compare(theirs, mine)} />
      <div className="sn-row">
        <Button type="primary" onClick={choose(theirs)}>采用{newer.view.savedBy}的文稿，继续修改</Button>
        <Button onClick={choose(merged(theirs.elements, mine))}>正文用我的，要素用{newer.view.savedBy}的</Button>
        <Button onClick={choose(mine)}>以我的文稿另存为新一稿</Button>
      </div>
      <p className="sn-muted">无论怎样选择，双方文稿都保留在“版本对照”中。</p>
    </section>
  )
}

const merged = (elements: Elements, mine: Content): Content => ({ ...mine, elements })
