/** What may be attached to reports and calls. */
export const FILE_TYPES = ['.pdf', '.docx', '.xlsx', '.jpg', '.png', '.ofd', '.txt']
export const MOST_BYTES = 20 * 1024 * 1024
