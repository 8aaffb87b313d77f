/** An identifier that cannot be mistaken for another kind's. Made by `platform/crypto` (UUID v7, sorts by time). */
export type Id<Kind extends string> = string & { readonly '~id': Kind }
export type PersonId = Id<'person'>
export type UnitId = Id<'unit'>
export type PostId = Id<'post'>
export type CaseId = Id<'case'>
export type TaskId = Id<'task'>
export type FileId = Id<'file'>
