/** What the sheet of shortcuts says of each page: a page adds its own keys and what they do. */
export const PAGE_KEYS: Record<string, [string, string][]> = {};
