/** The sentences that the page's script needs; those in page.html are put in by the server. */
export const PAGE_WORDS = [
  'bot',
  'you',
  'start',
  'hello',
  'moving',
  'moved',
  'next',
  'nothing-ahead',
  'not-sent',
  'retry',
  'offline',
  'online',
  'news',
  'chat',
  'choices',
] as const;
