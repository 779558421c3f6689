import { create } from 'qrcode';

/** What one poster says; every line is as it is printed. */
export interface Poster {
  readonly commune: string;
  readonly village: string;
  readonly title: readonly string[];
  readonly scan: string;
  readonly link: string;
  readonly codeLabel: string;
  readonly code: string;
  readonly codeHow: readonly string[];
  readonly warning: string;
  readonly warnings: readonly string[];
  readonly phone: string;
}

/** A4 in tenths of a millimetre. */
export const WIDTH = 2100;
export const HEIGHT = 2970;
const MIDDLE = WIDTH / 2;
const RED = '#b3151b';
const INK = '#1a1a1a';

/** The poster as SVG. Letters are large: it is read from two metres away, by older eyes. */
export function drawPoster(poster: Poster): string {
  const { commune, village, title, scan, link, codeLabel, code, codeHow, warning, warnings, phone } = poster;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="Be Vietnam Pro">
  <rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
  <rect width="${WIDTH}" height="330" fill="${RED}"/>
  ${line(commune, 150, { size: 92, weight: 700, fill: '#fff' })}
  ${line(village, 265, { size: 76, weight: 400, fill: '#fff' })}
  ${lines(title, 470, 110, { size: 88, weight: 700, fill: INK })}
  ${qr(link, MIDDLE - 430, 690, 860)}
  ${line(scan, 1640, { size: 58, weight: 400, fill: INK })}
  ${line(link, 1720, { size: 44, weight: 400, fill: '#555' })}
  <rect x="150" y="1790" width="${WIDTH - 300}" height="400" rx="40" fill="#fdf3d6" stroke="#c78a00" stroke-width="6"/>
  ${line(codeLabel, 1880, { size: 56, weight: 400, fill: INK })}
  ${line(code, 2020, { size: 130, weight: 700, fill: INK })}
  ${lines(codeHow, 2100, 58, { size: 46, weight: 400, fill: INK })}
  ${line(warning, 2310, { size: 74, weight: 700, fill: RED })}
  ${lines(warnings, 2410, 84, { size: 56, weight: 400, fill: INK })}
  ${line(phone, 2880, { size: 60, weight: 700, fill: INK })}
</svg>`;
}

interface Letters {
  readonly size: number;
  readonly weight: 400 | 700;
  readonly fill: string;
}

/** What is too wide for the paper is drawn together; an average letter is a little over half its height wide. */
function line(words: string, y: number, { size, weight, fill }: Letters): string {
  const room = WIDTH - 200;
  const width = words.length * size * 0.6;
  const fitted = width > room ? Math.floor((size * room) / width) : size;
  return `<text x="${MIDDLE}" y="${y}" text-anchor="middle" font-size="${fitted}" font-weight="${weight}" fill="${fill}">${toXml(words)}</text>`;
}

const lines = (all: readonly string[], y: number, step: number, letters: Letters): string =>
  all.map((words, n) => line(words, y + n * step, letters)).join('\n  ');

/** With a quiet zone of four modules, as scanners want it, and a level that survives a crease. */
function qr(link: string, x: number, y: number, size: number): string {
  const { modules } = create(link, { errorCorrectionLevel: 'Q' });
  const step = size / (modules.size + 8);
  const dark: string[] = [];
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) dark.push(`M${column + 4} ${row + 4}h1v1h-1z`);
  return `<g transform="translate(${x} ${y}) scale(${step})"><path d="${dark.join('')}" fill="#000"/></g>`;
}

const toXml = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
