import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { postsQuery } from '#modules/organisation/web'
import { type NamedPost, type RuleNames, ruleNames } from './rule-names.ts'

const none: readonly NamedPost[] = []

/** Posts of today, and what rules call them. Until they have come, ids stand for themselves. */
export function useRuleNames(): { readonly posts: readonly NamedPost[]; readonly names: RuleNames } {
  const posts = useQuery(postsQuery()).data ?? none
  return { posts, names: useMemo(() => ruleNames(posts), [posts]) }
}
