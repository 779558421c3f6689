import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createCharts } from '../../../src/adapters/chart/charts.ts';

const charts = createCharts();
const bar = (label: string, share: number, told: string) => ({ label, share, told });

test('a bar has its name, its figures and its length; more than all of it ends at the edge', async () => {
  const svg = await charts.bars({
    title: 'Tiến độ',
    note: 'Tính đến hôm nay',
    bars: [bar('Ấp Ẩm Thủy', 1.5, '60/40'), bar('Thôn 2', 1, '9/9'), bar('Thôn 3', 0, '0/31')],
  });
  for (const said of ['Tiến độ', 'Tính đến hôm nay', 'Ấp Ẩm Thủy', '60/40', '0/31', '100%'])
    expect(svg).toContain(said);
  // In the picture, which is 800 wide, and not beside it.
  const [, x] = /transform="translate\((\d+)[^>]*>60\/40</.exec(svg) ?? [];
  expect(Number(x)).toBeLessThan(720);
  // The two that are met end together.
  const green = [...svg.matchAll(/<path d="([^"]+)" fill="#0a5c4b"/g)].map(
    ([, d]) => /h?([\d.]+)/.exec(d ?? '')?.[0],
  );
  expect(green).toHaveLength(2);
  expect(green[0]).toBe(green[1]);
});

test('the same chart gives the same picture, so nothing of it is left to chance', async () => {
  const chart = { title: 'T', note: 'N', days: ['1/1', '2/1'], lines: [{ label: 'L', values: [1, 5] }] };
  const ids = (svg: string) => svg.replaceAll(/zr\d+-[a-z]+-?\d+/g, '');
  expect(ids(await charts.curve(chart))).toBe(ids(await charts.curve(chart)));
});

test('as a PNG it shows Vietnamese letters in our own font', async () => {
  const svg = (text: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="100"><text x="10" y="60" font-size="40" font-family="Be Vietnam Pro">${text}</text></svg>`;
  const ink = async (text: string) => {
    const { data } = await sharp(await charts.toPng(svg(text)))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return data.reduce((sum, value) => sum + (255 - value), 0);
  };
  const [bare, marked, missing] = [await ink('aaaa'), await ink('ẩữợỹ'), await ink('\uE123\uE123')];
  expect(bare).toBeGreaterThan(0);
  expect(marked).toBeGreaterThan(bare);
  expect(missing).not.toBe(marked);
  const { width, format } = await sharp(await charts.toPng(svg('a'))).metadata();
  expect([width, format]).toEqual([800, 'png']);
});
