/** Why a file cannot be taken, or null. The server looks at the content again; this only spares a vain upload. */
export function refusedFile(file: { readonly name: string; readonly size: number }, limits: { readonly accept: readonly string[]; readonly maxBytes: number }): string | null {
  if (!limits.accept.some((ending) => file.name.toLowerCase().endsWith(ending))) return `只能上传 ${limits.accept.join('、')} 文件，请另存为其中一种后再传。`
  if (file.size === 0) return '文件是空的，请检查后再传。'
  if (file.size > limits.maxBytes) return `文件有 ${fileSize(file.size)}，超过 ${fileSize(limits.maxBytes)}，请压缩或拆分后再传。`
  return null
}

/** `820 KB`, `3.4 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${Math.round(bytes / 1024 / 102.4) / 10} MB`
}
