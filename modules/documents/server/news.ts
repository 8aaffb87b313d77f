import { newsType, type Work } from '#platform/act'
import type { PersonId, UnitId } from '#lib/ids'
import { numberOf } from '../core/evolve.ts'
import type { DocumentEvent } from '../core/types.ts'
import type { Loaded } from './store.ts'

/** What everybody who hears of a document is told: enough for a notice, and no words of the text. */
export interface DocumentNews {
  readonly document: string
  /** The title, or a plain word for papers that are working secrets. */
  readonly title: string
  readonly number: string | null
  readonly drafter: PersonId
  /** Who did it. */
  readonly by: PersonId
}

/** The drafter handed the draft in. */
export const submitted = newsType<DocumentNews>('documents.submitted')
/** It was sent back, with the reason. */
export const returned = newsType<DocumentNews & { readonly reason: string; readonly stage: string }>('documents.returned')
export const signed = newsType<DocumentNews & { readonly docDate: string }>('documents.signed')
export const numbered = newsType<DocumentNews>('documents.numbered')
/** It went out: the receiving organs, and the people there who sign for it. */
export const dispatched = newsType<DocumentNews & { readonly receivers: readonly UnitId[]; readonly people: readonly PersonId[]; readonly urgency: string }>('documents.dispatched')
export const receiptSigned = newsType<DocumentNews & { readonly receiver: UnitId; readonly receiverName: string }>('documents.receiptSigned')
/** Receipts were urged: those who should sign now. */
export const receiptsUrged = newsType<DocumentNews & { readonly receivers: readonly UnitId[]; readonly people: readonly PersonId[] }>('documents.receiptsUrged')
export const recalled = newsType<DocumentNews & { readonly receivers: readonly UnitId[]; readonly people: readonly PersonId[]; readonly reason: string }>('documents.recalled')
export const voided = newsType<DocumentNews & { readonly reason: string }>('documents.voided')
/** Every receipt is in: originals, draft sheet and final draft may be filed (条例 第二十七条). */
export const archiveReady = newsType<DocumentNews & { readonly kind: string; readonly docDate: string; readonly issuingOrgan: UnitId | null; readonly handlingOrgan: UnitId }>('documents.archiveReady')

/** What every news of this document carries. */
export const aboutOf = (work: Pick<Work, 'actor'>, { row, state }: Pick<Loaded, 'row' | 'state'>): DocumentNews => ({
  document: row.id, title: row.work_secret ? '一份工作秘密公文' : state.content.title, number: numberOf(state)?.text ?? null, drafter: row.drafter, by: work.actor.person!,
})

/** Tells what an act on a task brought. Dispatch, receipts and recalls tell theirs themselves, for they know the receivers. */
export function news(work: Work, before: Loaded, after: Loaded): void {
  for (const event of after.events.slice(before.events.length)) tellOne(work, after, event)
}

function tellOne(work: Work, loaded: Loaded, event: DocumentEvent): void {
  const about = aboutOf(work, loaded)
  switch (event.type) {
    case 'submitted': work.tell(submitted, about); return
    case 'returned': work.tell(returned, { ...about, reason: event.returned.reason, stage: event.returned.from }); return
    case 'signed': work.tell(signed, { ...about, docDate: event.docDate }); return
    case 'numbered': work.tell(numbered, about); return
    case 'voided': work.tell(voided, { ...about, reason: event.ending.reason }); return
    case 'made-archive-ready': work.tell(archiveReady, { ...about, kind: loaded.row.kind, docDate: 'docDate' in loaded.state ? loaded.state.docDate : '', issuingOrgan: loaded.row.issuing_organ, handlingOrgan: loaded.row.handling_organ }); return
    case 'drafted': case 'saved': case 'marked': case 'settled': case 'checklist-answered': case 'reviewed': case 'rechecked': case 'corrected': case 'proofread':
    case 'sealed-jointly': case 'sealed': case 'dispatched': case 'dispatched-further': case 'moved': case 'retracted': case 'withdrawn': case 'recalled': return
  }
}
