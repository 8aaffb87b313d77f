import { useState } from 'react'
import { newKey, useActs, useDraft, useLeaveGuard } from '#ui'
import { combined, movedTo, spotOf, stepped, unplaced, withEntry, withOffer, withoutEntry } from '../../core/editing.ts'
import { entriesOf, type Content, type Entry, type EntryKey } from '../../core/types.ts'
import type { BoardView, OfferLine } from '../../core/views.ts'
import { client, contentSent } from '../api.ts'

/** The words in hand and what may be done to them; they lie in this browser until they are kept. */
export function useBoard({ id, issue, offers }: BoardView) {
  const draft = useDraft<Content>({ draft: `bulletins.${id}.${issue.revision}`, initial: issue.content })
  const [open, setOpen] = useState<EntryKey | null>(null)
  const { value: content, set } = draft
  const isUnsaved = JSON.stringify(content) !== JSON.stringify(issue.content)
  useLeaveGuard(isUnsaved)
  const saving = useActs({ act: () => client.act({ issue: id, act: { type: 'amend', base: issue.revision, content: contentSent(content) } }), done: () => '已保存。', topics: ['bulletins', 'workflow'] })
  const save = async (): Promise<boolean> => {
    const held = (await saving.run(undefined)) !== null
    if (held) draft.clear()
    return held
  }
  /** Dropped before another piece, or at the end of a column. */
  const drop = (dropped: EntryKey, at: { readonly before: EntryKey } | { readonly column: number }) => {
    if (!entriesOf(content).some(({ key }) => key === dropped)) return
    const without = withoutEntry(content, dropped)
    const spot = 'before' in at ? spotOf(without, at.before) : { column: at.column, place: without.columns[at.column]?.entries.length ?? 0 }
    if (spot) set(movedTo(content, dropped, spot))
  }
  return {
    content, open, setOpen, save, drop, isUnsaved, isSaving: saving.isPending, problem: saving.problem,
    free: unplaced(content, offers.map(({ offer }) => offer)).filter(({ at }) => at !== 'withdrawn'),
    originals: ({ sources }: Entry): readonly OfferLine['offer'][] => sources.flatMap((source) => offers.find(({ offer }) => offer.id === source)?.offer ?? []),
    change: (part: Partial<Content>) => set({ ...content, ...part }),
    changeEntry: (key: EntryKey, part: Partial<Entry>) => set(withEntry(content, key, part)),
    step: (key: EntryKey, by: 1 | -1) => set(stepped(content, key, by)),
    remove: (key: EntryKey) => set(withoutEntry(content, key)),
    combine: (key: EntryKey) => {
      const all = entriesOf(content)
      const into = all[all.findIndex((entry) => entry.key === key) - 1]
      if (into) { set(combined(content, into.key, key)); setOpen(into.key) }
    },
    put: (offer: OfferLine['offer'], column: string) => set(withOffer(content, offer, { key: newKey() as EntryKey, column })),
  }
}
