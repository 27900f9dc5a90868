/** What a select sends for “no class” and “no policy”: said on purpose, so that an untouched select is not taken for it. */
export const NONE = 'none'
