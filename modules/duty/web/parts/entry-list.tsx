import { GoLink, clockWords, momentWords, today } from '#ui'
import { entryKindWords, type Entry } from '../../core/log.ts'
import type { EntryView } from '../../core/views.ts'
import { entryHref } from '../api.ts'
import { informedInWords } from '../words.ts'

/** What happened on a day, in its order; what was written wrongly stays, with what is right under it. */
export const EntryList = ({ entries }: { readonly entries: readonly EntryView[] }) => (
  <ol className="duty-entries" aria-label="值班记录">
    {entries.map(({ entry, corrections }) => (
      <li key={entry.id}>
        <EntryWords entry={entry} clock={clockWords(entry.at)} />
        {corrections.map((one) => <p key={one.id} className="duty-correction"><strong>更正</strong>（{one.by.name}　{momentWords(one.madeAt, today())}）{one.text}</p>)}
      </li>
    ))}
  </ol>
)

export const EntryWords = ({ entry, clock }: { readonly entry: Entry; readonly clock: string }) => (
  <div className="duty-entry">
    <span className="duty-clock">{clock}</span>
    <span className="duty-kind">{entry.corrects ? '更正' : entryKindWords[entry.kind]}</span>
    <div>
      <p className="duty-text"><GoLink to={entryHref(entry.corrects ?? entry.id)} className="sn-row-link">{entry.text}</GoLink></p>
      <p className="sn-muted">{[[entry.unit, entry.caller, entry.phone].filter(Boolean).join(' '), entry.instructions && `要求：${entry.instructions}`, entry.informed.length > 0 && `已告知 ${informedInWords(entry.informed)}`, `记录 ${entry.by.name}`].filter(Boolean).join('　')}</p>
    </div>
  </div>
)
