import { type Extensions, Mark, Node, mergeAttributes } from '@tiptap/core'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { Plugin } from '@tiptap/pm/state'
import StarterKit from '@tiptap/starter-kit'
import type { BodyFace } from './body.ts'

/** Faces a stretch of text may be set in instead of its level's own. */
export const faceLabels: Readonly<Record<BodyFace, string>> = { fang: '仿宋', kai: '楷体', hei: '黑体', xiaobiaosong: '小标宋', song: '宋体' }

const FaceMark = Mark.create({
  name: 'face',
  excludes: 'face',
  addAttributes: () => ({ face: { default: 'fang', parseHTML: (element: HTMLElement) => element.dataset.face, renderHTML: ({ face }) => ({ 'data-face': face }) } }),
  parseHTML: () => [{ tag: 'span[data-face]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
})

/** Text that runs on after a heading in the same paragraph. */
const RunInMark = Mark.create({
  name: 'runIn',
  parseHTML: () => [{ tag: 'span[data-run-in]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes, { 'data-run-in': '' }), 0],
})

/** Adds alignment to paragraphs; unaligned ones are indented by two characters. */
const Alignment = Node.create({
  name: 'alignment',
  addGlobalAttributes: () => [{
    types: ['paragraph'],
    attributes: { align: { default: null, parseHTML: (element: HTMLElement) => element.dataset.align ?? null, renderHTML: ({ align }) => (align ? { 'data-align': align } : {}) } },
  }],
})

/** Columns added or removed leave the old widths meaningless: all become alike, which also has the table drawn anew. */
export const keepWidths = new Plugin({
  appendTransaction: (transactions, _, state) => {
    if (!transactions.some((transaction) => transaction.docChanged)) return null
    const change = state.tr
    state.doc.descendants((node, at) => {
      if (node.type.name !== 'table') return !node.isTextblock
      const count = columnCount(node)
      if (!Array.isArray(node.attrs.columns) || node.attrs.columns.length !== count) {
        change.setNodeAttribute(at, 'columns', Array.from({ length: count }, () => 1))
      }
      return false
    })
    return change.docChanged ? change : null
  },
})

const BodyTable = Table.extend({
  // The extension's own view draws neither relative widths nor the title; `renderHTML` does.
  addNodeView: () => null,
  addAttributes: () => ({
    columns: { default: null, parseHTML: (element: HTMLElement) => element.dataset.columns?.split(',').map(Number) ?? null, renderHTML: ({ columns }) => (Array.isArray(columns) ? { 'data-columns': columns.join(',') } : {}) },
    caption: { default: null, parseHTML: (element: HTMLElement) => element.querySelector('caption')?.textContent ?? null, rendered: false },
  }),
  addProseMirrorPlugins() {
    return [...(this.parent?.() ?? []), keepWidths]
  },
  renderHTML({ node, HTMLAttributes }) {
    const widths: readonly number[] = Array.isArray(node.attrs.columns) ? node.attrs.columns : []
    const whole = widths.reduce((sum, width) => sum + width, 0)
    const isCurrent = widths.length === columnCount(node)
    return [
      'table', HTMLAttributes,
      ...(node.attrs.caption ? [['caption', { contenteditable: 'false' }, String(node.attrs.caption)] as const] : []),
      ['colgroup', {}, ...(isCurrent ? widths.map((width) => ['col', { style: `width: ${(width / whole) * 100}%` }] as const) : [])],
      ['tbody', 0],
    ]
  },
})

const Picture = Node.create<{ readonly urlOf: (file: string) => string }>({
  name: 'picture',
  group: 'block',
  atom: true,
  draggable: true,
  addOptions: () => ({ urlOf: (file: string) => file }),
  addAttributes: () => ({
    file: { default: '' }, widthMm: { default: 120 }, heightMm: { default: 80 }, caption: { default: null },
  }),
  parseHTML: () => [{
    tag: 'figure[data-file]',
    getAttrs: (element) => ({
      file: element.dataset.file ?? '', widthMm: Number(element.dataset.width), heightMm: Number(element.dataset.height),
      caption: element.querySelector('figcaption')?.textContent || null,
    }),
  }],
  renderHTML({ node }) {
    const { file, widthMm, heightMm, caption } = node.attrs
    return [
      'figure', { 'data-file': file, 'data-width': widthMm, 'data-height': heightMm },
      ['img', { src: this.options.urlOf(String(file)), alt: caption ?? '图片', style: `width: ${(Number(widthMm) / 156) * 100}%` }],
      ...(caption ? [['figcaption', {}, String(caption)] as const] : []),
    ]
  },
})

/** What a document's body may hold, and nothing else: pasted decoration falls away. */
export const bodySchema: Extensions = [
  StarterKit.configure({
    blockquote: false, bold: false, bulletList: false, code: false, codeBlock: false, hardBreak: false, horizontalRule: false, italic: false,
    link: false, listItem: false, listKeymap: false, orderedList: false, strike: false, underline: false, heading: { levels: [1, 2, 3, 4] },
  }),
  FaceMark, RunInMark, Alignment, BodyTable.configure({ resizable: false }), TableRow, Picture,
  TableCell.extend({ content: 'paragraph+' }), TableHeader.extend({ content: 'paragraph+' }),
]

/** The same, with pictures shown from where the platform serves them. */
export const bodySchemaWith = (urlOf: (file: string) => string): Extensions =>
  bodySchema.map((extension) => (extension.name === 'picture' ? Picture.configure({ urlOf }) : extension))

interface TableNode { readonly firstChild: { readonly forEach: (each: (cell: { readonly attrs: Record<string, unknown> }) => void) => void } | null }

/** Columns of a table as its first row spans them. */
export function columnCount(table: TableNode): number {
  let count = 0
  table.firstChild?.forEach((cell) => { count += Number(cell.attrs.colspan ?? 1) })
  return count
}
