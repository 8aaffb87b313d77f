import { Banner, GoLink, useTitle } from '#ui'
import type { DocumentView } from '../../core/views.ts'
import { documentHref } from '../api.ts'

/** A page of a document that is not to be used at its present stage: why, and where to go instead. */
export function NotNow({ document, title, children }: { readonly document: DocumentView; readonly title: string; readonly children: string }) {
  useTitle(title)
  return (
    <>
      <h1>{title}</h1>
      <Banner tone="info" action={<GoLink to={documentHref(document.id)}>查看公文</GoLink>}>{children}</Banner>
    </>
  )
}
