/**
 * True where nothing is to be put right: signs of ASCII and letters of Latin in one sign each, single spaces, none of them
 * at an end. Such a text is in NFC, and as long when it is folded.
 */
export function isPlainCell(text: string): boolean {
  let before = SPACE;
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n);
    if (code === SPACE ? before === SPACE : !isSign(code)) return false;
    before = code;
  }
  return before !== SPACE || text === '';
}

const SPACE = 0x20;

const isSign = (code: number): boolean =>
  code < 0x7f ? code > SPACE : (code >= 0xc0 && code <= 0x24f) || (code >= 0x1e00 && code <= 0x1eff);
