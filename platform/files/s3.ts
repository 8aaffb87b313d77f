import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { CopyObjectCommand, DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, paginateListObjectsV2, S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { checked } from './disk.ts'
import { cleanReceiving, receive } from './receiving.ts'
import type { FileStore, Shelf } from './types.ts'

/** Where the S3 store is and who we are there. */
export interface S3Options {
  readonly endpoint: string
  readonly bucket: string
  readonly accessKey: string
  readonly secretKey: string
  /** Local folder for files being received. */
  readonly receiving: string
}

const QUARANTINE = 'quarantine/'

/** A store in an S3 bucket: `aa/bb/HASH`; isolated files under `quarantine/`, which the bucket's policy should close to everybody. */
export async function openS3Store({ endpoint, bucket, accessKey, secretKey, receiving }: S3Options): Promise<FileStore> {
  // Most S3 servers of government clouds know no virtual hosts and no default checksums.
  const client = new S3Client({
    endpoint, region: 'us-east-1', forcePathStyle: true, credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED',
  })
  await cleanReceiving(receiving)
  const exists = (key: string) => client.send(new HeadObjectCommand({ Bucket: bucket, Key: key })).then(() => true, unlessMissing(false))
  const has = (sha256: string) => exists(keyOf(sha256))
  const move = async (from: string, to: string) => {
    await client.send(new CopyObjectCommand({ Bucket: bucket, Key: to, CopySource: `${bucket}/${from}` }))
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: from }))
  }
  const upload = (file: string, key: string) => new Upload({ client, params: { Bucket: bucket, Key: key, Body: createReadStream(file) } }).done()

  const shelf: Shelf = {
    async place(file, sha256) {
      if (!await has(sha256)) await upload(file, keyOf(sha256))
      await rm(file)
    },
    async hide(file, sha256) {
      await upload(file, QUARANTINE + checked(sha256))
      await rm(file)
    },
  }
  const store: FileStore = {
    receive: (stream, { limitBytes }) => receive(stream, { limitBytes, folder: receiving, shelf }),
    async put(stream, limit) {
      const received = await store.receive(stream, limit)
      return 'kind' in received ? received : received.keep()
    },
    async open(sha256, range) {
      const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(sha256), ...(range ? { Range: `bytes=${range.from}-${range.to}` } : {}) }))
        .catch(unlessMissing(null))
      return got ? got.Body as Readable : null
    },
    has,
    async isolate(sha256) {
      if (await has(sha256)) await move(keyOf(sha256), QUARANTINE + sha256)
    },
    async release(sha256) {
      if (await exists(QUARANTINE + checked(sha256)) && !await has(sha256)) await move(QUARANTINE + sha256, keyOf(sha256))
    },
    async *list() {
      for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket })) {
        for (const { Key } of page.Contents ?? []) {
          const [, sha256] = /^[0-9a-f]{2}\/[0-9a-f]{2}\/([0-9a-f]{64})$/.exec(Key ?? '') ?? []
          if (sha256) yield sha256
        }
      }
    },
  }
  return store
}

const keyOf = (sha256: string) => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${checked(sha256)}`

const unlessMissing = <Answer>(answer: Answer) => (fault: unknown): Answer => {
  if (fault instanceof S3ServiceException && fault.$metadata.httpStatusCode === 404) return answer
  throw fault
}
