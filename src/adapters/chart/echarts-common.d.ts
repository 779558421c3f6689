/** The package has types for its modules, not for what it has packed into one file. */
declare module 'echarts/dist/echarts.common.min.js' {
  const echarts: Pick<typeof import('echarts/core'), 'init'>;
  export = echarts;
}
