/**
 * The body of a document as the editor takes and gives it. Structurally the same as the typesetting engine's `Body`,
 * which `ui` may not import; a caller passes one for the other.
 */
export interface BodyRun { readonly text: string; readonly face?: BodyFace }
export type BodyFace = 'fang' | 'kai' | 'hei' | 'xiaobiaosong' | 'song'
export type Align = 'left' | 'center' | 'right'

export interface BodyHeading {
  readonly kind: 'heading'
  readonly level: 1 | 2 | 3 | 4
  readonly runs: readonly BodyRun[]
  /** Text that runs on in the same paragraph after the heading. */
  readonly runIn?: readonly BodyRun[]
}
export interface BodyParagraph { readonly kind: 'paragraph'; readonly runs: readonly BodyRun[]; readonly align?: Align }
export interface BodyCell { readonly text: string; readonly align?: Align; readonly columnSpan?: number; readonly rowSpan?: number }
export interface BodyTable {
  readonly kind: 'table'
  readonly caption?: string
  readonly columns: readonly number[]
  readonly headerRows: number
  readonly rows: readonly (readonly BodyCell[])[]
}
export interface BodyPicture { readonly kind: 'picture'; readonly file: string; readonly widthMm: number; readonly heightMm: number; readonly caption?: string }
export type BodyBlock = BodyHeading | BodyParagraph | BodyTable | BodyPicture
export type EditorBody = readonly BodyBlock[]

/** How many characters the body holds, without spaces, as offices count. */
export const charactersOf = (body: EditorBody): number => body.reduce((sum, block) => sum + [...textOf(block).replace(/\s/g, '')].length, 0)

function textOf(block: BodyBlock): string {
  switch (block.kind) {
    case 'heading': return [...block.runs, ...(block.runIn ?? [])].map(({ text }) => text).join('')
    case 'paragraph': return block.runs.map(({ text }) => text).join('')
    case 'table': return [block.caption ?? '', ...block.rows.flat().map(({ text }) => text)].join('')
    case 'picture': return block.caption ?? ''
  }
}
