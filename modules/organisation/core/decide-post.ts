import { accept, refuse, type Decision, type Refused } from '#lib/decision'
import { mostAtOnce, reaches } from './dated.ts'
import type { UnitFacts } from './decide-unit.ts'
import type { UnitRefusal } from './refusals.ts'
import { isTitleTaken, mayHoldTogether } from './rules.ts'
import type { PostSettings, Post, Unit, UnitCommand, UnitEvent } from './types.ts'

type PostCommand = Extract<UnitCommand, { type: 'add-post' | 'change-post' | 'abolish-post' }>
type Answer = Decision<UnitEvent, UnitRefusal>

/** Whether the unit's posts may change so. */
export function decidePost(unit: Unit, command: PostCommand, facts: UnitFacts): Answer {
  if (command.type === 'add-post') return add(unit, { ...command.post, unit: unit.id, untilOn: null }, facts)
  const post = unit.posts.find((one) => one.id === command.post)
  if (!post) return refuse('post-not-found')
  if (post.untilOn !== null) return refuse('post-closed', { title: post.title, on: post.untilOn })
  return command.type === 'change-post' ? change(post, command, facts) : abolish(post, command, facts)
}

function add(unit: Unit, post: Post, facts: UnitFacts): Answer {
  if (!post.title.trim()) return refuse('post-title-missing')
  const begun = unit.terms[0]!.fromOn
  if (post.fromOn < begun) return refuse('post-too-early', { on: begun })
  if (isTitleTaken(unit.posts, post)) return refuse('post-title-taken', { title: post.title })
  return wrongSettings(post, facts) ?? accept({ type: 'post-added', post })
}

function change(post: Post, command: Extract<PostCommand, { type: 'change-post' }>, facts: UnitFacts): Answer {
  const { roles, seats, rank, oversees } = command
  const filled = mostAtOnce(facts.held.filter((one) => one.post === post.id), { fromOn: post.fromOn, untilOn: null })
  // Seats are counted over all days: a post may not become smaller than it once was, or its past would break the rule.
  if (seats < filled) return refuse('post-seats-too-few', { title: post.title, count: filled })
  return wrongSettings(command, facts) ?? accept({ type: 'post-changed', post: post.id, roles, seats, rank, oversees })
}

function abolish(post: Post, command: Extract<PostCommand, { type: 'abolish-post' }>, facts: UnitFacts): Answer {
  if (command.on <= post.fromOn) return refuse('post-too-early', { on: post.fromOn })
  const staying = facts.held.filter((one) => one.post === post.id && reaches(one, command.on)).length
  return staying > 0 ? refuse('post-held', { title: post.title, count: staying }) : accept({ type: 'post-abolished', post: post.id, on: command.on })
}

function wrongSettings({ roles, oversees }: PostSettings, { units }: UnitFacts): Refused<UnitRefusal> | null {
  if (!mayHoldTogether(roles)) return refuse('post-roles-clash')
  return oversees.every((id) => units.some((unit) => unit.id === id)) ? null : refuse('post-oversees-missing')
}
