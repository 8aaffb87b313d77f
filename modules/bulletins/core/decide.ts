import { accept, refuse, type Decider } from '#lib/decision'
import { isSamePerson } from '#lib/signatory'
import { evolve } from './evolve.ts'
import { editorOnly, ifNoReason, reviewerOnly, signerOnly, stamp, wrongStage, type Answer, type Given, type No } from './given.ts'
import { invariants } from './invariants.ts'
import { readersIn } from './receipts.ts'
import type { BulletinRefusal } from './refusals.ts'
import { entriesOf, sourcesOf, type Content, type Issue, type IssueCommand, type IssueEvent, type IssueId, type Present, type Readers } from './types.ts'
import { offerWords } from './words.ts'

/** Whether the act may be, and what then is true. */
export function decide(issue: Issue, command: IssueCommand, given: Given): Answer<IssueEvent> {
  if (command.type === 'draft') return draft(issue, command, given)
  if (issue.at === 'absent') return refuse('not-found')
  switch (command.type) {
    case 'amend': return amend(issue, command, given)
    case 'submit': return submit(issue, given)
    case 'pass': return issue.at !== 'reviewing' ? wrongStage(issue) : reviewerOnly(issue, given) ?? ifEdited(issue, given, 'editor-reviews-own') ?? accept({ type: 'passed', ...stamp(given) })
    case 'return': return giveBack(issue, command.reason, given)
    case 'sign': return issue.at !== 'signing' ? wrongStage(issue) : signerOnly(issue, given) ?? ifEdited(issue, given, 'editor-signs-own') ?? accept({ type: 'signed', ...stamp(given) })
    case 'publish': return publish(issue, given)
    case 'withdraw': return issue.at !== 'published' ? wrongStage(issue) : (given.standing.signs ? null : editorOnly(issue, given)) ?? ifNoReason(command.reason) ?? accept({ type: 'withdrawn', reason: command.reason, ...stamp(given) })
    case 'discard': return issue.at !== 'drafted' ? wrongStage(issue) : editorOnly(issue, given) ?? ifNoReason(command.reason) ?? accept({ type: 'discarded', reason: command.reason, ...stamp(given) })
    case 'send-up': return issue.at !== 'published' ? wrongStage(issue) : editorOnly(issue, given) ?? (command.to.trim() ? accept({ type: 'sent-up', to: command.to, remark: command.remark, ...stamp(given) }) : refuse('sent-up-nowhere'))
    case 'send-down': return sendDown(issue, command.readers, given)
  }
}

/** The next issue is begun with what the bulletin usually has. */
function draft(issue: Issue, { id, bulletin, masthead, route, content }: Extract<IssueCommand, { type: 'draft' }>, given: Given): Answer<IssueEvent> {
  if (issue.at !== 'absent') return wrongStage(issue)
  return editorOnly({ route }, given) ?? accept({ type: 'drafted', id, bulletin, masthead, route, content, ...stamp(given) })
}

function amend(issue: Present, { base, content, masthead }: Extract<IssueCommand, { type: 'amend' }>, given: Given): Answer<IssueEvent> {
  if (issue.at !== 'drafted') return wrongStage(issue)
  const no = editorOnly(issue, given)
  if (no) return no
  if (base !== issue.revision) return refuse('issue-changed-meanwhile', { who: issue.editors.at(-1)!.name })
  return sourceFault(issue, content, given) ?? accept({ type: 'amended', content, masthead, ...stamp(given) })
}

/** Each piece rests on offers, each offer stands once and in no other issue. One that was taken back after it was put in may stay until it is seen. */
function sourceFault({ id, content: before }: Present, content: Content, { offers }: Given): No | null {
  const known = new Map(offers.map((offer) => [offer.id, offer]))
  const had = new Set(sourcesOf(before))
  const seen = new Set<string>()
  for (const { sources, title } of entriesOf(content)) {
    if (sources.length === 0) return refuse('entry-without-source')
    for (const source of sources) {
      const offer = known.get(source)
      if (!offer) return refuse('not-found')
      if (seen.has(source)) return refuse('source-twice', { title: offer.title || title })
      seen.add(source)
      if (!had.has(source) && !isFree(offer.at, offer.issue, id)) return refuse('offer-not-free', { title: offer.title, at: offerWords[offer.at] })
    }
  }
  return null
}
const isFree = (at: string, issue: IssueId | null, own: IssueId): boolean => at === 'open' || (at === 'placed' && issue === own)

function submit(issue: Present, given: Given): Answer<IssueEvent> {
  if (issue.at !== 'drafted') return wrongStage(issue)
  return editorOnly(issue, given) ?? contentFault(issue.content) ?? withdrawnFault(issue.content, given) ?? accept({ type: 'submitted', ...stamp(given) })
}

function contentFault(content: Content): No | null {
  const entries = entriesOf(content)
  const lacking = entries.find(({ title, text }) => !title.trim() || !text.trim())
  if (entries.length === 0) return refuse('issue-without-entries')
  return lacking ? refuse('entry-incomplete', { title: lacking.title.trim() || lacking.text.trim().slice(0, 12) || '未命名' }) : null
}

function withdrawnFault(content: Content, { offers }: Given): No | null {
  const used = new Set<string>(sourcesOf(content))
  const gone = offers.find(({ id, at }) => at === 'withdrawn' && used.has(id))
  return gone ? refuse('source-withdrawn', { title: gone.title }) : null
}

/** Whoever has it in hand gives it back with a reason; a signature lapses with it. The editors take back what is signed and not out yet. */
function giveBack(issue: Present, reason: string, given: Given): Answer<IssueEvent> {
  const { at } = issue
  if (at !== 'reviewing' && at !== 'signing' && at !== 'signed') return wrongStage(issue)
  const no = at === 'reviewing' ? reviewerOnly(issue, given) : at === 'signed' && given.standing.edits ? null : signerOnly(issue, given)
  return no ?? ifNoReason(reason) ?? accept({ type: 'returned', reason, ...stamp(given) })
}

// Two people: whoever's words are in it neither reviews nor signs them.
const ifEdited = ({ editors }: Present, { actor }: Given, code: 'editor-reviews-own' | 'editor-signs-own'): No | null => (editors.some((editor) => isSamePerson(editor, actor)) ? refuse(code) : null)

function publish(issue: Present, given: Given): Answer<IssueEvent> {
  if (issue.at !== 'signed') return wrongStage(issue)
  const no = editorOnly(issue, given) ?? withdrawnFault(issue.content, given)
  if (no) return no
  if (!given.publication) return refuse('not-found')
  return accept({ type: 'published', publication: given.publication, ...stamp(given) })
}

/** R32: further units and people get it, each once. */
function sendDown(issue: Present, readers: Readers, given: Given): Answer<IssueEvent> {
  if (issue.at !== 'published') return wrongStage(issue)
  const no = editorOnly(issue, given)
  if (no) return no
  const has = new Set<string>(readersIn(issue.content.readers).map(({ key }) => key))
  const added = { units: readers.units.filter(({ unit }) => !has.has(`unit:${unit}`)), people: readers.people.filter(({ person }) => !has.has(`person:${person}`)) }
  return added.units.length + added.people.length === 0 ? refuse('no-new-readers') : accept({ type: 'sent-down', readers: added, ...stamp(given) })
}

/** The decider with the facts of one moment bound. */
export const issuing = (given: Given): Decider<Issue, IssueCommand, IssueEvent, BulletinRefusal | 'not-found'> =>
  ({ initial: { at: 'absent' }, decide: (issue, command) => decide(issue, command, given), evolve, invariants })
