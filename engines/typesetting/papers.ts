import type { Body, Paper, PaperFormat } from './model.ts'

/** The formats by the names that the office gives them. */
export const formatNames: Readonly<Record<PaperFormat, string>> = {
  document: '文件', letter: '信函', order: '命令', minutes: '纪要', bulletin: '简报', form: '表单',
}

/** The format of a name that the office gives it; `null` when it knows none so called. */
export const formatNamed = (name: string): PaperFormat | null =>
  (Object.keys(formatNames) as PaperFormat[]).find((format) => formatNames[format] === name || format === name) ?? null

/** A body of a paper and where it stands, as `Origin` tells it. */
export interface PlacedBody {
  readonly body: Body
  readonly attachment?: number
  readonly item?: number
}

/** Every body of a paper in reading order: the text, each attachment, each item of a bulletin, the words before a form. */
export function bodiesOf(paper: Paper): readonly PlacedBody[] {
  switch (paper.format) {
    case 'bulletin': return paper.columns.flatMap((column) => column.items).map(({ body }, item) => ({ body, item }))
    case 'form': return [{ body: paper.lead ?? [] }]
    case 'document': case 'letter': case 'order': case 'minutes':
      return [{ body: paper.body }, ...paper.attachments.map(({ body }, attachment) => ({ body, attachment }))]
  }
}

/** The keys of all pictures and finished pages of a paper, each once: what a painter must be given. */
export function filesOf(paper: Paper): readonly string[] {
  const pictures = bodiesOf(paper).flatMap(({ body }) => body.flatMap((block) => block.kind === 'picture' ? [block.file] : []))
  const pages = 'attachments' in paper ? paper.attachments.flatMap((attachment) => attachment.pages ?? []).map((page) => page.file) : []
  return [...new Set([...pictures, ...pages])]
}
