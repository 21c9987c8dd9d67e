// Which places the server goes to for artifacts, and which it refuses.
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ArtifactFolder } from "../../../server/artifacts/folder.ts";
import { openArtifactStore } from "../../../server/artifacts/store.ts";
import { ApiError } from "../../../server/wire/errors.ts";

const NO_LIMIT = { maxArtifactSize: 2 ** 40 };

async function withFolders(work: (destination: string, root: string) => Promise<void>) {
  const folder = await Deno.makeTempDir({ prefix: "kiseki-artifacts-" });
  try {
    await work(join(folder, "served"), join(folder, "root"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const upload = (folder: ArtifactFolder, path: string) =>
  folder.upload(path, new Request("http://localhost/", { method: "PUT", body: "x" }));

const names = async (folder: ArtifactFolder) => (await folder.list("")).map(({ path }) => path);

const isRefused = (code: string) => (error: unknown) => error instanceof ApiError && error.code === code;

Deno.test("folderOf: every way to write a proxied location leads to the destination", () =>
  withFolders(async (artifactsDestination) => {
    const options = { artifactsDestination, serveArtifacts: true, artifactRoot: "mlflow-artifacts:/", ...NO_LIMIT };
    const store = await openArtifactStore(options);
    await upload(store.proxied(), "my exp/run/artifacts/a");
    const uris = [
      "mlflow-artifacts:/my%20exp/run/artifacts",
      "mlflow-artifacts://host:5000/my%20exp/run/artifacts",
      "https://host/prefix/api/2.0/mlflow-artifacts/artifacts/my%20exp/run/artifacts",
      join(artifactsDestination, "my exp", "run", "artifacts"),
      pathToFileURL(join(artifactsDestination, "my exp", "run", "artifacts")).href,
    ];
    for (const uri of uris) assert.deepEqual(await names(store.folderOf(uri)), ["a"], uri);
  }));

Deno.test("folderOf: the default artifact root is in reach, and what is beside it is not", () =>
  withFolders(async (artifactsDestination, artifactRoot) => {
    const store = await openArtifactStore({ artifactsDestination, serveArtifacts: true, artifactRoot, ...NO_LIMIT });
    await Deno.mkdir(join(artifactRoot, "1", "run"), { recursive: true });
    await Deno.writeTextFile(join(artifactRoot, "1", "run", "a"), "x");
    assert.deepEqual(await names(store.folderOf(join(artifactRoot, "1", "run"))), ["a"]);
    assert.deepEqual(await names(store.folderOf(artifactRoot)), ["1"]);
    const outside = [
      `${artifactRoot}-other`,
      join(artifactRoot, "..", "other"),
      "/",
      "/etc",
      "relative",
      "s3://bucket/x",
    ];
    for (const uri of outside) assert.throws(() => store.folderOf(uri), isRefused("INVALID_PARAMETER_VALUE"), uri);
  }));

Deno.test("folderOf: a location that climbs out of the destination is refused", () =>
  withFolders(async (artifactsDestination) => {
    const options = { artifactsDestination, serveArtifacts: true, artifactRoot: "mlflow-artifacts:/", ...NO_LIMIT };
    const store = await openArtifactStore(options);
    for (const uri of ["mlflow-artifacts:/../x", "mlflow-artifacts:/%2e%2e/x", "mlflow-artifacts:/.tmp"]) {
      assert.throws(() => store.folderOf(uri), isRefused("INVALID_PARAMETER_VALUE"), uri);
    }
  }));

Deno.test("proxied: without --serve-artifacts everything that goes through the server is refused", () =>
  withFolders(async (artifactsDestination, artifactRoot) => {
    const store = await openArtifactStore({ artifactsDestination, serveArtifacts: false, artifactRoot, ...NO_LIMIT });
    assert.throws(() => store.proxied(), isRefused("NOT_IMPLEMENTED"));
    assert.throws(() => store.folderOf("mlflow-artifacts:/1/run"), isRefused("NOT_IMPLEMENTED"));
    assert.throws(() => store.folderOf(join(artifactsDestination, "1")), isRefused("INVALID_PARAMETER_VALUE"));
    assert.deepEqual(await names(store.folderOf(join(artifactRoot, "1"))), []);
  }));

Deno.test("openArtifactStore: a destination that is no folder is refused with its name", () =>
  withFolders(async () => {
    const options = { serveArtifacts: true, artifactRoot: "mlflow-artifacts:/", ...NO_LIMIT };
    for (const artifactsDestination of ["s3://bucket/dir", "gs://bucket", "hdfs://host/x"]) {
      await assert.rejects(
        openArtifactStore({ ...options, artifactsDestination }),
        new Error(`Cannot keep artifacts at "${artifactsDestination}": this version of Kiseki keeps them in a folder`),
      );
    }
  }));

Deno.test("openArtifactStore: a default artifact root in a bucket is the clients' business", () =>
  withFolders(async (artifactsDestination) => {
    const store = await openArtifactStore({
      artifactsDestination,
      serveArtifacts: true,
      artifactRoot: "s3://bucket/dir",
      ...NO_LIMIT,
    });
    assert.throws(() => store.folderOf("s3://bucket/dir/1/run"), isRefused("INVALID_PARAMETER_VALUE"));
    assert.deepEqual(await names(store.proxied()), []);
  }));
