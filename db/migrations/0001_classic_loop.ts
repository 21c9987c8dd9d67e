// Version 1: experiments, runs and their data. Generated from db/schema.ts, WITHOUT ROWID added; never edited after its release.

/** The statements, separated by semicolons. */
export const SQL = `
CREATE TABLE refusals (
  rule TEXT NOT NULL,
  CONSTRAINT run_exists CHECK (rule <> 'run_exists'),
  CONSTRAINT run_active CHECK (rule <> 'run_active'),
  CONSTRAINT run_tag_exists CHECK (rule <> 'run_tag_exists'),
  CONSTRAINT experiment_active CHECK (rule <> 'experiment_active'),
  CONSTRAINT experiment_deleted CHECK (rule <> 'experiment_deleted'),
  CONSTRAINT experiment_tag_exists CHECK (rule <> 'experiment_tag_exists')
);

CREATE TABLE counters (
  name TEXT PRIMARY KEY NOT NULL,
  value INTEGER NOT NULL
);
INSERT INTO counters (name, value) VALUES ('experiment', 0);

CREATE TABLE experiments (
  id INTEGER PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  artifact_location TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  creation_time INTEGER NOT NULL,
  last_update_time INTEGER NOT NULL
);
CREATE UNIQUE INDEX experiments_by_name ON experiments (name);

CREATE TABLE experiment_tags (
  experiment_id INTEGER NOT NULL REFERENCES experiments (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (experiment_id, key)
) WITHOUT ROWID;
CREATE INDEX experiment_tags_by_value ON experiment_tags (key, value);

CREATE TABLE runs (
  id INTEGER PRIMARY KEY NOT NULL,
  run_id TEXT NOT NULL,
  experiment_id INTEGER NOT NULL REFERENCES experiments (id),
  user_id TEXT NOT NULL,
  status INTEGER NOT NULL,
  start_time INTEGER NOT NULL,
  end_time INTEGER,
  artifact_uri TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  deleted_time INTEGER
);
CREATE UNIQUE INDEX runs_by_run_id ON runs (run_id);
CREATE INDEX runs_by_start ON runs (experiment_id, deleted, start_time DESC, run_id);

CREATE TABLE keys (
  id INTEGER PRIMARY KEY NOT NULL,
  name TEXT NOT NULL
);
CREATE UNIQUE INDEX keys_by_name ON keys (name);

CREATE TABLE metrics (
  run INTEGER NOT NULL,
  key INTEGER NOT NULL,
  timestamp INTEGER NOT NULL,
  step INTEGER NOT NULL,
  value REAL NOT NULL,
  is_nan INTEGER NOT NULL,
  PRIMARY KEY (run, key, timestamp, step, value, is_nan)
) WITHOUT ROWID;

CREATE TABLE latest_metrics (
  run INTEGER NOT NULL REFERENCES runs (id),
  key INTEGER NOT NULL REFERENCES keys (id),
  timestamp INTEGER NOT NULL,
  step INTEGER NOT NULL,
  value REAL NOT NULL,
  is_nan INTEGER NOT NULL,
  min REAL,
  max REAL,
  sum REAL,
  count INTEGER NOT NULL,
  PRIMARY KEY (run, key)
) WITHOUT ROWID;
CREATE INDEX latest_metrics_by_value ON latest_metrics (key, is_nan, value, run);

CREATE TABLE params (
  run INTEGER NOT NULL REFERENCES runs (id),
  key INTEGER NOT NULL REFERENCES keys (id),
  value TEXT,
  PRIMARY KEY (run, key),
  CONSTRAINT param_unchanged CHECK (value IS NOT NULL)
) WITHOUT ROWID;
CREATE INDEX params_by_value ON params (key, value, run);

CREATE TABLE tags (
  run INTEGER NOT NULL REFERENCES runs (id),
  key INTEGER NOT NULL REFERENCES keys (id),
  value TEXT NOT NULL,
  PRIMARY KEY (run, key)
) WITHOUT ROWID;
CREATE INDEX tags_by_value ON tags (key, value, run);
`;
