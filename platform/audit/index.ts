export { auditCtes, auditRecords, insertAudit, readAudit, type AuditEntry, type AuditFilter, type AuditRow } from './rows.ts'
export { sealAudit, startSealing, verifyChain, type Anchor, type ChainReport } from './seal.ts'
