import type { Readable } from 'node:stream'
import { refuse, type Refused } from '#lib/decision'
import { isRefused, type Call } from '#platform/act'
import type { FileRefusal, ReceivedFile } from '#platform/files'
import type { Platform } from '../../../platform/module.ts'
import type { FileAction } from '../core/actions.ts'
import { safeName } from '../core/names.ts'
import type { UploadRefusal } from '../core/refusals.ts'
import { fingerprintsOf, markIn } from '../core/secrecy.ts'
import type { FileCard } from '../core/types.ts'
import { insertFile } from './files.ts'
import { openIncident } from './incidents.ts'
import { signOf } from './secrecy.ts'
import { readWords } from './text/reading.ts'

const MEBIBYTE = 1024 * 1024

/** One upload: the stream, the name it came with, and whether 「本人确认所传内容不涉及国家秘密」 was ticked. */
export interface Upload { readonly content: Readable; readonly name: string; readonly isDeclaredUnclassified: boolean }

/**
 * Receives, checks and keeps an upload. Content that looks classified is isolated before anybody could read it,
 * an incident is opened, and the upload is refused (N-01, N-02, N-08).
 */
export async function upload(platform: Platform, callFor: (name: FileAction) => Call, { content, name, isDeclaredUnclassified }: Upload): Promise<FileCard | Refused<UploadRefusal | FileRefusal>> {
  if (!isDeclaredUnclassified) {
    content.resume()
    return refuse('declaration-missing')
  }
  const received = await platform.files.receive(content, { limitBytes: platform.settings.FILE_LIMIT_MB * MEBIBYTE })
  if (isRefused(received)) return received
  try {
    return await checkAndKeep(platform, callFor, { received, name: safeName(name) })
  } catch (fault) {
    await received.discard()
    throw fault
  }
}

async function checkAndKeep(platform: Platform, callFor: (name: FileAction) => Call, { received, name }: { received: ReceivedFile; name: string }): Promise<FileCard | Refused<'classified-content'>> {
  const words = await readWords(received.type, await received.content())
  // The name is looked at too: registering the title of a classified paper is itself forbidden (N-03).
  const parts = [name.replace(/\.[^.]*$/, ''), ...words ?? []]
  const sign = await signOf(platform.db, { sha256: received.sha256, parts })
  if (sign) {
    // Isolated first: were the process to die between the two, the content would at least be out of reach.
    await received.isolate()
    // The same content kept earlier goes too, but only for a mark of its own: a name or a likeness says nothing against it.
    if (markIn(words ?? [])) await platform.files.isolate(received.sha256)
    await platform.runCommand(callFor('files.quarantine'), async (work) => {
      const { id } = await openIncident(work, { sign, sha256: received.sha256, sm3: received.sm3, fingerprints: fingerprintsOf(words ?? []) })
      return { incident: id }
    })
    return refuse('classified-content')
  }
  const stored = await received.keep()
  return platform.runCommand<FileCard>({ ...callFor('files.upload'), asked: stored.sha256 }, (work) => insertFile(work, { ...stored, name, owner: null, textStatus: words ? 'read' : 'unreadable', isUpload: true })) as Promise<FileCard>
}
