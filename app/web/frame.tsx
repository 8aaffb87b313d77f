import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { ProblemNote, type SessionInfo, SessionProvider, SkipLink, Waiting, type WebModule, asProblem, hearNews, refresh, showToast, useHere, useNarrow } from '#ui'
import { RecoveryNotes } from '#modules/administration/web'
import { NoticeBell } from '#modules/notices/web'
import { ShownModules } from '#modules/workflow/web'
import './bell.css'
import { BrandBar } from './brand-bar.tsx'
import { IdleWatch } from './idle-watch.tsx'
import { Menu } from './menu.tsx'
import { sessionQuery } from './session-query.ts'

/** The frame round every page of someone signed in: brand bar, menu of the four functions, and the page. */
export function Frame({ modules }: { readonly modules: readonly WebModule[] }) {
  const { data: session, error, refetch } = useQuery(sessionQuery)
  // The three administrators get no notices of the office's work, so there is nothing to hear.
  useNews(session !== undefined && session.admin === null)
  if (!session) return error && asProblem(error).status !== 401 ? <ProblemNote problem={error} onRetry={() => void refetch()} /> : <Waiting />
  return <FramedPage session={session} modules={modules} tools={<NoticeBell />}>{session.admin !== null && <Suspense><RecoveryNotes /></Suspense>}<Outlet /><IdleWatch idleMinutes={session.idleMinutes} /></FramedPage>
}

export interface FramedPageProps {
  readonly session: SessionInfo
  readonly modules: readonly WebModule[]
  /** In the brand bar, before the person's own. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** The frame once it is known who works here. */
export function FramedPage({ session, modules, tools, children }: FramedPageProps) {
  const [isMenuOpen, setMenuOpen] = useState(false)
  const isNarrow = useNarrow(70)
  const isSlim = useNarrow(44)
  const isTiny = useNarrow(24)
  const { path } = useHere()
  useEffect(() => setMenuOpen(false), [path])
  return (
    <SessionProvider value={session}>
      <div className={['sn-frame', isNarrow && 'sn-frame-narrow', isSlim && 'sn-frame-slim', isTiny && 'sn-frame-tiny'].filter(Boolean).join(' ')}>
        <header className="sn-top">
          <SkipLink />
          <BrandBar session={session} isMenuOpen={isMenuOpen} onMenu={() => setMenuOpen(!isMenuOpen)}>{tools}</BrandBar>
        </header>
        <Menu modules={modules} isOpen={isMenuOpen} />
        <main id="main" className="sn-main" tabIndex={-1}><ShownModules value={modules}>{children}</ShownModules></main>
      </div>
    </SessionProvider>
  )
}

function useNews(isSignedIn: boolean): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (!isSignedIn) return
    return hearNews('/api/notices/stream', (news) => {
      void refresh(queries, news)
      if (news.notice) showToast({ text: news.notice.title })
    })
  }, [isSignedIn, queries])
}
