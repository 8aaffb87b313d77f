import { Input } from 'antd'
import type { PersonId } from '#lib/ids'
import { findPeople, UnitPicker } from '#modules/organisation/web'
import { Field, NumberInput, PeoplePicker } from '#ui'
import type { Content, Lists, Readers } from '../../core/types.ts'

/** 报、送、发 as printed. */
export function ListFields({ lists, onChange }: { readonly lists: Lists; readonly onChange: (lists: Lists) => void }) {
  const field = (key: keyof Lists, label: string) => (
    <Field id={key} label={label}><Input.TextArea id={key} rows={2} maxLength={2000} value={lists[key]} onChange={(event) => onChange({ ...lists, [key]: event.target.value })} /></Field>
  )
  return <>{field('reportTo', '报（上级）')}{field('sendTo', '送（平级）')}{field('issueTo', '发（下级）')}</>
}

/** To whom it is sent within the system: units, each for everybody in it, and people. */
export function ReaderFields({ readers, onChange }: { readonly readers: Readers; readonly onChange: (readers: Readers) => void }) {
  const names = new Map(readers.units.map(({ unit, name }) => [unit, name]))
  return (
    <>
      <Field id="reader-units" label="发送单位" hint="发布后送到这些单位，单位内的同志都可以读；谁先打开，记为该单位已读。">
        <UnitPicker id="reader-units" label="发送单位" value={readers.units.map(({ unit }) => unit)} onChange={(units) => onChange({ ...readers, units: units.map((unit) => ({ unit, name: names.get(unit) ?? '' })) })} hasSections />
      </Field>
      <Field id="reader-people" label="发送人员">
        <PeoplePicker
          id="reader-people" label="发送人员" source={findPeople} value={readers.people.map(({ person, name }) => ({ id: person, name }))}
          onChange={(people) => onChange({ ...readers, people: people.map(({ id, name }) => ({ person: id as PersonId, name })) })}
        />
      </Field>
    </>
  )
}

/** What of an issue is not its pieces. */
export function IssueFields({ content, onChange }: { readonly content: Content; readonly onChange: (change: Partial<Content>) => void }) {
  return (
    <div className="bul-form">
      <Field id="editorNote" label="编者按（全期）"><Input.TextArea id="editorNote" rows={3} maxLength={2000} value={content.editorNote} onChange={(event) => onChange({ editorNote: event.target.value })} /></Field>
      <label className="bul-check"><input type="checkbox" checked={content.hasContents} onChange={() => onChange({ hasContents: !content.hasContents })} />印“本期要目”（只有一篇时不印）</label>
      <ListFields lists={content.lists} onChange={(lists) => onChange({ lists })} />
      <Field id="copies" label="共印份数"><NumberInput id="copies" min={0} max={9999} value={content.copies} onChange={(copies) => onChange({ copies: copies ?? 0 })} /></Field>
      <ReaderFields readers={content.readers} onChange={(readers) => onChange({ readers })} />
    </div>
  )
}
