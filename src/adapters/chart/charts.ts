import type { BarChart, Charts, CurveChart } from '../../ports/charts.ts';
import { barOption, heightOf } from './bar-option.ts';
import { curveHeightOf, curveOption } from './curve-option.ts';
import { type Option, WIDTH } from './style.ts';
import { toPng } from './to-png.ts';

/** ECharts on the server, without a browser. It is read when the first picture is drawn. */
export function createCharts(): Charts {
  let engine: Promise<Draw> | undefined;
  const draw = async (option: Option, height: number) => {
    engine ??= loadEngine();
    return (await engine)(option, height);
  };
  return {
    bars: (chart: BarChart) => draw(barOption(chart), heightOf(chart)),
    curve: (chart: CurveChart) => draw(curveOption(chart), curveHeightOf(chart)),
    toPng,
  };
}

type Draw = (option: Option, height: number) => string;

async function loadEngine(): Promise<Draw> {
  // In one file: module by module it takes ten times as long to read, and twice the memory.
  const { default: echarts } = await import('echarts/dist/echarts.common.min.js');
  return (option, height) => {
    const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
    try {
      chart.setOption(option);
      return chart.renderToSVGString();
    } finally {
      chart.dispose();
    }
  };
}
