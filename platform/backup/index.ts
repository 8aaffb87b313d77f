export { backup, type BackupReport, type BackupTo } from './backup.ts'
export { restore, type RestoreFrom } from './restore.ts'
