/** The dependency rules of the repository, as data. ARCHITECTURE.md prints this table. */
export const mayImport = {
  lib: [],
  engine: ['lib'],
  platform: ['lib'],
  ui: ['lib'],
  core: ['lib', 'engine'],
  contract: ['lib', 'core'],
  server: ['lib', 'engine', 'core', 'contract', 'platform', 'face'],
  web: ['lib', 'engine', 'core', 'contract', 'ui', 'web-face'],
  face: ['lib', 'core', 'contract', 'server', 'platform'],
  'web-face': ['lib', 'core', 'contract', 'web', 'ui'],
  app: ['lib', 'engine', 'platform', 'face', 'seeds'],
  'app-web': ['lib', 'ui', 'web-face'],
  examples: ['lib', 'engine', 'platform', 'core', 'contract', 'server', 'face', 'examples'],
  seeds: ['lib', 'engine', 'platform', 'face', 'app', 'examples'],
  tests: ['lib', 'engine', 'platform', 'ui', 'face', 'web-face', 'contract', 'app', 'app-web', 'seeds', 'examples', 'tests', 'tools', 'bench'],
  journeys: ['lib', 'engine', 'platform', 'face', 'app', 'app-web', 'seeds', 'examples', 'tests', 'tools'],
  bench: ['lib', 'engine', 'platform', 'face', 'app', 'seeds', 'examples', 'tests', 'tools'],
  tools: ['lib', 'engine', 'platform', 'face', 'app', 'seeds', 'examples', 'tests', 'bench'],
} as const satisfies Record<string, readonly string[]>

/** Modules that any module may use, if no circle comes of it. All others never use each other: news goes through `app/wiring.ts`. */
export const foundations: readonly string[] = ['organisation', 'workflow', 'files', 'notices', 'administration', 'search', 'duty']

// Packages that pure code may lean on; each is itself pure. Everywhere else `docs/adr/0002-dependencies.md` decides.
const purePackages: Partial<Record<Zone, readonly string[]>> = {
  lib: ['@orpc/contract', 'zod'],
  engine: ['fast-xml-parser', 'feelin', 'fflate', 'zod'],
  core: [],
  contract: ['@orpc/contract', 'zod'],
}
const browserZones: readonly Zone[] = ['ui', 'web', 'web-face', 'app-web']

export type Zone = keyof typeof mayImport

/** Where a file stands: its zone, who owns it, and whether strangers may import it. */
export interface Place { readonly zone: Zone; readonly owner: string; readonly open: boolean }

/** The place of a source file by its path, or null when it lies outside every zone. */
export function placeOf(file: string): Place | null {
  const [top = '', name = '', part = '', leaf = ''] = file.split('/')
  const owner = top === 'modules' || top === 'engines' ? `${top}/${name}` : top
  if (isForTests(file)) return { zone: 'tests', owner, open: true }
  switch (top) {
    case 'lib': return { zone: 'lib', owner, open: true }
    // An engine may have a second face, in a folder of its own, for those who want little of it (ADR 0018).
    case 'engines': return { zone: 'engine', owner, open: part === 'index.ts' || leaf === 'index.ts' }
    case 'platform': return { zone: 'platform', owner, open: part === 'index.ts' || name.endsWith('.ts') }
    case 'ui': return { zone: 'ui', owner, open: name === 'index.ts' }
    case 'modules': return placeInModule(owner, part, leaf)
    case 'app': return placeInApp(name)
    case 'journeys': case 'bench': case 'tools': return { zone: top, owner, open: true }
    default: return /^\w+\.config\.ts$/.test(file) ? { zone: 'tools', owner: 'tools', open: false } : null
  }
}

function placeInModule(owner: string, part: string, leaf: string): Place | null {
  if (part === 'index.ts') return { zone: 'face', owner, open: true }
  if (part === 'examples.ts' || part === 'examples') return { zone: 'examples', owner, open: true }
  if (part === 'contract.ts' || part === 'contract') return { zone: 'contract', owner, open: false }
  if (part === 'web' && leaf === 'index.ts') return { zone: 'web-face', owner, open: true }
  if (part === 'core' || part === 'server' || part === 'web') return { zone: part, owner, open: false }
  return null
}

function placeInApp(name: string): Place {
  if (/^web(\.tsx)?$/.test(name)) return { zone: 'app-web', owner: 'app', open: true }
  return { zone: /^(demo|seed)\b/.test(name) ? 'seeds' : 'app', owner: 'app', open: true }
}

const isForTests = (file: string): boolean => /\.test\.tsx?$|\/testing(\/|\.ts$)/.test(file)

/** Why `from` may not import `to`, or null when it may. `uses` are the modules that the owner of `from` declares. */
export function objection(from: string, to: string, uses: readonly string[] = []): string | null {
  const a = placeOf(from)
  const b = placeOf(to)
  if (!a || !b) return `${a ? to : from} lies outside every zone`
  const isOwn = a.owner === b.owner
  if (isOwn && (a.zone === b.zone || a.zone === 'tests')) return null
  if (!isOwn && !b.open) return `${to} is private to ${b.owner}: import its face`
  if (!(mayImport[a.zone] as readonly Zone[]).includes(b.zone)) return `${a.zone} may not import ${b.zone}`
  const isUndeclared = !isOwn && isOfModule(a) && isOfModule(b) && a.zone !== 'tests' && !uses.includes(nameOf(b))
  return isUndeclared ? `${nameOf(a)} does not declare that it uses ${nameOf(b)}` : null
}

/** Why a file may not import a package, or null when it may. */
export function packageObjection(from: string, specifier: string): string | null {
  const place = placeOf(from)
  if (!place) return `${from} lies outside every zone`
  const { zone } = place
  if (browserZones.includes(zone) && specifier.startsWith('node:')) return `${zone} runs in the browser and may not import ${specifier}`
  const allowed = purePackages[zone]
  return !allowed || allowed.includes(packageName(specifier)) ? null : `${zone} is pure and may not import ${specifier}`
}

/** `@scope/name` or `name` of an import that may go on with a path. */
export const packageName = (specifier: string): string =>
  specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')

/** What is wrong with what each module says it uses: only foundations, none unknown, and no circle. */
export function usesObjections(uses: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const faults = Object.entries(uses).flatMap(([module, used]) => used.flatMap((other) => {
    if (!uses[other]) return [`${module} uses ${other}, which does not exist`]
    return foundations.includes(other) ? [] : [`${module} uses ${other}, which is no foundation: send news through app/wiring.ts`]
  }))
  const circle = Object.keys(uses).map((module) => circleFrom(uses, [module])).find((path) => path !== null)
  return circle ? [...faults, `a circle of uses: ${circle.join(' → ')}`] : faults
}

function circleFrom(uses: Readonly<Record<string, readonly string[]>>, path: readonly string[]): readonly string[] | null {
  for (const next of uses[path.at(-1)!] ?? []) {
    if (next === path[0]) return [...path, next]
    if (path.includes(next)) continue
    const circle = circleFrom(uses, [...path, next])
    if (circle) return circle
  }
  return null
}

const isOfModule = (place: Place): boolean => place.owner.startsWith('modules/')
const nameOf = (place: Place): string => place.owner.replace('modules/', '')
