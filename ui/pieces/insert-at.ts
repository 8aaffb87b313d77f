/** Text with a phrase in place of a selection, and where the caret then stands. */
export function insertAt(text: string, phrase: string, selection: { readonly from: number; readonly to: number }): { readonly text: string; readonly caret: number } {
  return { text: text.slice(0, selection.from) + phrase + text.slice(selection.to), caret: selection.from + phrase.length }
}
