import type { Written } from './written.ts';

/** "nt", "như trên", a pair of strokes: what the row above says. */
export const isDitto = (text: string): boolean =>
  /^[-(]?\s*(?:n\.?\/?t\.?|(?:địa chỉ )?như (?:dòng |hàng |ở )?trên|(?:dia chi )?nhu (?:dong |hang |o )?tren|["″”“〃]|''|\/\/)\s*[-)]?$/iu.test(
    text.trim(),
  );

/** Where somebody lives "như trên", from row to row. */
export function createDitto(): (written: Written) => Written {
  let above: string | undefined;
  return (written) => {
    const { address, ...rest } = written;
    if (address === undefined || !isDitto(address)) {
      above = address ?? above;
      return written;
    }
    return above === undefined ? rest : { ...rest, address: above };
  };
}
