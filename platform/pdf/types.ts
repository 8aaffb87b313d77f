/** A page drawn as a picture. JPEG goes into papers as it is; a PNG would have to be unpacked dot by dot. */
export interface PdfPicture { readonly jpeg: Uint8Array; readonly widthMm: number; readonly heightMm: number }

/** What the thread is asked. */
export type PdfTask = { readonly do: 'read'; readonly bytes: Uint8Array; readonly mostPages: number } | { readonly do: 'draw'; readonly bytes: Uint8Array; readonly mostPages: number; readonly dotsPerInch: number }
