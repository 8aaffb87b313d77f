/** Text as XML holds it. What XML cannot hold becomes U+FFFD, so that the number of characters stays. */
export const escaped = (text: string): string => text.toWellFormed()
  // oxlint-disable-next-line no-control-regex
  .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
  .replace(/[&<>"\t\n\r]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? `&#${char.charCodeAt(0)};`)
