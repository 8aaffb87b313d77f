/** Electronic signatures of papers: keys, certificates and the office's own signers. What is signed where is the typesetting engine's. */
export { keyRoom, type KeyRoom } from './keys.ts'
export { sealMaths } from './maths.ts'
export { demonstrationSeal, officeAuthorities, pluggedSeal, trustedAuthorities, type OrganSeal, type PdfSigner, type SealSigner, type SealSource } from './seals.ts'
