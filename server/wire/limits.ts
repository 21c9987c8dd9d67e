// Every number that the protocol bounds, under the name that MLflow 3.17.2 gives it (unless a line says otherwise).

/** Metrics of one batch; params and tags each; and all together. */
export const MAX_METRICS_PER_BATCH = 1000;
export const MAX_PARAMS_TAGS_PER_BATCH = 100;
export const MAX_ENTITIES_PER_BATCH = 1000;
/** Characters of a metric's, param's or tag's key. */
export const MAX_ENTITY_KEY_LENGTH = 250;
/** Characters of a param's value beyond which the original cuts; see MAX_STORED_VALUE_LENGTH. */
export const MAX_PARAM_VAL_LENGTH = 6000;
/** Characters of a run tag's value beyond which the original cuts; see MAX_STORED_VALUE_LENGTH. */
export const MAX_TAG_VAL_LENGTH = 8000;
/** Ours: params and run tags are stored whole up to this many characters and refused beyond. */
export const MAX_STORED_VALUE_LENGTH = 65_535;
/** Characters of an experiment's name, and of the value of its tags. */
export const MAX_EXPERIMENT_NAME_LENGTH = 500;
export const MAX_EXPERIMENT_TAG_VAL_LENGTH = 20_000;
/** Characters of an experiment's location (MLFLOW_ARTIFACT_LOCATION_MAX_LENGTH there). */
export const MAX_ARTIFACT_LOCATION_LENGTH = 2048;
/** Rows of one page of runs or experiments. */
export const SEARCH_MAX_RESULTS_THRESHOLD = 50_000;
/** Rows of a page when the request does not say. */
export const SEARCH_MAX_RESULTS_DEFAULT = 1000;
/** Runs of one get-history-bulk or get-history-bulk-interval. */
export const MAX_RUNS_GET_METRIC_HISTORY_BULK = 100;
/** Points of one get-history-bulk, over all its runs. */
export const MAX_HISTORY_RESULTS = 25_000;
/** Points for each run of a get-history-bulk-interval. */
export const MAX_RESULTS_PER_RUN = 2500;
/** Ours: how deep a JSON body may nest. */
export const MAX_JSON_DEPTH = 64;
/** Ours: how many values a JSON body may hold; the largest batch has some 8,000. */
export const MAX_JSON_VALUES = 100_000;
/** Ours: tags that a run or an experiment is created with; clients send all of them in one call. */
export const MAX_TAGS_AT_CREATION = 1000;
/** Ours: characters of a user's name, and of the JSON of one logged model. */
export const MAX_USER_ID_LENGTH = 250;
export const MAX_MODEL_JSON_LENGTH = 1_000_000;
