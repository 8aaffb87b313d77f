import { withoutComments } from '../tree.ts'
import type { Tree } from '../tree.ts'
import { placeOf } from '../zones.ts'

/** A refusal code and the sentence people read, where they stand. */
export interface Sentence { readonly code: string; readonly text: string; readonly file: string }

/** All refusal sentences of a tree: the `'code': '…'` rows of every constant whose type is `Sentences<…>`. */
export const sentencesIn = (tree: Tree): readonly Sentence[] =>
  tree.files.filter((file) => file.endsWith('.ts') && !file.startsWith('lib/') && placeOf(file)?.zone !== 'tests').flatMap((file) =>
    tablesOfSentences(withoutComments(tree.read(file))).flatMap((table) =>
      [...table.matchAll(/^\s+'?([\w-]+)'?:\s*(['"`])(.*?)\2,?$/gm)].map((match) => ({ code: match[1]!, text: match[3]!, file }))))

const tablesOfSentences = (code: string): readonly string[] =>
  [...code.matchAll(/^(?:export )?const \w+([^=\n]*) = \{\n([\s\S]*?)^\}(.*)$/gm)]
    .filter((match) => match[1]!.includes('Sentences<') || match[3]!.includes('Sentences<')).map((match) => match[2]!)

/** Refusals that no test shows, sentences that are not Chinese sentences, and codes with two sentences. */
export function refusalFaults(tree: Tree): readonly string[] {
  const sentences = sentencesIn(tree)
  return sentences.flatMap(({ code, text, file }) => [
    ...(isShown(tree, file, code) ? [] : [`${file}: no test shows the refusal ${code}`]),
    ...(/[\u4e00-\u9fff].*[。！？}]$/.test(text) ? [] : [`${file}: the sentence of ${code} is no Chinese sentence`]),
    ...sentences.filter((other) => other.code === code && other.text !== text && other.file < file)
      .map((other) => `${file}: ${code} has another sentence in ${other.file}`),
  ])
}

/** Kinds of events that no test shows: the kinds in every exported union type whose name ends in `Event`. */
export const eventFaults = (tree: Tree): readonly string[] =>
  tree.files.filter((file) => file.endsWith('.ts') && ['core', 'engine', 'platform', 'lib'].includes(placeOf(file)?.zone ?? '')).flatMap((file) =>
    eventKindsIn(tree.read(file)).filter((kind) => !isShown(tree, file, kind)).map((kind) => `${file}: no test shows the event ${kind}`))

/** `{ type: 'signed' … }` and `Acted<'signed', …>` of the unions named `…Event`. */
export function eventKindsIn(code: string): readonly string[] {
  const unions = withoutComments(code).matchAll(/^export type \w*Event(?:<[^=]*>)? =([\s\S]*?)(?=\n(?:export|const|type|function|interface)\b|$(?![\s\S]))/gm)
  return [...unions].flatMap((union) =>
    [...union[1]!.matchAll(/(?:\btype:\s*|(?:^|\|)\s*[A-Z]\w*<)'([\w-]+)'/gm)].map((match) => match[1]!))
}

/** Whether a test of the same owner, or a journey through the whole, names the word in quotes. */
function isShown(tree: Tree, file: string, word: string): boolean {
  const owner = placeOf(file)?.owner
  return testsOf(tree, owner ?? '').some((text) => text.includes(`'${word}'`) || text.includes(`"${word}"`))
}

const testTexts = new WeakMap<Tree, Map<string, readonly string[]>>()

function testsOf(tree: Tree, owner: string): readonly string[] {
  const known = testTexts.get(tree) ?? new Map<string, readonly string[]>()
  testTexts.set(tree, known)
  const texts = known.get(owner) ?? tree.files.filter((file) => {
    const place = placeOf(file)
    const isRecorded = file.startsWith(`${owner}/`) && /\/histories\/.*\.json$/.test(file)
    return isRecorded || (place?.zone === 'tests' && [owner, 'app', 'journeys'].includes(place.owner))
  }).map((file) => tree.read(file))
  known.set(owner, texts)
  return texts
}

/** Migrations that would never run, or run in no certain order: wrong names, gaps, no reason given, folder on no list. */
export function migrationFaults(tree: Tree): readonly string[] {
  const files = tree.files.filter((file) => /^(modules|platform)\/.*\.sql$/.test(file))
  const folders = [...new Set(files.map((file) => file.slice(0, file.lastIndexOf('/'))))]
  return [
    ...folders.flatMap((folder) => {
      const numbers = files.filter((file) => file.startsWith(`${folder}/`)).map((file) => Number(/\/(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1]))
      const inOrder = numbers.every((number, index) => number === index + 1)
      return [
        ...(inOrder ? [] : [`${folder}: migrations must be named 0001-….sql, 0002-….sql and so on without gaps`]),
        ...(isListed(tree, folder) ? [] : [`${folder}: nothing runs these migrations`]),
      ]
    }),
    ...files.filter((file) => !tree.read(file).startsWith('-- ')).map((file) => `${file} must begin with a line saying why`),
  ]
}

/** A module's migrations are named by its face and the module by `app/modules.ts`; the platform's by `platform/migrations.ts`. */
function isListed(tree: Tree, folder: string): boolean {
  const says = (file: string, text: string) => tree.files.includes(file) && tree.read(file).includes(text)
  const [top = '', name = ''] = folder.split('/')
  if (top === 'platform') return says('platform/migrations.ts', `'${name}'`)
  return says(`modules/${name}/index.ts`, './server/migrations/') && says('app/modules.ts', `#modules/${name}'`)
}
