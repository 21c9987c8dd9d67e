// What the server runs with, read from the command line and the environment.
import { join, resolve } from "node:path";
import { type Given, type Option, readArguments, UsageError, valueOf } from "./cli/arguments.ts";
import { FOREIGN_OPTIONS, warningsOf } from "./cli/foreign_options.ts";
import { readArtifactRoot, readDatabaseUri, readDestination } from "./cli/locations.ts";
import type { LogLevel } from "./log.ts";
import { OPTIONS } from "./options.ts";

/** What the server runs with. Paths are absolute. */
export type Config = Readonly<{
  dataDir: string;
  /** The database: the path of a file, or `:memory:`. */
  backendStoreUri: string;
  /** The folder where the server keeps artifacts. */
  artifactsDestination: string;
  /** Below which new experiments get their artifact location: `mlflow-artifacts:/`, a folder or a URI. */
  artifactRoot: string;
  serveArtifacts: boolean;
  artifactsOnly: boolean;
  host: string;
  port: number;
  /** Empty, or a path that begins with a slash and ends without one. */
  staticPrefix: string;
  allowedHosts: readonly string[];
  corsAllowedOrigins: readonly string[];
  xFrameOptions: "SAMEORIGIN" | "DENY" | "NONE";
  /** The sources of the pages' frame-ancestors; empty when anybody may frame them and the directive is left out. */
  frameAncestors: string;
  durability: "full" | "normal";
  truncateLongValues: boolean;
  maxJsonBytes: number;
  maxArtifactSize: number;
  logLevel: LogLevel;
}>;

/** What a command line comes to. A message is one sentence, told to whoever typed it. */
export type ParsedConfig =
  | { kind: "config"; config: Config; warnings: string[] }
  | { kind: "help" }
  | { kind: "version" }
  | { kind: "error"; message: string };

/** Reads the flags after the command's name, and the variables that stand in for them. Relative paths are taken from `cwd`. */
export function parseConfig(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
): ParsedConfig {
  // -h is --host for MLflow and --help for everybody else: what follows it decides.
  const asksHelp = args.some((arg, i) => arg === "--help" || (arg === "-h" && (args[i + 1] ?? "-").startsWith("-")));
  if (asksHelp) return { kind: "help" };
  if (args.includes("--version")) return { kind: "version" };
  try {
    const given = readArguments([...Object.values(OPTIONS), ...FOREIGN_OPTIONS], args, env);
    return { kind: "config", config: buildConfig(given, cwd), warnings: warningsOf(given) };
  } catch (error) {
    if (error instanceof UsageError) return { kind: "error", message: error.message };
    throw error;
  }
}

function buildConfig(given: Given, cwd: string): Config {
  const dataDir = resolve(cwd, valueOf(OPTIONS.dataDir, given));
  const serveArtifacts = valueOf(OPTIONS.serveArtifacts, given);
  const artifactsOnly = valueOf(OPTIONS.artifactsOnly, given);
  if (artifactsOnly && !serveArtifacts) {
    throw new UsageError("--artifacts-only and --no-serve-artifacts leave nothing to serve");
  }
  const artifactsDestination = located(OPTIONS.artifactsDestination, given, cwd, readDestination) ??
    join(dataDir, "artifacts");
  const ownRoot = serveArtifacts ? "mlflow-artifacts:/" : artifactsDestination;
  return {
    dataDir,
    backendStoreUri: located(OPTIONS.backendStoreUri, given, cwd, readDatabaseUri) ?? join(dataDir, "kiseki.db"),
    artifactsDestination,
    artifactRoot: located(OPTIONS.defaultArtifactRoot, given, cwd, readArtifactRoot) ?? ownRoot,
    serveArtifacts,
    artifactsOnly,
    host: valueOf(OPTIONS.host, given),
    port: valueOf(OPTIONS.port, given),
    staticPrefix: valueOf(OPTIONS.staticPrefix, given),
    allowedHosts: valueOf(OPTIONS.allowedHosts, given),
    corsAllowedOrigins: valueOf(OPTIONS.corsAllowedOrigins, given),
    xFrameOptions: valueOf(OPTIONS.xFrameOptions, given),
    frameAncestors: frameAncestorsOf(given),
    durability: valueOf(OPTIONS.durability, given),
    truncateLongValues: valueOf(OPTIONS.truncateLongValues, given),
    maxJsonBytes: valueOf(OPTIONS.maxJsonBytes, given),
    maxArtifactSize: valueOf(OPTIONS.maxArtifactSize, given),
    logLevel: valueOf(OPTIONS.logLevel, given),
  };
}

type LocationReader = (text: string, cwd: string) => string;

function located(option: Option<string>, given: Given, cwd: string, read: LocationReader): string | undefined {
  const kind = { ...option.kind, read: (text: string) => text && read(text, cwd) };
  return valueOf({ ...option, kind }, given) || undefined;
}

/** Notebooks on the same machine embed the pages out of the box. */
const NOTEBOOKS_HERE = "'self' http://localhost:* http://127.0.0.1:*";
const FRAMERS = { SAMEORIGIN: "'self'", DENY: "'none'", NONE: "" };

function frameAncestorsOf(given: Given): string {
  if (given.has(OPTIONS.frameAncestors.flag)) return valueOf(OPTIONS.frameAncestors, given);
  return given.has(OPTIONS.xFrameOptions.flag) ? FRAMERS[valueOf(OPTIONS.xFrameOptions, given)] : NOTEBOOKS_HERE;
}
