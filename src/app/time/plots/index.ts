export { dayPlot } from './day-plot.ts';
export { feedsPlot } from './feeds-plot.ts';
export { hoursPlot } from './hours-plot.ts';
export { weekPlot } from './week-plot.ts';
