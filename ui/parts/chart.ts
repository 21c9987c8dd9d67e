// A line chart of one metric: the only user of uPlot.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import { formatNumber, formatTimeExact } from "../format.ts";
import { html } from "../html.ts";
import type { Line } from "../series.ts";

/** `onZoom` tells the range that was dragged over, in units of x; `onReset` a double click. `shade` only says when to draw anew. */
export type ChartProps = {
  line: Line;
  description: string;
  /** What stands below the chart while no point is pointed at. */
  note: string;
  isTime: boolean;
  logarithmic: boolean;
  height: number;
  shade: string;
  onZoom: (from: number, to: number) => void;
  onReset: () => void;
};

/** The chart, as wide as its container. The values under the cursor stand below it. */
export function Chart(props: ChartProps) {
  const { line, isTime, logarithmic, height, shade, description, note } = props;
  const frame = useRef<HTMLDivElement>(null);
  const readout = useRef<HTMLParagraphElement>(null);
  const plot = useRef<uPlot | null>(null);
  const events = useRef(props);
  events.current = props;
  const reduced = line.min !== undefined;

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const showValues = (text: string) => {
      if (readout.current) readout.current.textContent = text || events.current.note;
    };
    const options = chartOptions({ element, reduced, isTime, logarithmic, height, events, showValues });
    plot.current = new uPlot(options, dataFrom(events.current.line), element);
    const sizes = new ResizeObserver(() => plot.current?.setSize({ width: element.clientWidth, height }));
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      plot.current?.destroy();
    };
  }, [reduced, isTime, logarithmic, height, shade]);

  // New points move into the chart that is there, so that nothing flickers while a run goes on.
  useEffect(() => plot.current?.setData(dataFrom(line)), [line]);

  return html`
    <div class="chart">
      <div class="plot" ref=${frame} role="img" aria-label=${description}></div>
      <p class="readout" ref=${readout}>${note}</p>
    </div>
  `;
}

/** uPlot wants the band's edges as series of their own, before the line that is drawn over them. */
function dataFrom({ x, last, min, max }: Line): uPlot.AlignedData {
  return min && max ? [x, max, min, last] : [x, last];
}

type OptionsFrom = {
  element: HTMLElement;
  reduced: boolean;
  isTime: boolean;
  logarithmic: boolean;
  height: number;
  events: { current: ChartProps };
  showValues: (text: string) => void;
};

function chartOptions(
  { element, reduced, isTime, logarithmic, height, events, showValues }: OptionsFrom,
): uPlot.Options {
  const { line, edge, band, text, grid } = readColours(element);
  const border: uPlot.Series = { stroke: edge, width: 1, points: { show: false } };
  const axis: uPlot.Axis = {
    stroke: text,
    grid: { stroke: grid, width: 1 },
    ticks: { stroke: grid, width: 1, size: 4 },
    font: "12px system-ui, sans-serif",
  };
  return {
    width: element.clientWidth || 300,
    height,
    padding: [8, 12, 0, 0],
    ms: 1,
    legend: { show: false },
    scales: { x: { time: isTime, range: widthFor }, y: logarithmic ? { distr: 3 } : { range: roomFor } },
    axes: [{ ...axis, size: 32, space: 64 }, {
      ...axis,
      size: 58,
      space: 32,
      values: (_, ticks) => ticks.map((tick) => tick === null ? "" : formatNumber(tick)),
    }],
    series: [{}, ...(reduced ? [border, border] : []), { stroke: line, width: 1.5, points: { size: 5, fill: line } }],
    bands: reduced ? [{ series: [1, 2], fill: band }] : [],
    cursor: {
      y: false,
      drag: { x: true, y: false, setScale: false },
      points: { size: 6 },
      bind: { dblclick: () => () => (events.current.onReset(), null) },
    },
    hooks: {
      setCursor: [(plot) => showValues(describePoint(events.current, plot.cursor.idx))],
      setSelect: [(plot) => {
        const { left, width } = plot.select;
        if (width < 4) return;
        events.current.onZoom(plot.posToVal(left, "x"), plot.posToVal(left + width, "x"));
        plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      }],
    },
  };
}

/** From the first point to the last; a single one stands in the middle. */
function widthFor(_plot: uPlot, min: number | null, max: number | null): [number, number] {
  if (min === null || max === null) return [0, 1];
  return min === max ? [min - 1, max + 1] : [min, max];
}

/** A little room above and below, and a visible middle for a line that never changes. */
function roomFor(_plot: uPlot, min: number | null, max: number | null): [number, number] {
  if (min === null || max === null) return [0, 1];
  const room = (max - min) * 0.06 || Math.abs(max) * 0.1 || 1;
  return [min - room, max + room];
}

function describePoint({ line, isTime }: ChartProps, index: number | null | undefined): string {
  const x = index === null || index === undefined ? undefined : line.x[index];
  if (x === undefined || index === null || index === undefined) return "";
  const value = (number: number | null | undefined) =>
    number === null || number === undefined ? "–" : formatNumber(number);
  const place = isTime ? formatTimeExact(x) : `step ${x}`;
  const range = line.min ? ` (${value(line.min[index])} to ${value(line.max?.[index])})` : "";
  return `${place} · ${value(line.last[index])}${range}`;
}

/** A canvas knows no CSS variables: a probe has the browser work out what they are under the theme in force. */
function readColours(element: HTMLElement) {
  const probe = element.appendChild(document.createElement("span"));
  const read = (value: string) => {
    probe.style.color = value;
    return getComputedStyle(probe).color;
  };
  const colours = {
    line: read("var(--run-1)"),
    edge: read("color-mix(in srgb, var(--run-1) 60%, transparent)"),
    band: read("color-mix(in srgb, var(--run-1) 28%, transparent)"),
    text: read("var(--muted)"),
    grid: read("var(--border)"),
  };
  probe.remove();
  return colours;
}
