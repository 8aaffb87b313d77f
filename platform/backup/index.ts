export { backup, type BackupReport } from './backup.ts'
export { restore, type RestoreFrom } from './restore.ts'
