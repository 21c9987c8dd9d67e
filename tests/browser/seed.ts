// What the page tests look at: experiments, runs and artifacts, logged by plain REST calls.

/** A run to be logged. `metrics` are the values of each key at the steps 0, 1, 2, …. */
export type RunSeed = {
  run_name: string;
  start_time?: number;
  status?: "RUNNING" | "FINISHED" | "FAILED";
  metrics?: Record<string, number[]>;
  params?: Record<string, string>;
  tags?: Record<string, string>;
  artifacts?: Record<string, string | Uint8Array<ArrayBuffer>>;
};

const POINTS_A_REQUEST = 1_000;

async function post(base: string, path: string, message: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(`${base}api/2.0/mlflow/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(message),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
  return JSON.parse(text);
}

/** Creates an experiment and gives its id. */
export async function createExperiment(base: string, name: string, tags: Record<string, string> = {}): Promise<string> {
  return String((await post(base, "experiments/create", { name, tags: pairs(tags) })).experiment_id);
}

/** Logs a run and gives its id. */
export async function logRun(base: string, experiment_id: string, seed: RunSeed): Promise<string> {
  const { run_name, start_time = Date.now(), status = "FINISHED", tags = {}, params = {}, artifacts = {} } = seed;
  const created = await post(base, "runs/create", { experiment_id, run_name, start_time, tags: pairs(tags) });
  const run_id = readRunId(created.run);
  await post(base, "runs/log-batch", { run_id, params: pairs(params) });
  const points = pointsOf(seed, start_time);
  for (let at = 0; at < points.length; at += POINTS_A_REQUEST) {
    await post(base, "runs/log-batch", { run_id, metrics: points.slice(at, at + POINTS_A_REQUEST) });
  }
  for (const [path, content] of Object.entries(artifacts)) {
    await putArtifact(base, experiment_id, run_id, path, content);
  }
  if (status !== "RUNNING") await post(base, "runs/update", { run_id, status, end_time: start_time + 90_000 });
  return run_id;
}

/** Logs one more point of a metric. */
export async function logMetric(base: string, run_id: string, key: string, value: number, step: number): Promise<void> {
  await post(base, "runs/log-metric", { run_id, key, value, step, timestamp: Date.now() });
}

const pairs = (record: Record<string, string>) => Object.entries(record).map(([key, value]) => ({ key, value }));

function pointsOf({ metrics = {} }: RunSeed, start: number) {
  return Object.entries(metrics).flatMap(([key, values]) =>
    values.map((value, step) => ({
      key,
      value: Number.isFinite(value) ? value : String(value),
      step,
      timestamp: start + step * 1_000,
    }))
  );
}

function readRunId(run: unknown): string {
  const [, id] = /"run_id":"(\w+)"/.exec(JSON.stringify(run)) ?? [];
  if (id === undefined) throw new Error(`runs/create answered without a run: ${JSON.stringify(run)}`);
  return id;
}

async function putArtifact(
  base: string,
  experiment_id: string,
  run_id: string,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
) {
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  const url = `${base}api/2.0/mlflow-artifacts/artifacts/${experiment_id}/${run_id}/artifacts/${encoded}`;
  const answer = await fetch(url, { method: "PUT", body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} was refused with ${answer.status}: ${text}`);
}

/** A falling curve with a little noise that is the same each time. */
export function curve(points: number, scale = 1): number[] {
  return Array.from(
    { length: points },
    (_, i) => scale * (Math.exp(-4 * i / points) + 0.02 * Math.sin(i * 1.7) + 0.03),
  );
}

/** The smallest PNG that browsers draw: one red point. */
export const RED_POINT = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="),
  (character) => character.charCodeAt(0),
);

const NAMES = [
  "amber",
  "basil",
  "cedar",
  "dahlia",
  "elm",
  "fern",
  "ginger",
  "hazel",
  "iris",
  "juniper",
  "kale",
  "laurel",
];
/** When the newest run of `logForest` began. */
export const NEWEST = Date.UTC(2026, 10, 20, 12);

/** An experiment with twelve finished runs that differ in metrics and params, one an hour; and its ids. The newest may still run. */
export async function logForest(base: string, newest: RunSeed["status"] = "RUNNING") {
  const experiment_id = await createExperiment(base, "forest", { team: "vision" });
  const run_ids: string[] = [];
  for (const [i, name] of NAMES.entries()) {
    const seed = treeRun(name, i);
    run_ids.push(await logRun(base, experiment_id, i === 0 ? { ...seed, status: newest } : seed));
  }
  return { experiment_id, run_ids, run_id: run_ids[0] ?? "" };
}

/** The first run is the richest: a spike in a long series, values that are not finite, artifacts of each kind. */
function treeRun(run_name: string, i: number): RunSeed {
  const first = i === 0;
  const loss = curve(first ? 5_000 : 40, 1 + i / 10);
  if (first) loss[3_210] = 7.5;
  return {
    run_name,
    start_time: NEWEST - i * 3_600_000,
    status: i === 4 ? "FAILED" : "FINISHED",
    metrics: {
      loss,
      "val/accuracy": curve(40).map((value) => 1 - value / (2 + i)),
      ...(first ? { odd: [1, NaN, Infinity, 2], "system/cpu_utilization_percentage": curve(30, 80) } : {}),
    },
    params: {
      lr: String([0.1, 0.01, 0.001][i % 3]),
      optimizer: i % 2 === 0 ? "adam" : "sgd",
      epochs: "40",
      seed: String(i),
    },
    tags: {
      team: "vision",
      "mlflow.user": "ana",
      "mlflow.source.name": "train.py",
      ...(first ? { "mlflow.note.content": "The baseline.\nTwo lines." } : {}),
    },
    artifacts: first ? ARTIFACTS : {},
  };
}

const ARTIFACTS: RunSeed["artifacts"] = {
  "model/MLmodel": "artifact_path: model\nflavors:\n  sklearn:\n    pickled_model: model.pkl\n",
  "model/data/model.pkl": "not shown",
  "config.json": '{"layers":[64,32],"seed":12345678901234567890}',
  "table.csv": 'step,loss,name\n1,0.5,"a, b"\n2,0.25,c\n',
  "red.png": RED_POINT,
  "drawing.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><rect width="120" height="80" fill="teal"/><script>window.hacked = true</script></svg>',
  "notes.txt": "first line\nsecond line\n",
  "page.html": "<script>window.hacked = true</script><h1>A page</h1>",
  "long.log": "a line of the log\n".repeat(60_000),
};
