import { useState } from 'react'
import { dayOf } from '#lib/instants'
import type { Beginning } from '#lib/related'
import { changesBetween } from '#lib/text-changes'
import { signedBy } from '#lib/signatory'
import { ChoiceRow, GoLink, TextChanges, dayWords, momentWords, today } from '#ui'
import type { Content } from '../../core/items/types.ts'
import { currentContent } from '../../core/items/own-part.ts'
import type { ItemView } from '../../core/items/views.ts'
import { adoptionFormWords, adoptionLevelWords, channelWords, instructionLevelWords } from '../../core/items/words.ts'
import { itemHref } from './api.ts'

const linesOf = ({ title, text }: Content): readonly string[] => [title, ...text.split('\n').filter((line) => line.trim())]
const SHOWN = [{ value: 'now', label: '现稿' }, { value: 'changes', label: '改了哪些' }, { value: 'original', label: '原稿' }] as const

/** The text as it stands; at the office beside it what was reported, and the differences. Advice on it for whoever may still change it. */
export function TextCard({ view: { item, sight, advice, may } }: { readonly view: ItemView }) {
  const [shown, setShown] = useState<(typeof SHOWN)[number]['value']>('now')
  const edited = sight === 'whole' && 'edited' in item ? item.edited : null
  const content = edited && shown === 'original' ? item.content : currentContent(item)
  const mayChange = may.some(({ act }) => act === 'amend' || act === 'edit' || act === 'pass' || act === 'approve' || act === 'screen')
  return (
    <section className="sn-card rpi-card" aria-label="信息正文">
      {edited && <ChoiceRow label="看哪一稿" isLabelHidden options={SHOWN} value={shown} onChange={setShown} />}
      {edited && shown === 'changes' ? <TextChanges label="原稿与编辑稿的差异" changes={changesBetween(linesOf(item.content), linesOf(edited))} /> : (
        <><h2>{content.title}</h2>{content.text ? <div className="rpi-text">{content.text}</div> : <p className="sn-muted">还没有写正文。</p>}</>
      )}
      {mayChange && advice.length > 0 && <details><summary>写作提示（{advice.length} 条，供参考）</summary><ul className="rpi-advice">{advice.map(({ code, text }) => <li key={code}>{text}</li>)}</ul></details>}
    </section>
  )
}

/** Where it came from and when: the times from which timeliness is measured. */
export function SourceCard({ view: { item, merged } }: { readonly view: ItemView }) {
  const { source, content, submittedAt, author, contributors } = item
  const rows = [
    ['报送单位', source.unit.name], ['渠道', channelWords[source.channel]], ['采集人', signedBy(author)], ['事发时间', content.eventAt && momentWords(content.eventAt, today())], ['获知时间', content.learnedAt && momentWords(content.learnedAt, today())],
    ['上报时间', submittedAt && momentWords(submittedAt, today())], ['供稿单位', contributors.length > 1 ? contributors.map(({ unit }) => unit.name).join('、') : null],
  ] as const
  return (
    <section className="sn-card rpi-card" aria-label="来源">
      <h2>来源</h2>
      <dl className="rpi-facts">{rows.filter(([, value]) => value).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      {merged.length > 0 && <><h3>并入的信息</h3><ul className="rpi-lines">{merged.map(({ id, title, unitName }) => <li key={id}><GoLink to={itemHref(id)}>{title}</GoLink><span className="sn-muted">{unitName}</span></li>)}</ul></>}
    </section>
  )
}

/** What came of it: sent up, adopted, written on; from a leader's words a matter may be begun. */
export function OutcomeCard({ view: { item: { outcome: { uploads, adoptions, instructions } } }, beginnings }: { readonly view: ItemView; readonly beginnings: readonly Beginning[] }) {
  if (uploads.length + adoptions.length + instructions.length === 0) return null
  return (
    <section className="sn-card rpi-card" aria-label="采用和批示">
      <h2>采用和批示</h2>
      <ul className="rpi-lines">
        {uploads.map(({ to, at, by }) => <li key={to}><span>报送{adoptionLevelWords[to]}</span><span className="sn-muted">{momentWords(at, today())}，{signedBy(by)}</span></li>)}
        {adoptions.map(({ level, vehicle, issue, form, adoptedAt, evidence }) => (
          <li key={`${level}${vehicle}${issue}`}><span>{adoptionLevelWords[level]}《{vehicle}》{issue}采用（{adoptionFormWords[form]}）</span><span className="sn-muted">{dayWords(dayOf(adoptedAt), today())}，凭据：{evidence.startsWith('/') ? <GoLink to={evidence}>查看</GoLink> : evidence}</span></li>
        ))}
        {instructions.map(({ level, leader, text, on, person }, index) => (
          <li key={`${leader}${on}${index}`}>
            <span>{instructionLevelWords[level]}{leader}批示{text && `：${text}`}</span><span className="sn-muted">{dayWords(on, today())}</span>
            {person && beginnings.map(({ label, href }) => <GoLink key={href} to={`${href}&part=${index + 1}`}>按这条批示{label}</GoLink>)}
          </li>
        ))}
      </ul>
    </section>
  )
}
