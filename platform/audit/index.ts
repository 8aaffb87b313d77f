export { auditCtes, auditRecords, insertAudit, readAudit, type AuditFilter } from './rows.ts'
export { sealAudit, startSealing, verifyChain, type Anchor } from './seal.ts'
