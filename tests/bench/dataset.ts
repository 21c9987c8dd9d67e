// Runs that look like somebody's sweep: 20 params (ten of few values, ten continuous), 5 metrics and 5 tags each.
// The nth run is the same in every invocation and on every server.
import type { Pair, Point } from "./requests.ts";

/** A run of the dataset. */
export interface DatasetRun {
  name: string;
  start_time: number;
  params: Pair[];
  metrics: Point[];
  tags: Pair[];
}

const FEW_VALUES: Record<string, string[]> = {
  model: ["resnet18", "resnet50", "vit_small", "vit_base", "convnext_tiny", "mlp_mixer"],
  optimizer: ["sgd", "adam", "adamw", "lion"],
  scheduler: ["constant", "linear", "cosine", "step"],
  dataset: ["cifar10", "cifar100", "imagenet"],
  batch_size: ["32", "64", "128", "256", "512"],
  epochs: ["10", "30", "50", "90", "300"],
  activation: ["relu", "gelu"],
  augmentation: ["none", "flip", "randaugment", "mixup"],
  precision: ["fp32", "bf16"],
  seed: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
};
const CONTINUOUS = [
  "learning_rate",
  "weight_decay",
  "dropout",
  "momentum",
  "warmup_ratio",
  "label_smoothing",
  "grad_clip",
  "temperature",
  "beta2",
  "ema_decay",
];
const METRICS = ["accuracy", "loss", "val_accuracy", "val_loss", "f1"];
const TAGS: Record<string, string[]> = {
  team: ["vision", "speech", "ranking", "forecast"],
  stage: ["debug", "sweep", "final"],
  "mlflow.user": ["ada", "grace", "alan", "edsger", "barbara", "donald"],
  "mlflow.source.name": ["train.py", "finetune.py", "sweep.ipynb"],
};

/** Milliseconds of the first run; each run starts a minute after the one before. */
const FIRST_START = 1_780_000_000_000;

/** The nth run (from 0). */
export function datasetRun(n: number): DatasetRun {
  const random = randomNumbers(n);
  const start_time = FIRST_START + n * 60_000;
  const few = (lists: Record<string, string[]>) =>
    Object.entries(lists).map(([key, values]) => ({ key, value: values[Math.floor(random() * values.length)] ?? "" }));
  const params = [...few(FEW_VALUES), ...CONTINUOUS.map((key) => ({ key, value: random().toFixed(8) }))];
  const metrics = METRICS.map((key) => ({ key, value: random(), timestamp: start_time + 50_000, step: 100 }));
  const commit = { key: "mlflow.source.git.commit", value: toHex(n, 40) };
  return { name: `run-${n}`, start_time, params, metrics, tags: [...few(TAGS), commit] };
}

/** The value of a param of a run. */
export const paramOf = (run: DatasetRun, key: string) => run.params.find((param) => param.key === key)?.value ?? "";

/** The value of a metric of a run. */
export const metricOf = (run: DatasetRun, key: string) => run.metrics.find((metric) => metric.key === key)?.value ?? 0;

const toHex = (n: number, length: number) => (n * 2_654_435_761 % 2 ** 32).toString(16).repeat(length).slice(0, length);

/** Mulberry32: small, and the same numbers everywhere. */
function randomNumbers(seed: number): () => number {
  let state = (seed * 0x9e3779b1) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
