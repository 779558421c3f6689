/** Whatever is written, without marks and case; spaces stay as they are. */
export const foldAny = (text: string): string =>
  text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/[đðɖ]/g, 'd');
