import { zipSync, type Zippable } from 'fflate'
import type { Refused } from '#lib/decision'
import type { OfdRefusal } from './refusals.ts'
import { readZip, type PackageLimits } from './zip-read.ts'

/** The parts of an OFD package: bytes by path from the package's root, without a leading slash. */
export type OfdParts = ReadonlyMap<string, Uint8Array>

/** Wide enough for a document of some thousand pages with pictures, too narrow for a bomb. */
export const packageLimits: PackageLimits = { parts: 20_000, partBytes: 128 << 20, totalBytes: 512 << 20, ratio: 200 }

/** Unpacks an OFD file. What is damaged, too large, encrypted or reaches outside the package is refused. */
export const readOfdPackage = (bytes: Uint8Array, limits: PackageLimits = packageLimits): OfdParts | Refused<OfdRefusal> => readZip(bytes, limits)

/** Whether a package or a document was refused. */
export const isRefused = <Value extends object>(value: Value | Refused<OfdRefusal>): value is Refused<OfdRefusal> => 'kind' in value && value.kind === 'refused'

/** Local time without a zone, so that the same bytes are written everywhere: the earliest that ZIP knows. */
const zipTime = '1980-01-01T12:00:00'

/** Packs parts into an OFD file: `OFD.xml` first, then by path. Same parts, same bytes. */
export function writeOfdPackage(parts: OfdParts): Uint8Array {
  const names = [...parts.keys()].sort((a, b) => Number(b === 'OFD.xml') - Number(a === 'OFD.xml') || (a < b ? -1 : 1))
  const files: Zippable = {}
  for (const name of names) files[name] = [parts.get(name)!, { level: /\.(png|jpe?g|zip|ofd|docx|xlsx)$/i.test(name) ? 0 : 6, mtime: zipTime }]
  return zipSync(files)
}

/**
 * The part that a location names: from the package's root when it begins with `/`, else from the folder of the part it stands in,
 * or from `base` within that folder. `null` when it leads out of the package.
 */
export function resolveLoc(from: string, loc: string, base = ''): string | null {
  const folder = from.split('/').slice(0, -1)
  const steps = loc.startsWith('/') ? loc.split('/') : base.startsWith('/') ? `${base}/${loc}`.split('/') : [...folder, ...base.split('/'), ...loc.split('/')]
  const path: string[] = []
  for (const step of steps) {
    if (step === '' || step === '.') continue
    if (step !== '..') path.push(step)
    else if (path.pop() === undefined) return null
  }
  return path.join('/')
}
