import { type AnyRoute, Outlet, createRootRoute, createRoute, createRouter, lazyRouteComponent, Navigate } from '@tanstack/react-router'
import { EmptyState, GoLink, ProblemNote, type WebModule, type WebPage, concerns, useSession } from '#ui'
import { BareFrame } from './bare-frame.tsx'
import { Frame } from './frame.tsx'

/** The address table of all modules: framed pages under one frame, bare ones (signing in) on their own. */
export function makeRouter(modules: readonly WebModule[]) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: ({ error, reset }) => <ProblemNote problem={error} onRetry={reset} /> })
  const pages = modules.flatMap((module) => module.pages)
  const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: () => <Frame modules={modules} />, notFoundComponent: NotFound })
  const bare = createRoute({ getParentRoute: () => root, id: 'bare', component: BareFrame })
  const inside = pages.filter((page) => !page.isBare).map((page) => pageRoute(page, framed))
  const start = pages.some((page) => page.path === '/') ? [] : [startRoute(modules, framed)]
  const tree = root.addChildren([
    framed.addChildren([...inside, ...start]),
    bare.addChildren(pages.filter((page) => page.isBare).map((page) => pageRoute(page, bare))),
    ...galleryRoutes(root),
  ])
  return createRouter({
    routeTree: tree, defaultPreload: 'intent', defaultPendingMinMs: 0, scrollRestoration: true,
    // Addresses carry plain text: `?state=signing`, not JSON, so that people can read and share them.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(Object.entries(search).filter(([, value]) => value !== undefined).map(([key, value]) => [key, String(value)])).toString()
      return text === '' ? '' : `?${text}`
    },
  })
}

const pageRoute = (page: WebPage, parent: AnyRoute) => createRoute({
  getParentRoute: () => parent, path: page.path, head: () => ({ meta: [{ title: page.title }] }),
  component: lazyRouteComponent(page.load, 'Page'),
})

const startRoute = (modules: readonly WebModule[], parent: AnyRoute) => createRoute({ getParentRoute: () => parent, path: '/', component: () => <Start modules={modules} /> })

/** Where no module brings a desk, work begins at the first entry of the menu that concerns the person. */
function Start({ modules }: { readonly modules: readonly WebModule[] }) {
  const session = useSession()
  const first = modules.flatMap((module) => module.nav).find((entry) => concerns(session, entry.access))
  return first ? <Navigate to={first.path} replace /> : <EmptyState title="这里将显示您的待办" hint="您目前没有可办的事务；如有疑问，请联系本单位联络员。" />
}

// The gallery shows every component on sample data, for looking and for axe; a production build leaves it out.
function galleryRoutes(root: AnyRoute): AnyRoute[] {
  if (import.meta.env.MODE === 'production') return []
  return [createRoute({ getParentRoute: () => root, path: '/gallery/$page', component: lazyRouteComponent(() => import('./gallery/gallery.tsx'), 'Gallery') })]
}

const NotFound = () => (
  <EmptyState title="没有这个页面" hint="地址可能有误，或内容已移走。" action={<GoLink to="/">回到工作台</GoLink>} />
)
