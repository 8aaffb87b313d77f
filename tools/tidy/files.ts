import { withoutComments } from '../tree.ts'
import type { Tree } from '../tree.ts'
import { placeOf } from '../zones.ts'

/** A file that is longer than the rest may be, and why splitting it would not help the reader. */
export interface LongFile { readonly file: string; readonly why: string }

export const longFiles: readonly LongFile[] = []

const MAX_LINES = 400

/** Files too long to be read in one go; rows of the allow-list that are no longer needed. */
export function sizeFaults(tree: Tree, allowed: readonly LongFile[] = longFiles): readonly string[] {
  const long = tree.files.filter((file) => /\.(tsx?|css|sql)$/.test(file)).map((file) => ({ file, lines: tree.read(file).trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES)
  const isAllowed = (file: string) => allowed.some((row) => row.file === file && row.why !== '')
  return [
    ...long.filter(({ file }) => !isAllowed(file)).map(({ file, lines }) => `${file} has ${lines} lines: split it by idea at ${MAX_LINES}`),
    ...allowed.filter((row) => !long.some(({ file }) => file === row.file)).map(({ file }) => `${file} is allowed to be long and is not`),
  ]
}

// Words that say nothing about what a thing is for, so that everything ends up inside it.
const emptyWords = new Set(['service', 'manager', 'helper', 'util', 'impl', 'base', 'common', 'dto'])

/** File names and exported names with an empty word in them. */
export function nameFaults(tree: Tree): readonly string[] {
  return tree.files.filter((file) => /\.(tsx?|sql)$/.test(file)).flatMap((file) => {
    const inPath = file.replace(/\.\w+$/, '').split('/').filter(hasEmptyWord).map((part) => `${file}: "${part}" is an empty name`)
    const exported = [...tree.read(file).matchAll(/^export (?:declare )?(?:async )?(?:const|let|function\*?|class|interface|type) (\w+)/gm)]
    return [...inPath, ...exported.map((match) => match[1]!).filter(hasEmptyWord).map((name) => `${file}: "${name}" is an empty name`)]
  })
}

const hasEmptyWord = (name: string): boolean => name.split(/[-_.]|(?<=[a-z\d])(?=[A-Z])/).some((word) => {
  const lower = word.toLowerCase()
  return emptyWords.has(lower) || (lower.endsWith('s') && emptyWords.has(lower.slice(0, -1)))
})

// Written in pieces, so that this file does not find itself.
const machinePath = new RegExp(String.raw`(?<![\w.@:/-])/(?:${['work', 'tmp', 'root', 'home', 'Users'].join('|')})/\w`)
const noteToSelf = new RegExp(String.raw`\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\b`)
const excuse = new RegExp(['尚未' + '实现', '暂未' + '实现', '敬请' + '期待'].join('|'))
const otherRegistry = /^\s*(?:"resolved": "(?!https:\/\/registry\.npmjs\.org\/)|(?:@[\w-]+:)?registry\s*=)/

/** Texts that only hold on the machine where they were written, or say that something is not finished. */
export function textFaults(tree: Tree): readonly string[] {
  return tree.files.filter((file) => /\.(tsx?|m?js|json|md|sql|sh|css|html|ya?ml|txt|toml|npmrc)$|^\.ci\//.test(file)).flatMap((file) => {
    const isCode = /\.(tsx?|sql|css)$/.test(file)
    const text = tree.read(file)
    const code = isCode ? withoutComments(text).split('\n') : []
    return text.split('\n').flatMap((line, index) => {
      const at = `${file}:${index + 1}`
      // A rule that looks for such words in documents names them in code; a note to oneself stands in a comment.
      const isUnfinished = isCode && (excuse.test(line) || (noteToSelf.test(line) && !noteToSelf.test(code[index] ?? '')))
      return [
        ...(machinePath.test(line) ? [`${at} names a path of one machine`] : []),
        ...(/(^|\/)(\.npmrc|[\w-]*lock\.json)$/.test(file) && otherRegistry.test(line) ? [`${at} names a package registry`] : []),
        ...(isUnfinished ? [`${at} says that something is unfinished`] : []),
      ]
    })
  })
}

// What only one kind of machine can show (root, an operating system) may ask for it; nothing else decides whether a test runs.
const notRun = /\b(?:test|it|describe|suite)(?:\.\w+|\([^()]*\))*\.(?:skip|only|todo|fails|skipIf|runIf(?!\(process\.(?:getuid|platform)\b))\b|\bx(?:it|describe|test)\s*\(/

/** Tests that are there and do not run, or that keep others from running. */
export const skippedTests = (tree: Tree): readonly string[] =>
  tree.files.filter((file) => placeOf(file)?.zone === 'tests').flatMap((file) => tree.read(file).split('\n')
    .flatMap((line, index) => (notRun.test(line) ? [`${file}:${index + 1} does not run all tests`] : [])))
