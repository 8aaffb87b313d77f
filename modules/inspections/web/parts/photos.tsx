import { fileHref } from '#modules/files/web'
import { momentWords, today } from '#ui'
import type { Photo } from '../../core/types.ts'

/** Photographs with the time at which they were taken, and by whose clock. */
export function Photos({ photos, place, of }: { readonly photos: readonly Photo[]; readonly place: string; readonly of: string }) {
  if (photos.length === 0) return null
  return (
    <div className="ins-photos">{photos.map(({ file, takenAt, clock }, index) => (
      <figure key={file}>
        <a href={fileHref(file, true)} target="_blank" rel="noreferrer"><img src={fileHref(file, true)} alt={`${of}照片${index + 1}`} loading="lazy" /></a>
        <figcaption>{clock === 'exif' ? '拍摄于' : '记录于'} {momentWords(takenAt, today())}{place && `　${place}`}</figcaption>
      </figure>
    ))}</div>
  )
}
