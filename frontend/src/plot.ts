/** Line plots with uPlot; loaded only on pages that have one. */
import uPlot from "uplot";
import { layer, type PlotData, readPlot, type Series } from "./islands/series";

const PALETTE = ["--desk-plot-1", "--desk-plot-2", "--desk-plot-3", "--desk-plot-4", "--desk-plot-5"];
const HEIGHT = 240;
/** of shares: the same for all of them, with room for a point at either end */
const SHARES: uPlot.Range.MinMax = [-2, 102];
/** each bar begins at its x and leaves a gap before the next */
const BARS = uPlot.paths.bars!({ size: [0.85, 64], align: 1 });

/** The colour a token has in the present theme: a canvas does not understand `light-dark()`. */
function readColour(token: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

function readZone(): string {
  return document.documentElement.dataset["timeZone"] ?? "UTC";
}

function writeDay(seconds: number | null): string {
  if (seconds === null) return "–";
  const style = { timeZone: readZone(), dateStyle: "medium" } as const;
  return new Intl.DateTimeFormat(document.documentElement.lang, style).format(seconds * 1000);
}

function writeTick(seconds: number): string {
  const style = { timeZone: readZone(), month: "numeric", day: "numeric" } as const;
  return new Intl.DateTimeFormat(document.documentElement.lang, style).format(seconds * 1000);
}

function writeNumber(value: number | null): string {
  if (value === null) return "–";
  return new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 3 }).format(value);
}

/** The last point at which something was measured: the legend tells it while nothing is pointed at; of bars none. */
function findLast(data: PlotData): number {
  const measured = data.series.filter((line) => !line.is_mark);
  const isMeasured = (index: number): boolean => measured.some((line) => line.values[index] != null);
  return data.bars ? -1 : data.x.reduce((found, _x, index) => (isMeasured(index) ? index : found), -1);
}

type Write = (value: number | null) => string;

function makeValue(values: (number | null)[], last: number, write: Write): uPlot.Series.Value {
  return (_plot, _value, _line, index: number | null) => write(values[index ?? last] ?? null);
}

function makeAxis(unit: string | undefined): uPlot.Axis {
  const axis: uPlot.Axis = {
    stroke: readColour("--desk-muted"),
    grid: { stroke: readColour("--desk-line"), width: 1 },
    ticks: { show: false },
  };
  if (unit) axis.label = unit;
  return axis;
}

/** A dashed line at one x, with its words beside it, on the side that has room. */
function drawMark(plot: uPlot, mark: NonNullable<PlotData["mark"]>): void {
  const { ctx, bbox } = plot;
  const place = Math.round(plot.valToPos(mark.at, "x", true));
  const gap = 6 * devicePixelRatio;
  const isLeft = place < bbox.left + bbox.width / 2;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = readColour("--desk-plot-5");
  ctx.lineWidth = 2 * devicePixelRatio;
  ctx.setLineDash([gap, gap / 2]);
  ctx.beginPath();
  ctx.moveTo(place, bbox.top);
  ctx.lineTo(place, bbox.top + bbox.height);
  ctx.stroke();
  ctx.font = `${13 * devicePixelRatio}px system-ui, sans-serif`;
  ctx.textAlign = isLeft ? "left" : "right";
  ctx.textBaseline = "top";
  ctx.fillText(mark.label, place + (isLeft ? gap : -gap), bbox.top);
  ctx.restore();
}

/** Between the two ends of an interval; the first column of a plot is x. */
function findBand(data: PlotData): uPlot.Band[] {
  const ends = data.series.flatMap((line, index) => (line.is_end ? [index + 1] : []));
  if (ends.length !== 2) return [];
  return [{ series: [ends[0]!, ends[1]!], fill: readColour("--desk-line") }];
}

function makeLine(data: PlotData, line: Series, index: number): uPlot.Series {
  const ends = data.series.filter((each) => each.is_end).length;
  const few = data.x.length < 40;
  const colour = readColour(line.tone ? `--desk-${line.tone}` : PALETTE[Math.max(0, index - ends) % PALETTE.length]!);
  if (data.bars) return { label: line.label, stroke: colour, fill: colour, paths: BARS, points: { show: false } };
  if (line.is_end) {
    return { label: line.label, stroke: readColour("--desk-muted"), width: 1, points: { show: few, size: 4 } };
  }
  if (line.is_mark) {
    return { label: line.label, stroke: readColour("--desk-plot-5"), width: 2, dash: [8, 6], points: { show: false } };
  }
  return { label: line.label, stroke: colour, width: 3, points: { show: few, size: 8, fill: colour } };
}

function makeOptions(data: PlotData, width: number): uPlot.Options {
  const timed = data.time !== false;
  const last = findLast(data);
  const across = makeAxis(undefined);
  if (timed) across.values = (_plot, splits) => splits.map(writeTick);
  const first = { label: data.label ?? "\u00a0", value: makeValue(data.x, last, timed ? writeDay : writeNumber) };
  const lines = data.series.map((line, index) => ({
    ...makeLine(data, line, index),
    value: makeValue(line.values, last, writeNumber),
  }));
  return {
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), readZone()),
    width,
    height: HEIGHT,
    scales: { x: { time: timed }, ...(data.unit === "%" && !data.bars ? { y: { range: SHARES } } : {}) },
    axes: [across, makeAxis(data.unit)],
    series: [first, ...lines],
    bands: findBand(data),
    legend: { live: true },
    hooks: { draw: data.mark ? [(plot) => drawMark(plot, data.mark!)] : [] },
  };
}

/** What was drawn first, so as to lie below, is named last. */
function orderLegend(plot: uPlot, data: PlotData): void {
  const [, ...rows] = plot.root.querySelectorAll(".u-legend .u-series");
  rows.filter((_row, index) => data.series[index]?.is_end).forEach((row) => row.parentElement?.append(row));
}

function show(data: PlotData, columns: uPlot.AlignedData, place: HTMLElement): uPlot {
  const plot = new uPlot(makeOptions(data, place.clientWidth), columns, place);
  orderLegend(plot, data);
  return plot;
}

async function loadText(figure: HTMLElement): Promise<string> {
  const { plot, plotUrl } = figure.dataset;
  if (plotUrl) return (await fetch(plotUrl, { headers: { Accept: "application/json" } })).text();
  return document.getElementById(plot ?? "")?.textContent ?? "";
}

async function draw(figure: HTMLElement): Promise<void> {
  const place = figure.querySelector<HTMLElement>("[data-plot-place]");
  if (!place) return;
  const data = layer(readPlot(await loadText(figure)));
  const columns: uPlot.AlignedData = [data.x, ...data.series.map((line) => line.values)];
  let plot = show(data, columns, place);
  new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: HEIGHT })).observe(place);
  const redraw = (): void => {
    plot.destroy();
    plot = show(data, columns, place);
  };
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
}

for (const figure of document.querySelectorAll<HTMLElement>("[data-plot], [data-plot-url]")) {
  draw(figure).catch((error: unknown) => {
    figure.dataset["failed"] = "yes"; // the style sheet then shows the table instead
    console.error(error);
  });
}
