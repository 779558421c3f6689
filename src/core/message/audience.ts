/** Whose list of commands a chat shows, where a platform has such lists. */
export type Audience = 'citizen' | 'head' | 'officer';
