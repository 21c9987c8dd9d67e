// What a person sees when the server has started.
import type { Config } from "../config.ts";
import { bracketed, isLoopback } from "../http/host.ts";
import { VERSION } from "../version.ts";

/** The address that a person on this machine opens. `host` is what answers there. */
export function urlOf(host: string, port: number, staticPrefix: string): string {
  const everyNetwork = host === "0.0.0.0" || host === "::" || host === "[::]";
  return `http://${everyNetwork ? "localhost" : bracketed(host)}:${port}${staticPrefix}`;
}

/** One screen: the pages, the line of Python, where the data lies, the version. */
export function describeStart(config: Config, url: string): string {
  const rows = [
    ["Pages", url],
    ["Python", `mlflow.set_tracking_uri("${url}")`],
    ["Database", config.artifactsOnly ? "none (--artifacts-only)" : config.backendStoreUri],
    [
      "Artifacts",
      config.serveArtifacts ? config.artifactsDestination : `not through this server; ${config.artifactRoot}`,
    ],
  ];
  const lines = rows.map(([name = "", value]) => `  ${name.padEnd(10)} ${value}`);
  return [`Kiseki ${VERSION}`, "", ...lines, "", "  Ctrl+C stops it.", ""].join("\n");
}

/** The warning of a server that others can reach; undefined when they can't. */
export function warnOfOpenDoor({ host }: Config, port: number): string | undefined {
  if (isLoopback(host)) return undefined;
  return `Whoever reaches port ${port} of this machine can read, change and delete everything: there is no login yet`;
}
