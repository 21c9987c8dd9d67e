// What each resource lets you search and sort by, as data: one parser reads it for all of them.
import type { Comparator, Entity } from "./tree.ts";

/**
 * A field's values. `double` and `integer` (an int64, kept exact) are written as numbers; `string` is written between
 * quotes, and so is `id`, a string of decimal digits.
 */
export type FieldKind = "double" | "integer" | "string" | "id";

/** One thing to compare or sort by. `aliases` are other names of the same field. */
export type Field = {
  kind: FieldKind;
  comparators: readonly Comparator[];
  sortable: boolean;
  aliases?: readonly string[];
};

/** What may follow an entity's dot: the listed keys, or any key at all. */
export type EntityFields = {
  entity: Entity;
  /** How it is written before the dot; complaints use the first. */
  names: readonly [string, ...string[]];
  fields: { anyKey: Field } | { byKey: Readonly<Record<string, Field>> };
};

/** All that one resource can be searched by. A name without a dot is a key of the entity `attribute`. */
export type SearchFields = {
  entities: readonly EntityFields[];
  /** Whether naming a key twice in order_by is an error (MLflow: runs) or the later one is dropped (experiments). */
  repeatedOrder: "refused" | "dropped";
};

const NUMERIC_COMPARATORS = ["=", "!=", ">", ">=", "<", "<="] as const;
const STRING_COMPARATORS = ["=", "!=", "LIKE", "ILIKE", "IN", "NOT IN"] as const;

const METRIC: Field = { kind: "double", comparators: NUMERIC_COMPARATORS, sortable: true };
const TIME: Field = { kind: "integer", comparators: NUMERIC_COMPARATORS, sortable: true };
const STRING: Field = { kind: "string", comparators: STRING_COMPARATORS, sortable: true };
const DATASET_STRING: Field = { ...STRING, sortable: false };
const LABEL: Field = { ...STRING, comparators: [...STRING_COMPARATORS, "IS NULL", "IS NOT NULL"] };

/** Runs. Metrics are the latest value of their key. */
export const RUN_FIELDS: SearchFields = {
  entities: [
    { entity: "metric", names: ["metric", "metrics"], fields: { anyKey: METRIC } },
    { entity: "param", names: ["parameter", "parameters", "param", "params"], fields: { anyKey: LABEL } },
    { entity: "tag", names: ["tag", "tags"], fields: { anyKey: LABEL } },
    {
      entity: "attribute",
      names: ["attribute", "attributes", "attr", "run"],
      fields: {
        byKey: {
          run_id: STRING,
          run_name: { ...STRING, aliases: ["run name", "Run name", "Run Name"] },
          status: STRING,
          user_id: STRING,
          artifact_uri: STRING,
          start_time: { ...TIME, aliases: ["created", "Created"] },
          end_time: TIME,
        },
      },
    },
    {
      entity: "dataset",
      names: ["dataset", "datasets"],
      fields: { byKey: { name: DATASET_STRING, digest: DATASET_STRING, context: DATASET_STRING } },
    },
  ],
  repeatedOrder: "refused",
};

/** Experiments. */
export const EXPERIMENT_FIELDS: SearchFields = {
  entities: [
    {
      entity: "attribute",
      names: ["attribute", "attributes", "attr"],
      fields: {
        byKey: {
          name: STRING,
          experiment_id: { kind: "id", comparators: ["=", "!=", "IN", "NOT IN"], sortable: true },
          creation_time: TIME,
          last_update_time: TIME,
        },
      },
    },
    { entity: "tag", names: ["tag", "tags"], fields: { anyKey: { ...LABEL, sortable: false } } },
  ],
  repeatedOrder: "dropped",
};

/** The entity that is written so before a dot (or not written at all), if there is one. */
export function findEntity(fields: SearchFields, name: string | undefined): EntityFields | undefined {
  return fields.entities.find(({ entity, names }) =>
    name === undefined ? entity === "attribute" : names.includes(name)
  );
}

/** The field that is written so after the dot, under its own name, if there is one. */
export function findField({ fields }: EntityFields, name: string): { key: string; field: Field } | undefined {
  if ("anyKey" in fields) return { key: name, field: fields.anyKey };
  const found = Object.entries(fields.byKey).find(([key, { aliases }]) => key === name || aliases?.includes(name));
  return found && { key: found[0], field: found[1] };
}
