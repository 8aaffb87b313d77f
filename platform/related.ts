import type { Described, Related } from '#lib/related'
import type { Instant } from '#lib/instants'
import type { Actor, Db } from './act/types.ts'

/** Somebody who looks at this moment. */
export interface Looker { readonly db: Db; readonly actor: Actor; readonly now: Instant }
/** The same, where reading itself may have to be written down. */
export interface NotedLooker extends Looker { readonly note: (subject: string) => Promise<void> }

/**
 * What a module answers others of itself, without either knowing the other. Each answers by its own rule of who may know what:
 * to everybody else there is nothing, not even a number.
 */
export interface Relating {
  /** What came of another module's thing here, and what the viewer may begin from it here. */
  readonly related?: (looker: Looker, subject: string) => Promise<Related>
  /** This module's own things by the word before the colon (`document`); null where the viewer may not know of it. */
  readonly describe?: Readonly<Record<string, (looker: NotedLooker, id: string, part: string | null) => Promise<Described | null>>>
}

/** The answers of the whole house, gathered. */
export interface Relations {
  related(looker: Looker, subject: string): Promise<Related>
  describe(looker: NotedLooker, subject: string, part: string | null): Promise<Described | null>
}

/** Gathers what the modules answer, in the order of the house. */
export function relationsOf(modules: readonly { readonly relating?: Relating }[]): Relations {
  const all = modules.flatMap(({ relating }) => (relating ? [relating] : []))
  return {
    async related(looker, subject) {
      const found = await Promise.all(all.flatMap(({ related }) => (related ? [related(looker, subject)] : [])))
      return { outcomes: found.flatMap(({ outcomes }) => outcomes), beginnings: found.flatMap(({ beginnings }) => beginnings) }
    },
    async describe(looker, subject, part) {
      const [, kind = '', id = ''] = /^([a-z][\w-]*):([\w-]{1,64})$/.exec(subject) ?? []
      const describe = all.flatMap(({ describe: known }) => (known && Object.hasOwn(known, kind) ? [known[kind]!] : []))[0]
      return describe ? describe(looker, id, part) : null
    },
  }
}
