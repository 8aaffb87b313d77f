// The browser reads the address when it begins to save; a minute later it surely has.
const KEPT_MS = 60_000

/** Hands a file to the browser's own saving, under the file's name. */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS)
}
