import { Button } from 'antd'
import { dayInChinese } from '#lib/instants'
import { Banner, GoLink } from '#ui'
import type { PostView, UnitView } from '../../core/views.ts'
import { roleWords, unitKindWords, unitLevelWords } from '../../core/words.ts'
import { personHref, unitHref } from '../api.ts'
import { HistoryList } from './history-list.tsx'
import { type KeepingActs } from './keeping-acts.ts'

interface UnitDetailProps {
  readonly view: UnitView
  readonly day?: string | undefined
  /** What the keeper of the organisation may do here; null for everybody else. */
  readonly acts: KeepingActs | null
}

/** A unit on a day: what it is, who leads it, its posts and who holds them, and how it came to be so. */
export function UnitDetail({ view, day, acts }: UnitDetailProps) {
  const { unit } = view
  return (
    <article className="org-unit sn-card" aria-label={unit.shortName}>
      <nav className="org-path" aria-label="上级单位">{view.path.map((above) => <span key={above.id}><GoLink to={unitHref(above.id, day)}>{above.shortName}</GoLink></span>)}</nav>
      <div className="sn-page-head"><h2>{unit.name}</h2>{acts && !unit.closing && <UnitActs acts={acts} />}</div>
      {unit.closing && <Banner tone="soon">该单位已于 {dayInChinese(unit.closing.on)} 撤并，以下是此前的情况。{unit.closing.mergedInto && <GoLink to={unitHref(unit.closing.mergedInto)}>查看承接单位</GoLink>}</Banner>}
      <dl className="org-facts">
        <dt>简称</dt><dd>{unit.shortName}</dd>
        <dt>类别</dt><dd>{unitKindWords[unit.kind]}（{unitLevelWords[unit.level]}）</dd>
        {view.lines.length > 0 && <><dt>领导关系</dt><dd>{view.lines.map((line) => `${line.line}：${line.shortName}`).join('；')}</dd></>}
        <dt>分管领导</dt><dd>{view.inCharge ? <><GoLink to={personHref(view.inCharge.id)}>{view.inCharge.name}</GoLink>（{view.inCharge.title}）</> : '未设'}</dd>
        <dt>发文立户</dt><dd>{unit.issuer ? `已立户，代字 ${unit.issuer.docPrefixes.join('、')}` : '未立户，不能对外正式行文'}</dd>
        {unit.unifiedCode && <><dt>统一社会信用代码</dt><dd>{unit.unifiedCode}</dd></>}
      </dl>
      {view.children.length > 0 && <p className="org-below"><span className="sn-muted">下级单位：</span>{view.children.map((child, at) => <span key={child.id}>{at > 0 && '、'}<GoLink to={unitHref(child.id, day)}>{child.shortName}</GoLink></span>)}</p>}
      <section aria-label="岗位和人员">
        <h2>岗位和人员</h2>
        {view.posts.length === 0 ? <p className="sn-muted">这一天没有设岗。</p> : view.posts.map((post) => <PostLine key={post.id} post={post} acts={unit.closing ? null : acts} />)}
      </section>
      <HistoryList title="沿革" history={view.history} />
    </article>
  )
}

const UnitActs = ({ acts }: { readonly acts: KeepingActs }) => (
  <div className="sn-row">
    <Button onClick={acts.onChange}>变动</Button>
    <Button onClick={acts.onAddChild}>设下级单位</Button>
    <Button onClick={acts.onAddPost}>设岗</Button>
    <Button onClick={acts.onRegister}>发文立户</Button>
    <Button danger onClick={acts.onClose}>撤并</Button>
  </div>
)

function PostLine({ post, acts }: { readonly post: PostView; readonly acts: KeepingActs | null }) {
  return (
    <div className="org-post">
      <div className="org-post-head">
        <span><strong>{post.title}</strong>{post.roles.length > 0 && <span className="sn-muted">　{post.roles.map((role) => roleWords[role]).join('、')}</span>}</span>
        <span className="sn-row"><span className="sn-muted">{post.holders.length}/{post.seats} 人</span>{acts && <PostActs post={post} acts={acts} />}</span>
      </div>
      <ul className="org-holders">
        {post.holders.map((holder) => (
          <li key={holder.appointment}>
            <GoLink to={personHref(holder.person)}>{holder.name}</GoLink>{!holder.main && '（兼）'}
            <span className="sn-muted">　{[holder.officePhone, holder.mobile].filter(Boolean).join('　')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

// The post is named for screen readers: the same verbs stand beside every post.
const PostActs = ({ post, acts }: { readonly post: PostView; readonly acts: KeepingActs }) => (
  <>
    {post.holders.length < post.seats && <button type="button" className="sn-plain" aria-label={`任职：${post.title}`} onClick={() => acts.onAppoint(post)}>任职</button>}
    <button type="button" className="sn-plain" aria-label={`调整岗位：${post.title}`} onClick={() => acts.onChangePost(post)}>调整</button>
    {post.holders.length === 0 && <button type="button" className="sn-plain" aria-label={`撤岗：${post.title}`} onClick={() => acts.onAbolishPost(post)}>撤岗</button>}
  </>
)
