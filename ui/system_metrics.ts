// Metrics of the machine, which clients log beside those of the model.

/** Whether a metric is one of the machine: these have a tab of their own, and are no columns unless somebody chooses them. */
export const isSystemMetric = (key: string): boolean => key.startsWith("system/");
