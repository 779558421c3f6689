import { createCharts } from '../src/adapters/chart/charts.ts';

/** One measurement in a process of its own: how long the first picture takes, and those after it, with how many bars. */
const [count = '60'] = process.argv.slice(2);
const charts = createCharts();
const bars = Array.from({ length: Number(count) }, (_, n) => ({
  label: `Thôn ${n}`,
  share: n / Number(count),
  told: `${n}/60`,
}));
const times: number[] = [];
for (let n = 0; n < 11; n++) {
  const start = performance.now();
  await charts.toPng(await charts.bars({ title: 'Tiến độ', note: 'Tính đến hôm nay', bars }));
  times.push(performance.now() - start);
}
console.log(JSON.stringify(times));
