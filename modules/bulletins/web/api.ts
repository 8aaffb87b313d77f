import { clientFor } from '#ui'
import { bulletinsContract } from '../contract.ts'
import type { Content, Profile, Readers } from '../core/types.ts'

/** Query keys begin with `bulletins`, the topic that the live stream names. */
export const { client, queries } = clientFor(bulletinsContract, 'bulletins')

export const issueHref = (id: string): string => `/bulletins/issues/${encodeURIComponent(id)}`
export const boardHref = (id: string): string => `${issueHref(id)}/edit`
export const readHref = (id: string, place?: number): string => `/bulletins/read/${encodeURIComponent(id)}${place === undefined ? '' : `?piece=${place}`}`
export const settingsHref = (bulletin?: string): string => `/bulletins/settings${bulletin ? `?bulletin=${encodeURIComponent(bulletin)}` : ''}`
/** Where an issue is opened: by its office as a matter, by a reader to be read. */
export const hrefOf = ({ id, isWork, at }: { readonly id: string; readonly isWork: boolean; readonly at: string }): string => (isWork && at !== 'published' ? issueHref(id) : readHref(id))

export type Act = Parameters<typeof client.act>[0]['act']
// As the contract's schemas type them: the same, whose lists the schemas do not call readonly.
export const contentSent = (content: Content) => content as unknown as Extract<Act, { type: 'amend' }>['content']
export const readersSent = (readers: Readers) => readers as unknown as Extract<Act, { type: 'send-down' }>['readers']
export const profileSent = (profile: Profile) => profile as unknown as Parameters<typeof client.found>[0]['profile']
