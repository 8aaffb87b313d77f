import { useQuery } from '@tanstack/react-query'
import type { UnitId } from '#lib/ids'
import { callApi, clientFor } from '#ui'
import { documentsContract } from '../contract.ts'
import type { Content, Recipient } from '../core/content.ts'

/** Query keys begin with `documents`, the topic that the live stream names. */
export const { client, queries } = clientFor(documentsContract, 'documents')

export const documentHref = (id: string): string => `/documents/${encodeURIComponent(id)}`
export const editHref = (id: string): string => `${documentHref(id)}/edit`
export const sendRoomHref = (id: string): string => `${documentHref(id)}/send`
/** Where the frozen or present pages are downloaded as PDF. */
export const pdfHref = (id: string): string => `/api/documents/${encodeURIComponent(id)}/pdf`
/** Where it is downloaded as Word, for changes, until it is sealed. */
export const docxHref = (id: string): string => `/api/documents/${encodeURIComponent(id)}/docx`
/** Where the 发文稿纸 is downloaded, to be printed. */
export const sheetFileHref = (id: string): string => `/api/documents/${encodeURIComponent(id)}/sheet.pdf`
/** The same as OFD. */
export const ofdHref = (id: string): string => `/api/documents/${encodeURIComponent(id)}/ofd`

/** What this module's pages read of the organisation; the routes are that module's, open to everybody inside. */
export interface UnitLine { readonly id: UnitId; readonly name: string; readonly shortName: string; readonly kind: string; readonly depth: number }
export interface GroupLine { readonly id: string; readonly name: string; readonly count: number }

/** Units that receive documents, the district's in the order of the tree and its superiors after them; sections get theirs from their own office. */
export function useUnits(): readonly UnitLine[] | undefined {
  const { data } = useQuery({ queryKey: [['organisation', 'tree'], 'units'], staleTime: 60_000, queryFn: async () => await callApi('GET', '/organisation/tree') as { readonly units: readonly UnitLine[] } })
  return data?.units.filter((unit) => unit.kind !== 'section').toSorted((one, other) => Number(isSuperior(one)) - Number(isSuperior(other)))
}

const isSuperior = (unit: UnitLine): boolean => unit.kind.startsWith('superior')

/** Recipient groups such as 各镇党委、街道党工委. */
export function useGroups(): readonly GroupLine[] | undefined {
  return useQuery({ queryKey: [['organisation', 'groups'], 'lines'], staleTime: 60_000, queryFn: async () => await callApi('GET', '/organisation/groups') as readonly GroupLine[] }).data
}

/** Units and groups at hand, for telling whom a written name means; none while they are still on their way. */
export function useKnownRecipients(): { readonly units: readonly UnitLine[]; readonly groups: readonly GroupLine[] } {
  const [units, groups] = [useUnits(), useGroups()]
  return { units: units ?? [], groups: groups ?? [] }
}

/** The 机关代字 under which an organ is registered to issue. */
export function usePrefixes(organ: UnitId | null): readonly string[] {
  const { data } = useQuery({
    queryKey: [['organisation', 'unit'], 'prefixes', organ], enabled: organ !== null, staleTime: 60_000,
    queryFn: async () => await callApi('GET', `/organisation/units/${encodeURIComponent(organ ?? '')}`) as { readonly unit: { readonly issuer: { readonly docPrefixes: readonly string[] } | null } },
  })
  return data?.unit.issuer?.docPrefixes ?? []
}

/** The units that a group means today. */
export const unitsOfGroup = async (group: string): Promise<readonly UnitLine[]> =>
  await callApi('GET', `/organisation/groups/${encodeURIComponent(group)}/units`) as readonly UnitLine[]

/** Where the person's next task is: the first of the inbox that is not the one just handled. Null when nothing waits. */
export async function nextTaskHref(handled: string): Promise<string | null> {
  const inbox = await callApi('GET', '/workflow/inbox?tab=todo&limit=5') as { readonly items: readonly { readonly link: string }[] }
  return inbox.items.find((item) => item.link !== handled)?.link ?? null
}

type Sent = Parameters<typeof client.save>[0]['content']
/** A content as the contract's schema types it: the same data, whose lists the schema does not call readonly. */
export const asSent = (content: Content): Sent => content as unknown as Sent
/** Recipients likewise. */
export const recipientsSent = (recipients: readonly Recipient[]): Sent['elements']['mainTo'] => recipients as unknown as Sent['elements']['mainTo']

/** What an import found, kept from the page that imported for the page that edits. */
export const importedKey = (document: string) => [['documents', 'imported'], document] as const
