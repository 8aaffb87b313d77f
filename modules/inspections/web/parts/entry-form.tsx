import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Issue } from '#lib/issues'
import { Banner, Field, clockWords, nowInstant, showToast, today, useDraft, useSession } from '#ui'
import type { InspectionView } from '../../core/views.ts'
import { emptyEntry, entryLacks, entryOf, nextEntry, type EntryDraft } from '../entry-draft.ts'
import { takePhoto, type Taken } from '../photo/take.ts'
import type { VisitQueue } from '../queue/use-queue.ts'

const MOST_PHOTOS = 12

/** One finding. The browser's own fields, so that nothing has to be fetched when there is no network. */
export function EntryForm({ view, queue }: { readonly view: InspectionView; readonly queue: VisitQueue }) {
  const session = useSession()
  const { plan } = view.inspection
  const draft = useDraft<EntryDraft>({ draft: `${session.person ?? ''}.inspections.${view.id}.entry`, initial: emptyEntry(plan, nowInstant()) })
  const [photos, setPhotos] = useState<readonly Taken[]>([])
  const [isTried, setTried] = useState(false)
  const [isUnkept, setUnkept] = useState(false)
  // Pressed twice it is still one entry.
  const isKeeping = useRef(false)
  const { value, set } = draft
  const change = (given: Partial<EntryDraft>) => set({ ...value, ...given })
  const lacks = entryLacks(value, today())
  const keep = async () => {
    setTried(true)
    if (lacks[0]) return document.getElementById(lacks[0].field)?.focus()
    if (isKeeping.current) return
    isKeeping.current = true
    const isKept = await queue.add(entryOf(value, nowInstant()), photos).then(() => true, () => false)
    isKeeping.current = false
    setUnkept(!isKept)
    if (!isKept) return
    set(nextEntry(value))
    setPhotos([])
    setTried(false)
    showToast({ text: '已记下。' })
  }
  const issues = isTried ? lacks.map((lack): Issue => ({ code: lack.field, severity: 'block', ...lack })) : []
  return (
    <section className="sn-card ins-card ins-form" aria-label="记一条">
      <Field id="entry-unit" label="被督查单位"><select id="entry-unit" value={value.unit} onChange={(event) => change({ unit: event.target.value as UnitId })}>{plan.targets.map(({ unit, name }) => <option key={unit} value={unit}>{name}</option>)}</select></Field>
      {plan.checklist.length > 0 && <Field id="entry-item" label="检查内容"><select id="entry-item" value={value.item} onChange={(event) => change({ item: event.target.value })}><option value="">清单以外</option>{plan.checklist.map((item) => <option key={item} value={item}>{item}</option>)}</select></Field>}
      <Field id="entry-text" label="看到的情况" isRequired issues={issues}><textarea id="entry-text" maxLength={2000} aria-describedby="entry-text-lack" value={value.text} onChange={(event) => change({ text: event.target.value })} /></Field>
      <Field id="entry-place" label="地点"><input id="entry-place" maxLength={200} value={value.place} onChange={(event) => change({ place: event.target.value })} /></Field>
      <PhotoField photos={photos} onChange={setPhotos} />
      <label className="ins-check"><input type="checkbox" checked={value.isDefect} onChange={() => change({ isDefect: !value.isDefect })} />发现问题，列入问题清单</label>
      {value.isDefect && <DefectFields draft={value} onChange={change} issues={issues} />}
      {isUnkept && <Banner tone="overdue">本机存不下这一条，还没有记下。请去掉几张照片或清理手机空间，再点“记下这一条”。</Banner>}
      <div className="ins-send"><Button type="primary" onClick={() => void keep()}>记下这一条</Button><span className="sn-muted">{draft.words}</span></div>
    </section>
  )
}

interface DefectProps { readonly draft: EntryDraft; readonly onChange: (given: Partial<EntryDraft>) => void; readonly issues: readonly Issue[] }

const DefectFields = ({ draft, onChange, issues }: DefectProps) => (
  <>
    <Field id="entry-description" label="问题" isRequired issues={issues}><textarea id="entry-description" maxLength={500} aria-describedby="entry-description-lack" value={draft.description} onChange={(event) => onChange({ description: event.target.value })} /></Field>
    <Field id="entry-measure" label="整改要求" isRequired issues={issues}><textarea id="entry-measure" maxLength={500} aria-describedby="entry-measure-lack" value={draft.measure} onChange={(event) => onChange({ measure: event.target.value })} /></Field>
    <Field id="entry-due" label="整改期限" isRequired issues={issues}><input id="entry-due" type="date" aria-describedby="entry-due-lack" value={draft.dueOn} onChange={(event) => onChange({ dueOn: event.target.value as Day })} /></Field>
  </>
)

/** Photographs, made smaller here; each with the time at which it was taken. */
function PhotoField({ photos, onChange }: { readonly photos: readonly Taken[]; readonly onChange: (photos: readonly Taken[]) => void }) {
  const [isDeclared, setDeclared] = useState(false)
  const [unread, setUnread] = useState<readonly string[]>([])
  const take = async (files: FileList | null) => {
    const taken: Taken[] = []
    const lost: string[] = []
    for (const file of [...(files ?? [])].slice(0, MOST_PHOTOS - photos.length)) {
      const photo = await takePhoto(file).catch(() => null)
      if (photo) taken.push(photo)
      else lost.push(file.name)
    }
    setUnread(lost)
    onChange([...photos, ...taken])
  }
  return (
    <div className="sn-field-stacked">
      <label className="ins-check"><input type="checkbox" checked={isDeclared} onChange={() => setDeclared(!isDeclared)} />本人确认所拍内容不涉及国家秘密</label>
      {isDeclared && photos.length < MOST_PHOTOS && (
        <label className="ins-pick">拍照或选照片<input type="file" accept="image/*" multiple aria-label="拍照或选照片" onChange={(event) => { void take(event.target.files); event.target.value = '' }} /></label>
      )}
      {!isDeclared && <p className="sn-muted sn-hint">勾选后可以拍照；照片在本机缩小后再发送。</p>}
      {unread.length > 0 && <p className="sn-field-lack" role="alert">■ {unread.map((name) => `「${name}」`).join('')}打不开，没有加进来。请直接用相机拍照，或选 JPG、PNG 照片。</p>}
      {photos.length > 0 && (
        <ul className="ins-notes" aria-label="照片">{photos.map((photo, index) => (
          <li key={`${photo.name}-${photo.takenAt}-${String(index)}`} className="ins-send"><span>照片{index + 1}　{photo.clock === 'exif' ? '拍摄于' : '记录于'} {clockWords(photo.takenAt)}</span><button type="button" className="sn-plain" onClick={() => onChange(photos.filter((one) => one !== photo))}>去掉<span className="sn-hidden">照片{index + 1}</span></button></li>
        ))}</ul>
      )}
    </div>
  )
}
