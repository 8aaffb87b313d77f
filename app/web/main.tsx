import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { UiProvider, callApi, makeQueryClient, showToast, whenSignedOut } from '#ui'
import './fonts.css'
import { webModules } from './modules.ts'
import { makeRouter } from './router.tsx'
import { sessionQuery } from './session-query.ts'

// Otherwise zod tries to compile schemas with eval, which our content policy refuses with a line in every console.
z.config({ jitless: true })

const queries = makeQueryClient()
const router = makeRouter(webModules)

// Drafts stay in the browser, so that nothing is lost on the way to the login page and back.
whenSignedOut(() => {
  const { pathname, href } = router.state.location
  queries.removeQueries()
  if (!pathname.startsWith('/sign-in')) void router.navigate({ to: '/sign-in', search: { back: href } as never })
})

function App() {
  const { data: session } = useQuery({ ...sessionQuery, enabled: false })
  const keep = (key: string, value: unknown) => {
    if (!session) return
    callApi('PUT', '/session/preferences', { key, value })
      .catch(() => showToast({ tone: 'warn', text: '设置只保存在本机，没有同步到服务器；请联网后再改一次。' }))
  }
  return (
    <UiProvider settings={session?.settings} onSetting={keep}>
      <RouterProvider router={router} />
    </UiProvider>
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}><App /></QueryClientProvider>
  </StrictMode>,
)
