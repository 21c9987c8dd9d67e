// The rules of experiments that the database keeps.
import assert from "node:assert/strict";
import { EVERYTHING, makeRun, makeStore, readRun, refused } from "./support.ts";
import type { OrderBy } from "../../server/search/tree.ts";

Deno.test("experiments: a new database has experiment 0, Default", async () => {
  const store = await makeStore();
  const { name, artifact_location, lifecycle_stage } = await store.experiments.get("0");
  assert.deepEqual([name, artifact_location, lifecycle_stage], ["Default", "mlflow-artifacts:/0", "active"]);
  await store.close();
});

Deno.test("experiments: ids count up from 1, and the location follows the id unless it is given", async () => {
  const store = await makeStore();
  assert.equal(await store.experiments.create({ name: "a" }), "1");
  assert.equal(await store.experiments.create({ name: "b", artifact_location: "s3://x/y" }), "2");
  assert.equal((await store.experiments.get("1")).artifact_location, "mlflow-artifacts:/1");
  assert.equal((await store.experiments.get("2")).artifact_location, "s3://x/y");
  await store.close();
});

Deno.test("experiments: a refused create uses up no id and stores no tag", async () => {
  const store = await makeStore();
  await refused(
    store.experiments.create({ name: "Default", tags: [{ key: "k", value: "v" }] }),
    "RESOURCE_ALREADY_EXISTS",
    "Experiment(name=Default) already exists.",
  );
  assert.equal((await store.experiments.get("0")).tags, undefined);
  assert.equal(await store.experiments.create({ name: "a" }), "1");
  await store.close();
});

Deno.test("experiments: the name of a deleted one stays taken, and the complaint says why", async () => {
  const store = await makeStore();
  await store.experiments.delete(await store.experiments.create({ name: "a" }));
  await refused(
    store.experiments.create({ name: "a" }),
    "RESOURCE_ALREADY_EXISTS",
    "Experiment(name=a) already exists. It is deleted: restore it, or choose another name.",
  );
  await store.close();
});

Deno.test("experiments: of 50 that want one name at once, one wins", async () => {
  const store = await makeStore();
  const tries = Array.from({ length: 50 }, () => store.experiments.create({ name: "wanted" }));
  const outcomes = await Promise.allSettled(tries);
  assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
  assert.equal(await store.experiments.create({ name: "next" }), "2");
  await store.close();
});

Deno.test("experiments: unknown ids and names are 404, ids that are no integer 400", async () => {
  const store = await makeStore();
  await refused(store.experiments.get("77"), "RESOURCE_DOES_NOT_EXIST", "No Experiment with id=77 exists");
  await refused(
    store.experiments.getByName("x"),
    "RESOURCE_DOES_NOT_EXIST",
    "Could not find experiment with name 'x'",
  );
  await refused(
    store.experiments.get("x"),
    "INVALID_PARAMETER_VALUE",
    "Invalid experiment ID 'x'. Experiment ID must be a valid integer.",
  );
  await refused(
    store.experiments.setTag("77", { key: "k", value: "v" }),
    "RESOURCE_DOES_NOT_EXIST",
    "No Experiment with id=77 exists",
  );
  await store.close();
});

Deno.test("experiments: renaming moves last_update_time, and neither takes a taken name nor renames a deleted one", async () => {
  const store = await makeStore();
  const id = await store.experiments.create({ name: "a" });
  const before = await store.experiments.get(id);
  await store.experiments.rename(id, "b");
  const after = await store.experiments.getByName("b");
  assert.equal(after.experiment_id, id);
  assert.ok(after.last_update_time > before.last_update_time);
  await store.experiments.rename(id, "b");
  await refused(
    store.experiments.rename(id, "Default"),
    "RESOURCE_ALREADY_EXISTS",
    "Experiment(name=Default) already exists.",
  );
  await store.experiments.delete(id);
  await refused(store.experiments.rename(id, "c"), "INVALID_STATE", `Cannot rename experiment ${id}: it is deleted`);
  await store.close();
});

Deno.test("experiments: deleting takes the active runs along, restoring brings back those and no others", async () => {
  const store = await makeStore();
  const id = await store.experiments.create({ name: "a" });
  const [kept, dropped] = [await makeRun(store, { experiment_id: id }), await makeRun(store, { experiment_id: id })];
  await store.runs.delete(dropped);
  await store.experiments.delete(id);
  assert.equal((await store.experiments.get(id)).lifecycle_stage, "deleted");
  assert.equal((await readRun(store, kept)).info.lifecycle_stage, "deleted");
  await store.experiments.restore(id);
  assert.equal((await store.experiments.get(id)).lifecycle_stage, "active");
  assert.equal((await readRun(store, kept)).info.lifecycle_stage, "active");
  assert.equal((await readRun(store, dropped)).info.lifecycle_stage, "deleted");
  await store.close();
});

Deno.test("experiments: a run deleted by hand in a deleted experiment stays deleted", async () => {
  const store = await makeStore();
  const id = await store.experiments.create({ name: "a" });
  const run = await makeRun(store, { experiment_id: id });
  await store.experiments.delete(id);
  await store.runs.delete(run);
  await store.experiments.restore(id);
  assert.equal((await readRun(store, run)).info.lifecycle_stage, "deleted");
  await store.close();
});

Deno.test("experiments: deleting twice and restoring an active one are 404", async () => {
  const store = await makeStore();
  await refused(store.experiments.restore("0"), "RESOURCE_DOES_NOT_EXIST", "No Experiment with id=0 exists");
  await store.experiments.delete("0");
  await refused(store.experiments.delete("0"), "RESOURCE_DOES_NOT_EXIST", "No Experiment with id=0 exists");
  await store.close();
});

Deno.test("experiments: tags are set, changed and deleted, and not on a deleted one", async () => {
  const store = await makeStore();
  const id = await store.experiments.create({ name: "a", tags: [{ key: "b", value: "1" }, { key: "a", value: "" }] });
  await store.experiments.setTag(id, { key: "b", value: "2" });
  assert.deepEqual((await store.experiments.get(id)).tags, [{ key: "a", value: "" }, { key: "b", value: "2" }]);
  await store.experiments.deleteTag(id, "a");
  await refused(
    store.experiments.deleteTag(id, "a"),
    "RESOURCE_DOES_NOT_EXIST",
    `No tag with name: a in experiment with id ${id}`,
  );
  await store.experiments.delete(id);
  await refused(
    store.experiments.setTag(id, { key: "b", value: "3" }),
    "INVALID_PARAMETER_VALUE",
    `The experiment ${id} must be in the 'active' state. Current state is deleted.`,
  );
  await store.close();
});

Deno.test("experiments: a search is by newest first unless it is ordered, and pages through all", async () => {
  const store = await makeStore();
  for (const name of ["c", "a", "b", "d"]) await store.experiments.create({ name });
  await store.experiments.delete("4");
  const names = async (view: "ACTIVE_ONLY" | "DELETED_ONLY" | "ALL", order_by: OrderBy[] = []) => {
    const found: string[] = [];
    let page_token: string | undefined;
    do {
      const page = await store.experiments.search({ view, filter: EVERYTHING, order_by, max_results: 2, page_token });
      found.push(...page.items.map(({ name }) => name));
      page_token = page.next_page_token;
    } while (page_token);
    return found.join(" ");
  };
  assert.equal(await names("ACTIVE_ONLY"), "b a c Default");
  assert.equal(await names("DELETED_ONLY"), "d");
  assert.equal(await names("ALL", [{ entity: "attribute", key: "name", ascending: true }]), "Default a b c d");
  await store.close();
});
