/** `list:ID`: what caused an item that came with a key-work list. */
export const LIST_SUBJECT = 'list:'
