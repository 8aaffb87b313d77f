import { GoLink, momentWords, today } from '#ui'
import type { LikeLine } from '../../core/likeness/views.ts'
import { itemHref } from '../items/api.ts'

const kindWords = { copy: '文字与它大体相同', 'same-event': '像是同一件事' } as const

/** Why two reports seem to be of one event, and when the other came; whose it is for whoever may know. */
export function LikeWords({ line: { kind, item, title, unitName, submittedAt, places, figures } }: { readonly line: LikeLine }) {
  const shared = [...places, ...figures]
  return (
    <>
      {item && title ? <GoLink to={itemHref(item)}>{title}</GoLink> : <span>其他单位已报过类似信息</span>}
      <span className="sn-muted">{unitName ? `${unitName}，` : ''}{momentWords(submittedAt, today())}上报；{kindWords[kind]}{shared.length > 0 ? `：都提到${shared.slice(0, 5).join('、')}` : ''}</span>
    </>
  )
}

/** `1小时5分`. */
export const minutesWords = (minutes: number): string => (minutes < 60 ? `${minutes}分钟` : `${Math.floor(minutes / 60)}小时${minutes % 60 === 0 ? '' : `${minutes % 60}分`}`)
