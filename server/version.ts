// Kiseki's own version, as `deno.json` states it. `/version` answers the MLflow version that is imitated, not this one.
import manifest from "../deno.json" with { type: "json" };

/** The version of this server, shown by `--version`, on the start screen and in the `X-Kiseki-Version` header. */
export const VERSION: string = manifest.version;
