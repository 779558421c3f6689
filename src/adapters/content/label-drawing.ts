/** Lines of this many letters fit the width of a drawing at the size of the letters. */
const LETTERS = 21;
const [LINE, GAP, RED, INK] = [12, 9, '#dc2626', '#0f172a'];

/**
 * A drawing with the words that are looked for on the screen under it, beside the red mark that points at their place in
 * the drawing. It grows downwards by as many lines as it takes.
 */
export function labelDrawing(svg: string, label: string): string {
  const lines = wrap(label);
  const height = lines.length * LINE + GAP;
  const size = /viewBox="0 0 (?<width>[\d.]+) (?<height>[\d.]+)" width="\d+" height="\d+"/.exec(svg);
  if (size?.groups === undefined) throw new Error('a drawing has a viewBox from 0 0, a width and a height');
  const [width, top] = [Number(size.groups['width']), Number(size.groups['height'])];
  const middle = width / 2;
  const longest = Math.max(...lines.map(({ length }) => length));
  const mark = Math.max(6, middle - longest * 2.5 - 9);
  const texts = lines.map(
    (line, n) =>
      `<text x="${middle + 4}" y="${top + GAP + n * LINE}" text-anchor="middle" font-family="Be Vietnam Pro, sans-serif" font-size="9" font-weight="700" fill="${INK}">${escaped(line)}</text>`,
  );
  const target = `<circle cx="${mark}" cy="${top + GAP - 3}" r="3" fill="${RED}"/>`;
  return svg
    .replace(
      size[0],
      `viewBox="0 0 ${width} ${top + height}" width="${width * 2}" height="${(top + height) * 2}"`,
    )
    .replace('</svg>', `  ${target}\n  ${texts.join('\n  ')}\n</svg>`);
}

/** Lines as even as words allow. */
function wrap(label: string): readonly string[] {
  const count = Math.ceil(label.length / LETTERS);
  const most = Math.max(label.length / count, 1);
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    const isFull = last === undefined || (last.length + word.length / 2 > most && lines.length < count);
    if (isFull) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
