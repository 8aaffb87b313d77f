import { Button } from 'antd'
import { fileHref } from '#modules/files/web'
import { type PaperRow, PaperForm, WrittenOpinion } from '#ui'
import type { DraftSheet, SheetEntry } from '../../core/draft-sheet.ts'
import { sheetFileHref } from '../api.ts'

/** 发文稿纸: opinions in their boxes. On paper the typesetting engine sets it, the same on every machine. */
export const SheetView = ({ document, sheet }: { readonly document: string; readonly sheet: DraftSheet }) => (
  <div className="doc-sheet">
    <div className="sn-row doc-sheet-tools"><Button onClick={() => location.assign(sheetFileHref(document))}>下载稿纸 PDF</Button></div>
    <PaperForm title={`${sheet.organ}发文稿纸`} head={<><span>发文字号：{sheet.docNumber}</span><span>缓急：{sheet.urgency}</span></>} rows={rowsOf(sheet)} />
  </div>
)

const rowsOf = (sheet: DraftSheet): readonly PaperRow[] => [
  { key: 'sign', lines: 5, cells: [{ key: 'signing', label: '签发', content: <Entries entries={sheet.signing} /> }, { key: 'countersign', label: '会签', content: <Entries entries={sheet.countersigning} /> }] },
  { key: 'review', lines: 4, cells: [{ key: 'officeReview', label: '审核', content: <Entries entries={sheet.officeReview} /> }, { key: 'unitCheck', label: '核稿', content: <Entries entries={sheet.unitCheck} /> }] },
  ...(sheet.consulting.length ? [{ key: 'consult', lines: 2, cells: [{ key: 'consulting', label: '征求意见', content: <Entries entries={sheet.consulting} /> }] }] : []),
  { key: 'who', cells: [{ key: 'unit', label: '主办单位', content: sheet.leadUnit, span: 5 }, { key: 'drafter', label: '拟稿人', content: sheet.drafter, span: 4 }, { key: 'phone', label: '联系电话', content: sheet.phone, span: 4 }] },
  { key: 'title', lines: 2, cells: [{ key: 'title', label: '标题', content: sheet.title }] },
  { key: 'main', lines: 2, cells: [{ key: 'mainTo', label: '主送', content: sheet.mainTo }] },
  { key: 'copy', cells: [{ key: 'copyTo', label: '抄送', content: sheet.copyTo }] },
  { key: 'annex', cells: [{ key: 'annexes', label: '附件', content: sheet.annexes.map((annex, at) => <div key={at}>{sheet.annexes.length > 1 && `${at + 1}. `}{annex}</div>) }] },
  { key: 'kind', cells: [{ key: 'kind', label: '文种', content: sheet.kind, span: 4 }, { key: 'openness', label: '公开属性', content: sheet.openness, span: 5 }, { key: 'copies', label: '份数', content: sheet.copies, span: 4 }] },
  { key: 'dates', cells: [{ key: 'docDate', label: '成文日期', content: sheet.docDate }, { key: 'printDate', label: '印发日期', content: sheet.printDate }] },
  { key: 'proof', cells: [{ key: 'recheck', label: '复核', content: <Entries entries={sheet.recheck} /> }, { key: 'proof', label: '校对', content: <Entries entries={sheet.proofreading} /> }] },
  { key: 'remark', cells: [{ key: 'remark', label: '备注', content: sheet.remark }] },
]

const Entries = ({ entries }: { readonly entries: readonly SheetEntry[] }) => <>{entries.map((entry, at) => <Entry key={at} entry={entry} />)}</>

/** 圈阅 is a circle round the name, as on paper; the system adds no words. */
const Entry = ({ entry }: { readonly entry: SheetEntry }) => (
  <>
    {entry.handwriting && <img className="doc-hand" src={fileHref(entry.handwriting, true)} alt={`${entry.name}手写意见`} />}
    <WrittenOpinion text={`${entry.disagrees ? '（不同意）' : ''}${entry.isCircle ? '（圈阅）' : entry.text}`} who={`${entry.unit} ${entry.name}`} when={entry.date} {...(entry.signature ? { signatureUrl: fileHref(entry.signature, true) } : {})} />
  </>
)
