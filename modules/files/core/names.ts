const LONGEST = 120
/** Kinds that a browser shows by itself and that cannot run a script in our pages. */
const SHOWN: readonly string[] = ['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp']

/** A file's name as stored: without folders and control characters, at most 120 characters, its ending kept. */
export function safeName(name: string): string {
  const clean = name.replace(/^.*[/\\]/u, '').replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim() || '未命名文件'
  const [ending = ''] = /\.[\p{L}\p{N}]{1,8}$/u.exec(clean) ?? []
  const letters = [...clean]
  return letters.length <= LONGEST ? clean : letters.slice(0, LONGEST - [...ending].length).join('') + ending
}

/** The `Content-Disposition` of a download (RFC 6266): shown in the page only when asked and harmless. */
export function dispositionOf(name: string, type: string, wantsInline: boolean): string {
  const how = wantsInline && SHOWN.includes(type) ? 'inline' : 'attachment'
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${how}; filename="file"; filename*=UTF-8''${encoded}`
}
