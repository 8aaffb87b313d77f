import { accept, refuse } from '#lib/decision'
import { isSamePerson } from '#lib/signatory'
import { deskOnly, ifNoReason, ifUnfit, isIn, stamp, wrongStage, type Answer, type Given } from './given.ts'
import type { DeskCommand, Item, ItemEvent, Present } from './types.ts'
import { stageWords } from './words.ts'

/** The work of the office: 初筛, editing, 审核, 签发 (B3). */
export function decideDesk(item: Item, command: DeskCommand, given: Given): Answer<ItemEvent> {
  if (command.type === 'receive') return receive(item, command, given)
  if (item.at === 'absent') return refuse('not-found')
  switch (command.type) {
    case 'screen': return screen(item, command, given)
    case 'take-in': return mayTakeIn(item)
      ? deskOnly(given) ?? accept({ type: 'taken-in', from: command.from, title: command.title, contributors: command.contributors, ...stamp(given) }) : wrongStage(item)
    case 'edit': return isIn(item, 'editing') || (isIn(item, 'screened') && item.screening.fate === 'adopt')
      ? deskOnly(given) ?? ifEmpty(command.content) ?? ifUnfit(command.content, given) ?? accept({ type: 'edited', content: command.content, ...stamp(given) }) : wrongStage(item)
    case 'send-to-review': return isIn(item, 'editing') ? deskOnly(given) ?? (command.isVerified ? accept({ type: 'sent-to-review', ...stamp(given) }) : refuse('facts-unverified')) : wrongStage(item)
    case 'review': return review(item, given)
    case 'sign': return sign(item, given)
    case 'send-back': return sendBack(item, command.reason, given)
    case 'archive': return isIn(item, 'signed', 'published') || (isIn(item, 'screened') && item.screening.fate !== 'adopt')
      ? deskOnly(given) ?? accept({ type: 'archived', reason: command.reason, ...stamp(given) }) : wrongStage(item)
  }
}

/** What came by letter, hotline or the duty log is received at once: there is no unit to gate it. */
function receive(item: Item, { id, source, content }: Extract<DeskCommand, { type: 'receive' }>, given: Given): Answer<ItemEvent> {
  if (item.at !== 'absent') return refuse('report-exists')
  return (given.standing.receives ? null : refuse('not-for-info-desk')) ?? ifEmpty(content) ?? ifUnfit(content, given) ?? accept({ type: 'received', id, source, content, ...stamp(given) })
}

const ifEmpty = ({ title, text }: { readonly title: string; readonly text: string }) => (title.trim() && text.trim() ? null : refuse('report-words-missing'))

/** What is put aside may be taken up again; what was merged lives on in the other. */
const isOpenToScreening = (item: Present): boolean => isIn(item, 'submitted') || (isIn(item, 'screened') && (item.screening.fate === 'reserve' || item.screening.fate === 'decline'))

function screen(item: Present, { fate, reason, into }: Extract<DeskCommand, { type: 'screen' }>, given: Given): Answer<ItemEvent> {
  if (!isOpenToScreening(item)) return wrongStage(item)
  const no = deskOnly(given) ?? (fate === 'adopt' ? null : ifNoReason(reason))
  if (no) return no
  if (fate === 'return') return item.source.point ? accept({ type: 'returned', reason, from: 'office', ...stamp(given) }) : refuse('nobody-to-return-to')
  if (fate !== 'merge') return accept({ type: 'screened', fate, reason, into: null, ...stamp(given) })
  if (!into || into === item.id || !given.target) return refuse('merge-target-missing')
  if (!given.target.mayTakeIn) return refuse('merge-target-unfit', { title: given.target.title, at: given.target.at === 'absent' ? '' : stageWords[given.target.at] })
  return accept({ type: 'screened', fate, reason, into, ...stamp(given) })
}

/** Whether another item may still be merged into it. */
export const mayTakeIn = (item: Item): boolean => isIn(item, 'submitted', 'editing') || (isIn(item, 'screened') && (item.screening.fate === 'adopt' || item.screening.fate === 'reserve'))

function review(item: Present, given: Given): Answer<ItemEvent> {
  if (!isIn(item, 'reviewing') || item.reviewed) return wrongStage(item)
  if (!given.standing.reviews) return refuse('not-for-info-head')
  return isSamePerson(item.sent.by, given.actor!) ? refuse('sender-reviews-self') : accept({ type: 'reviewed', ...stamp(given) })
}

function sign(item: Present, given: Given): Answer<ItemEvent> {
  if (!isIn(item, 'reviewing') || !item.reviewed) return wrongStage(item)
  if (!given.standing.signs) return refuse('not-for-info-leader')
  return isSamePerson(item.reviewed.by, given.actor!) ? refuse('reviewer-signs-self') : accept({ type: 'signed', ...stamp(given) })
}

function sendBack(item: Present, reason: string, given: Given): Answer<ItemEvent> {
  if (!isIn(item, 'reviewing')) return wrongStage(item)
  const { reviews, signs } = given.standing
  const no = item.reviewed ? (signs ? null : refuse('not-for-info-leader')) : reviews ? null : refuse('not-for-info-head')
  return no ?? ifNoReason(reason) ?? accept({ type: 'sent-back', reason, ...stamp(given) })
}
