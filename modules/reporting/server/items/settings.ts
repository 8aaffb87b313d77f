import { z } from 'zod'
import { officeSetting, readSetting } from '#modules/administration'
import type { Db } from '#platform/act'
import { shippedNorms, type Norms } from '../../core/items/norms.ts'

const normSetting = officeSetting({
  key: 'reporting.norms', label: '信息写作规范', about: '写信息和报审时给出的提示：正文一般的最少、最多字数，标题一般的最多字数。只提示，不拦截。',
  schema: z.object({ leastCharacters: z.number().int().min(0).max(5000), mostCharacters: z.number().int().min(100).max(20_000), longestTitle: z.number().int().min(10).max(100) })
    .refine(({ leastCharacters, mostCharacters }) => leastCharacters < mostCharacters, '最少字数须小于最多字数'),
  initial: { ...shippedNorms },
})
export const normsOf = (db: Db): Promise<Norms> => readSetting(db, normSetting)
