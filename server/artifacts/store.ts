// Where artifacts go: the places that the operator named, and which of them an `artifact_uri` leads to.
import { isAbsolute, relative, resolve, sep } from "node:path";
import { ApiError, invalid } from "../wire/errors.ts";
import type { Backend } from "./backend.ts";
import { openFolder } from "./file.ts";
import { ArtifactFolder } from "./folder.ts";
import { readLocation } from "./location.ts";
import { checkedFolder, safeFolder } from "./path.ts";

/** All artifacts that this server reads and writes. */
export type ArtifactStore = {
  /** What the proxy serves: the whole destination. Throws 501 when artifacts are not served. */
  proxied(): ArtifactFolder;
  /** The folder that an `artifact_uri` names. Throws 400 when it is out of this server's reach, and says why. */
  folderOf(uri: string): ArtifactFolder;
  /** An experiment's location as it is stored: a relative path is made absolute, or each client would take it from its own folder. */
  absoluteLocation(location: string): string;
};

/** What the command line says about artifacts. */
export type ArtifactOptions = {
  /** `--artifacts-destination`: a folder, as path or `file:` URI. */
  artifactsDestination: string;
  /** Whether clients reach the destination through this server. */
  serveArtifacts: boolean;
  /** Where new experiments' artifacts go. When it is a folder, clients write there themselves and the server reads there too. */
  artifactRoot: string;
  /** The largest file that is taken, in bytes. */
  maxArtifactSize: number;
};

type Place = { backend: Backend; path: string };

/** Opens the places for artifacts. Throws a plain Error, for the operator, when the destination can't be used. */
export async function openArtifactStore(options: ArtifactOptions): Promise<ArtifactStore> {
  const { artifactsDestination, serveArtifacts, artifactRoot, maxArtifactSize } = options;
  const served = serveArtifacts ? await openPlace(artifactsDestination, maxArtifactSize) : undefined;
  const isFolder = readLocation(artifactRoot).kind === "local";
  const root = isFolder ? await openPlace(artifactRoot, maxArtifactSize) : undefined;
  const places = [served, root].filter((place) => place !== undefined);

  const proxied = (path = "") => {
    if (served === undefined) throw notServed();
    return new ArtifactFolder(served.backend, safeFolder(path));
  };
  return {
    proxied: () => proxied(),
    folderOf(uri) {
      const location = readLocation(uri);
      if (location.kind === "proxied") return proxied(location.path);
      const folder = location.kind === "local" ? findFolder(places, location.path) : undefined;
      if (folder === undefined) throw outOfReach(uri);
      return folder;
    },
    absoluteLocation: (location) => /^[a-z][a-z0-9+.-]+:/i.test(location) ? location : resolve(location),
  };
}

/** The one place that chooses by scheme. */
async function openPlace(uri: string, maxBytes: number): Promise<Place> {
  const location = readLocation(uri);
  if (location.kind !== "local") {
    throw new Error(`Cannot keep artifacts at "${uri}": this version of Kiseki keeps them in a folder`);
  }
  const path = resolve(location.path);
  return { path, backend: await openFolder(path, maxBytes) };
}

function findFolder(places: readonly Place[], path: string): ArtifactFolder | undefined {
  for (const place of places) {
    const below = relative(place.path, path).split(sep).join("/");
    const isInside = isAbsolute(path) && below !== ".." && !below.startsWith("../") && !isAbsolute(below);
    if (isInside) return new ArtifactFolder(place.backend, checkedFolder(below));
  }
}

const outOfReach = (uri: string) =>
  invalid(
    `Cannot reach the artifacts at '${uri}': this server reads and writes only inside of its --artifacts-destination and its ` +
      "--default-artifact-root. Clients go to that location by themselves.",
  );

// The original answers 503, which its clients retry for four minutes although nothing will change.
const notServed = () =>
  new ApiError(
    "NOT_IMPLEMENTED",
    "Artifact serving is disabled. Start the server with `--serve-artifacts` to enable it.",
  );
