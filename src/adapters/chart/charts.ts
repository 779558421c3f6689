import type { BarChart, Charts, CurveChart } from '../../ports/charts.ts';
import { barOption, heightOf } from './bar-option.ts';
import { curveOption } from './curve-option.ts';
import { type Option, WIDTH } from './style.ts';
import { toPng } from './to-png.ts';

const CURVE_HEIGHT = 620;

/** ECharts on the server, without a browser. It is read when the first picture is drawn. */
export function createCharts(): Charts {
  let engine: Promise<Draw> | undefined;
  const draw = async (option: Option, height: number) => {
    engine ??= loadEngine();
    return (await engine)(option, height);
  };
  return {
    bars: (chart: BarChart) => draw(barOption(chart), heightOf(chart)),
    curve: (chart: CurveChart) => draw(curveOption(chart), CURVE_HEIGHT),
    toPng,
  };
}

type Draw = (option: Option, height: number) => string;

async function loadEngine(): Promise<Draw> {
  const [{ init, use }, { BarChart, LineChart }, components, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  const { GridComponent, TitleComponent, LegendComponent, MarkLineComponent } = components;
  use([BarChart, LineChart, GridComponent, TitleComponent, LegendComponent, MarkLineComponent, SVGRenderer]);
  return (option, height) => {
    const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
    try {
      chart.setOption(option);
      return chart.renderToSVGString();
    } finally {
      chart.dispose();
    }
  };
}
