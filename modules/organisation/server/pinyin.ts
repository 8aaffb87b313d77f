import { pinyin } from 'pinyin-pro'
import type { Person, Post } from '../core/types.ts'
import { addressesOf, searchKeys } from '../core/search-keys.ts'
import type { FoundPerson } from './store.ts'

// The commonest surnames of two characters; a name of three with another beginning has a surname of one.
const DOUBLE_SURNAMES = new Set(['欧阳', '司马', '上官', '诸葛', '夏侯', '皇甫', '尉迟', '公孙', '慕容', '令狐', '长孙', '宇文', '司徒', '端木', '东方', '独孤', '南宫', '西门', '百里', '轩辕'])

/** A person with pinyin and search keys, reading surnames as surnames are read (单 shàn, 曾 zēng). */
export function found(person: Person, posts: ReadonlyMap<string, Pick<Post, 'title'>>): FoundPerson {
  const { name } = person.profile
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true })
  const surname = DOUBLE_SURNAMES.has(name.slice(0, 2)) ? 2 : 1
  const titles = person.appointments.flatMap((one) => {
    const title = posts.get(one.post)?.title
    return title ? addressesOf(title).map((address) => ({ title: address, syllables: spoken(address), fromOn: one.fromOn, untilOn: one.untilOn })) : []
  })
  return { person, pinyin: syllables.join(' '), keys: searchKeys({ name, syllables, surname }, titles) }
}

const spoken = (text: string) => pinyin(text, { toneType: 'none', type: 'array', v: true })
