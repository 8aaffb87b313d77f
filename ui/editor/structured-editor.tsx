import { Suspense, lazy } from 'react'
import { Waiting } from '../pieces/notes.tsx'
import type { EditorBody } from './body.ts'

export interface StructuredEditorProps {
  /** The body to begin with; later changes come through `onChange` only. */
  readonly body: EditorBody
  /** Changes when `body` is to be taken anew, e.g. after an import. */
  readonly revision?: number
  readonly label: string
  /** Of the text itself, to jump to it; made up when absent, for a page may hold several editors. */
  readonly id?: string
  readonly onChange: (body: EditorBody) => void
  /** Keeps a picture and answers its key; pictures are refused when absent. */
  readonly onUpload?: (file: File) => Promise<string>
  /** Where a picture's key is served. Must not change between renders. */
  readonly urlOf?: (file: string) => string
  /** Opens the caller's import; no button when absent. */
  readonly onImport?: () => void
  readonly isReadOnly?: boolean
}

const EditorCanvas = lazy(() => import('./editor-canvas.tsx').then((loaded) => ({ default: loaded.EditorCanvas })))

/** 正文: the structured text of a document, headings by level, paragraphs, tables, pictures; set as on paper. */
export const StructuredEditor = (props: StructuredEditorProps) => <Suspense fallback={<Waiting lines={12} />}><EditorCanvas {...props} /></Suspense>
