import { Link, useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useCallback, useEffect, useMemo } from 'react'
import type { z } from 'zod'

/** A link inside the platform; keeps modified clicks (new tab) working. */
export interface GoLinkProps {
  readonly to: string
  readonly children: ReactNode
  readonly className?: string | undefined
  readonly ariaLabel?: string | undefined
  /** Marks the entry of the page being shown. */
  readonly isCurrent?: boolean | undefined
}
export function GoLink({ to, children, className, ariaLabel, isCurrent }: GoLinkProps) {
  const { pathname, search } = splitPath(to)
  return (
    <Link
      to={pathname} search={search as never} className={className}
      aria-label={ariaLabel} aria-current={isCurrent ? 'page' : undefined}
      // Of several tabs over one page only the one with this very query is current.
      activeOptions={{ exact: true, includeSearch: true }} activeProps={{}}
    >{children}</Link>
  )
}

/** Goes to a path such as `/documents/123?view=mine`. */
export function useGo(): (to: string, options?: { readonly isReplacing?: boolean }) => void {
  const navigate = useNavigate()
  return useCallback((to, options) => {
    const { pathname, search } = splitPath(to)
    void navigate({ to: pathname, search: search as never, replace: options?.isReplacing ?? false })
  }, [navigate])
}

/** The varying parts of the page's path. */
export const usePathParts = (): Readonly<Record<string, string | undefined>> => useParams({ strict: false })

/** The path and query of the page being shown, e.g. `/documents?view=mine`. */
export function useHere(): { readonly path: string; readonly query: string } {
  const location = useLocation()
  return { path: location.pathname, query: location.searchStr }
}

/**
 * The page's filters, kept in the address so that they can be shared and come back. The address holds text only: it passes
 * through `schema`, which coerces (`z.coerce.number()`) and gives every field a `.catch`, so that no address breaks a page.
 */
export function useFilters<Filters extends Record<string, unknown>>(schema: z.ZodType<Filters>): readonly [Filters, (change: Partial<Filters>) => void] {
  const location = useLocation()
  const navigate = useNavigate()
  const found: unknown = location.search
  const filters = useMemo(() => schema.parse(found), [schema, found])
  const change = useCallback((next: Partial<Filters>) => {
    void navigate({ to: '.', search: ((before: object) => withoutEmpty({ ...before, ...next })) as never, replace: true })
  }, [navigate])
  return [filters, change]
}

/** Asks before leaving a page whose changes exist nowhere yet. */
export function useLeaveGuard(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return
    const hold = (leaving: BeforeUnloadEvent) => leaving.preventDefault()
    addEventListener('beforeunload', hold)
    return () => removeEventListener('beforeunload', hold)
  }, [isUnsaved])
}

/** Sets the browser's title while the page is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 枢纽`
  }, [title])
}

function splitPath(to: string): { pathname: string; search: Record<string, string> } {
  const [pathname = '/', query = ''] = to.split('?')
  return { pathname, search: Object.fromEntries(new URLSearchParams(query)) }
}

const withoutEmpty = (search: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== '' && value !== null))
