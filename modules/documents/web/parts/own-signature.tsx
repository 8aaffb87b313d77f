import { useQuery } from '@tanstack/react-query'
import { callApi, useSetting } from '#ui'

/** The person's kept signature, and whether he signs with it. */
export interface OwnSignature {
  /** As a data address; null when none is kept. */
  readonly image: string | null
  readonly isUsed: boolean
  readonly onUse: (isUsed: boolean) => void
}

/** The choice is remembered: who signs with his hand mostly goes on doing so. */
export function useOwnSignature(): OwnSignature {
  const [isChosen, onUse] = useSetting('documents.withSignature', (kept) => kept === true)
  const { data } = useQuery({
    queryKey: [['administration', 'mySignature'], 'image'], staleTime: 60_000,
    queryFn: async () => await callApi('GET', '/administration/my/signature') as { readonly image: string | null },
  })
  const image = data?.image ?? null
  return { image, isUsed: isChosen && image !== null, onUse }
}

/** Asks only those who have a signature to sign with. */
export const SignatureChoice = ({ signature: { image, isUsed, onUse } }: { readonly signature: OwnSignature }) =>
  (image === null ? null : <label className="sn-row"><input type="checkbox" checked={isUsed} onChange={() => onUse(!isUsed)} />用手写签名署名</label>)
