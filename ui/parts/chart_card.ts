// A metric's chart with its title, its zoom, and its points as a table; fetched when it scrolls into view.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Series } from "../../server/wire/table.ts";
import { formatCount, formatExact, formatPlural, formatTimeExact } from "../format.ts";
import { html } from "../html.ts";
import type { Numeric } from "../json.ts";
import { useObservable } from "../observable.ts";
import { useQuery } from "../query.ts";
import { countHidden, describeReduction, describeSeries, lineFrom } from "../series.ts";
import { loadSeries } from "../series_loader.ts";
import { shade } from "../theme.ts";
import { Chart, type ChartProps } from "./chart.ts";
import { IconButton } from "./controls.ts";

/** `round` grows when the run may have new points. */
export type ChartCardProps = {
  run_id: string;
  metric: string;
  x: "step" | "time";
  logarithmic: boolean;
  round: number;
};

const HEIGHT = 220;
const ZOOM_DELAY_MS = 80;
const MOST_ROWS = 500;

/** The card. */
export function ChartCard(props: ChartCardProps) {
  const card = useRef<HTMLElement>(null);
  const visible = useVisible(card);
  return html`<section class="card" ref=${card} aria-label=${props.metric}>
    ${visible ? html`<${LoadedCard} ...${props} />` : html`<h2 class="card-title">${props.metric}</h2>`}
  </section>`;
}

type Range = { from: number; to: number };
/** A range of one axis says nothing about the other. */
type Zoom = Range & Pick<ChartCardProps, "x">;

function LoadedCard({ run_id, metric, x, logarithmic, round }: ChartCardProps) {
  const [zoomed, setZoom] = useState<Zoom>();
  const [asTable, setAsTable] = useState(false);
  const zoom = zoomed?.x === x ? zoomed : undefined;
  const px = Math.max(200, Math.min(2_000, Math.round(innerWidth / 2)));
  const wish = { run_id, key: metric, x, px, ...integers(zoom) };
  const series = useQuery(JSON.stringify(wish), async (signal) => {
    if (zoom) await new Promise((resolve) => setTimeout(resolve, ZOOM_DELAY_MS));
    return await loadSeries(wish, signal);
  }, { keep: true });
  // An answer under way is waited for: asking anew would drop it, and one slower than the rounds would never be shown.
  const asked = useRef(round);
  useEffect(() => {
    if (series.loading || asked.current === round) return;
    asked.current = round;
    series.reload();
  }, [round, series.loading]);
  const body = { series, metric, x, logarithmic, asTable, setZoom };
  const reset = html`<button type="button" class="quiet" onClick=${() => setZoom(undefined)}>Reset zoom</button>`;
  const flip = () => setAsTable(!asTable);
  return html`
    <header class="card-header">
          <h2 class="card-title" title=${metric}>${metric}</h2>
          ${zoom && reset}
          <${IconButton} icon="table" label=${`Show ${metric} as table`} pressed=${asTable} onClick=${flip} />
        </header>
    <${CardBody} ...${body} />
  `;
}

type CardBodyProps = {
  series: ReturnType<typeof useQuery<Series | undefined>>;
  metric: string;
  x: "step" | "time";
  logarithmic: boolean;
  asTable: boolean;
  setZoom: (zoom: Zoom | undefined) => void;
};

function CardBody(
  { series: { value, error, loading, reload }, metric, x, logarithmic, asTable, setZoom }: CardBodyProps,
) {
  const line = useMemo(() => value && lineFrom(value, logarithmic), [value, logarithmic]);
  const current = useObservable(shade);
  if (error) {
    return html`
      <div class="card-state"
        role="alert"><p>${error.message}</p><button type="button" onClick=${reload}>Try again</button></div>
    `;
  }
  if (!value || !line) {
    return html`<div class="card-state muted">${loading ? "Loading…" : `No points of ${metric} here.`}</div>`;
  }
  if (asTable) return html`<${PointTable} series=${value} isTime=${x === "time"} />`;
  const chart: ChartProps = {
    line,
    description: describeSeries(value),
    note: noteFrom(value),
    isTime: x === "time",
    logarithmic,
    height: HEIGHT,
    shade: current,
    onZoom: (from, to) => setZoom({ x, from, to }),
    onReset: () => setZoom(undefined),
  };
  return html`<${Chart} ...${chart} />`;
}

/** What the line does not show by itself. */
function noteFrom(series: Series): string {
  const hidden = countHidden(series);
  const notes = [
    formatPlural(series.n, "point"),
    describeReduction(series),
    hidden > 0 ? `${formatCount(hidden)} not finite` : undefined,
  ];
  return notes.filter((note) => note !== undefined).join(" · ");
}

function PointTable({ series, isTime }: { series: Series; isTime: boolean }) {
  const { key, x, last, min, max } = series;
  const from = Math.max(0, x.length - MOST_ROWS);
  const columns: [string, Numeric[]][] = min && max ? [["Min", min], ["Max", max], ["Last", last]] : [["Value", last]];
  const row = (place: Numeric, index: number) =>
    html`<tr key=${index}>
    <td>${isTime ? formatTimeExact(Number(place)) : String(place)}</td>
    ${columns.map(([, values]) => html`<td class="number">${formatExact(values[from + index] ?? NaN)}</td>`)}
  </tr>`;
  return html`<div class="point-table" tabindex="0" role="region" aria-label=${`Points of ${key}`}>
    <table class="list">
      <thead><tr>
        <th scope="col">${isTime ? "Time" : "Step"}</th>
        ${columns.map(([title]) => html`<th scope="col" class="number">${title}</th>`)}
      </tr></thead>
      <tbody>${x.slice(from).map(row)}</tbody>
    </table>
    ${from > 0 && html`<p class="muted">The last ${formatCount(MOST_ROWS)} of ${formatCount(x.length)} rows.</p>`}
  </div>`;
}

/** Steps and times are whole: the range is widened to those that it touches. */
function integers(range: Range | undefined): Partial<Range> {
  return range ? { from: Math.floor(range.from), to: Math.ceil(range.to) } : {};
}

/** Whether the element was ever near the view of `<main>`, which scrolls: the margin counts around that element. */
function useVisible(element: { current: HTMLElement | null }): boolean {
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const watcher = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      setVisible(true);
      watcher.disconnect();
    }, { root: element.current.closest("main"), rootMargin: "200px" });
    watcher.observe(element.current);
    return () => watcher.disconnect();
  }, []);
  return visible;
}
