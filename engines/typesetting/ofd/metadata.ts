import type { Part } from '../display.ts'
import type { Paper } from '../model.ts'
import { formatNames } from '../papers.ts'

/** Metadata by the names of GB/T 33480 and the part of the page they are read from, in the standard's order. */
const fromPages: readonly (readonly [name: string, parts: readonly Part[]])[] = [
  ['发文机关标志', ['issuerMark']], ['发文机关', ['issuerSign', 'editor']], ['发文字号', ['docNumber', 'issue']], ['标题', ['title']],
  ['紧急程度', ['urgency']], ['签发人', ['signers']], ['主送机关', ['mainTo']], ['抄送机关', ['copyTo']], ['成文日期', ['docDate', 'issuedOn']],
  ['印发机关', ['printOrg']], ['印发日期', ['printDate']], ['附注', ['footnote']],
]

/** The metadata of a paper: what its pages say, and what is counted. A field that the paper has not is empty. */
export function metadataOf(texts: ReadonlyMap<Part, string>, { pages, paper }: { readonly pages: number; readonly paper: Paper | undefined }): Record<string, string> {
  const read = fromPages.map(([name, parts]) => [name, parts.map((part) => texts.get(part)).find((text) => text) ?? ''] as const)
  return {
    ...Object.fromEntries(read),
    // A paper on an open network bears no 密级; one that does says it on its first page.
    密级: texts.get('secrecy') ?? '无',
    ...(paper ? { 版式: formatNames[paper.format] } : {}),
    ...(paper && 'attachments' in paper ? { 附件数: String(paper.attachments.length) } : {}),
    页数: String(pages),
  }
}
