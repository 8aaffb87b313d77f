import type { PersonId, PostId, UnitId } from '#lib/ids'

/** A post with its unit and holders, as the organisation lists them. */
export interface NamedPost {
  readonly post: PostId
  readonly title: string
  readonly unit: UnitId
  readonly unitName: string
  readonly holders: readonly { readonly person: PersonId; readonly name: string }[]
}

/** What the ids in participant rules are called; an id without a name stands for nothing today. */
export interface RuleNames {
  readonly post: (id: string) => string | undefined
  readonly person: (id: string) => string | undefined
  readonly unit: (id: string) => string | undefined
}

/** Names of all posts, the people in them and their units. */
export function ruleNames(posts: readonly NamedPost[]): RuleNames {
  const byPost = new Map<string, string>(posts.map(({ post, unitName, title }) => [post, `${unitName} ${title}`]))
  const byPerson = new Map<string, string>(posts.flatMap(({ holders }) => holders.map(({ person, name }) => [person, name] as const)))
  const byUnit = new Map<string, string>(posts.map(({ unit, unitName }) => [unit, unitName]))
  return { post: (id) => byPost.get(id), person: (id) => byPerson.get(id), unit: (id) => byUnit.get(id) }
}

/** A choice in the designer: what it is called, and the rule that it writes. */
export interface RuleChoice { readonly value: string; readonly label: string }

/** Rules that name a post, a person or a unit, grouped; `value` is the JSON to be put into the drawing. */
export function ruleChoices(posts: readonly NamedPost[]): readonly { readonly label: string; readonly options: readonly RuleChoice[] }[] {
  const people = Map.groupBy(posts.flatMap(({ holders, unitName, title }) => holders.map(({ person, name }) => ({ person, label: `${name}（${unitName} ${title}）` }))), ({ person }) => person)
  const units = new Map(posts.map(({ unit, unitName }) => [unit, unitName]))
  return [
    { label: '岗位', options: posts.map(({ post, unitName, title, holders }) => choice({ by: 'post', post }, `${unitName} ${title}（${holders.map(({ name }) => name).join('、') || '无人任职'}）`)) },
    { label: '人员', options: [...people].map(([person, [first]]) => choice({ by: 'person', person }, first!.label)) },
    { label: '单位', options: [...units].map(([unit, label]) => choice({ of: 'fixed', unit }, label)) },
  ]
}

const choice = (rule: Readonly<Record<string, string>>, label: string): RuleChoice =>
  ({ value: `{ ${Object.entries(rule).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(', ')} }`, label })
