export type { Actor, Call, Db, Entry, NewsType, RunCommand, Work } from './types.ts'
export { newsType } from './types.ts'
export { commandRunner, isRefused, type CommandRefusal, type News, type Outbox, type Send, type Timer } from './run.ts'
