/** True for what can be a syllable of written Vietnamese, with its marks or without any. Names of other peoples may be none. */
export function isSyllable(word: string): boolean {
  const letters = word.normalize('NFD').toLowerCase().replace(/đ/g, 'đ');
  const tone = letters.match(/[\u0300\u0301\u0303\u0309\u0323]/g) ?? [];
  if (tone.length > 1) return false;
  const bare = letters.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '').normalize('NFC');
  const match =
    /^(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?([aăâeêioôơuưy]+)(ng|nh|ch|[cmnpt])?$/.exec(
      bare,
    );
  if (match === null) return false;
  const [, onset = '', core = '', coda = ''] = match;
  // "Gì", "gìn": the i of the onset is the vowel itself.
  const vowels = onset === 'gi' && core === '' ? 'i' : core;
  if (!nuclei.has(vowels)) return false;
  if (/^(?:ch|[cpt])$/.test(coda) && tone.length > 0 && !/[\u0301\u0323]/.test(tone[0] ?? '')) return false;
  return !(/^(?:ch|nh)$/.test(coda) && !/[aêiy]$/.test(vowels));
}

const nuclei: ReadonlySet<string> = new Set(
  (
    'a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iêu iu oa oai oao oay oă oe oeo oi oo ôi ơi ua uâ uây uê ui uô ' +
    'uôi uơ uy uya uyê uyu ưa ưi ươ ươi ươu ưu yê yêu ie ieu uo uoi uou uye ye yeu ue'
  ).split(' '),
);
