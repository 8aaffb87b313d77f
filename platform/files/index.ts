import path from 'node:path'
import type { Settings } from '../config/index.ts'
import { openDiskStore } from './disk.ts'
import { openS3Store } from './s3.ts'
import type { FileStore } from './types.ts'

export { openDiskStore } from './disk.ts'
export { openS3Store, type S3Options } from './s3.ts'
export { fileRefusals } from './refusals.ts'
export type { ByteRange, FileRefusal, FileStore, ReceivedFile, StoredFile } from './types.ts'

type FileSettings = Pick<Settings, 'DATA_DIR' | 'S3_ENDPOINT' | 'S3_BUCKET' | 'S3_ACCESS_KEY' | 'S3_SECRET_KEY'>

/** The store that the settings name: S3 when `S3_ENDPOINT` is set, else `DATA_DIR/files`. Throws when the S3 settings are not whole. */
export function openFileStore(settings: FileSettings): Promise<FileStore> {
  const { DATA_DIR, S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey } = settings
  if (!endpoint) return openDiskStore(path.join(DATA_DIR, 'files'))
  if (!bucket || !accessKey || !secretKey) throw new Error('S3_ENDPOINT is set: S3_BUCKET, S3_ACCESS_KEY and S3_SECRET_KEY are needed too.')
  return openS3Store({ endpoint, bucket, accessKey, secretKey, receiving: path.join(DATA_DIR, 'receiving') })
}
