/** R28: what becomes of a submission of a point whose three are not complete. */
export interface NetworkSettings { readonly incomplete: 'refuse' | 'flag' }
export const shippedNetworkSettings: NetworkSettings = { incomplete: 'refuse' }
