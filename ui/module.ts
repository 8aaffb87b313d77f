import type { ComponentType } from 'react'
import type { Access } from '#lib/contract'

/** The four functions of a committee office (参谋助手、综合协调、督促检查、后勤保障), the desk above them and the administration below. */
export type NavFunction = 'desk' | 'advice' | 'coordination' | 'inspection' | 'support' | 'administration'

/** The web face of a module: what `app/web/modules.ts` lists. */
export interface WebModule {
  readonly name: string
  readonly pages: readonly WebPage[]
  readonly nav: readonly NavEntry[]
}

export interface WebPage {
  /** With `$name` for a part that varies, e.g. `/documents/$id`. */
  readonly path: string
  /** Shown in the browser's title until the page sets its own. */
  readonly title: string
  /** Loads the page's own chunk: `() => import('./pages/inbox.tsx')`, which exports `Page`. */
  readonly load: () => Promise<{ readonly Page: ComponentType }>
  /** Shown alone, without frame and without session: the sign-in pages. */
  readonly isBare?: boolean
}

export interface NavEntry {
  readonly function: NavFunction
  readonly label: string
  readonly path: string
  /** The path of the entry beneath which this one is folded: shown while one is there. */
  readonly under?: string
  /** Who sees the entry; everybody when absent. The server decides access; this only tidies the menu. */
  readonly access?: Access
}
