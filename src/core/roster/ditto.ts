import type { Written } from './written.ts';

/** "nt", "như trên", a pair of strokes: what the row above says. */
export const isDitto = (text: string): boolean =>
  !isOrdinaryStart(text.charCodeAt(0)) &&
  /^[-(]?\s*(?:n\.?\/?t\.?|(?:địa chỉ )?như (?:dòng |hàng |ở )?trên|(?:dia chi )?nhu (?:dong |hang |o )?tren|["″”“〃]|''|\/\/)\s*[-)]?$/iu.test(
    text.trim(),
  );

/** A digit, or a letter with which none of that begins: most addresses. */
function isOrdinaryStart(code: number): boolean {
  const small = code | 0x20;
  const isOther = small !== 0x6e && small !== 0x64;
  return (code >= 0x30 && code <= 0x39) || (isOther && small >= 0x61 && small <= 0x7a);
}

/** Where somebody lives "như trên", from row to row. */
export function createDitto(): (written: Written) => Written {
  let above: string | undefined;
  return (written) => {
    if (written.address === undefined || !isDitto(written.address)) {
      above = written.address ?? above;
      return written;
    }
    const { address: _, ...rest } = written;
    return above === undefined ? rest : { ...rest, address: above };
  };
}
