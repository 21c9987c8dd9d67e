// The real parts that the tests run against, as data: which Python environments and which npm package.

/** A Python environment with one version of a real client in it. */
export type PythonPart = { name: string; requirements: string[] };

/** The clients that the conformance tests drive, oldest first. What they may not be newer than is pinned beside them. */
export const PYTHON_PARTS = [
  // 1.20.2 reads its entry points with pkg_resources, its messages with code that protobuf 3 generated.
  {
    name: "client-1.20.2",
    requirements: ["mlflow-skinny==1.20.2", "protobuf<3.21", "setuptools<70"],
  },
  // 2.22.5 uses a private class that opentelemetry-api 1.35 dropped.
  { name: "client-2.22.5", requirements: ["mlflow==2.22.5", "opentelemetry-api<1.35", "scikit-learn"] },
  { name: "client-3.17.2", requirements: ["mlflow==3.17.2", "scikit-learn"] },
  { name: "skinny-3.17.2", requirements: ["mlflow-skinny==3.17.2"] },
] as const satisfies readonly PythonPart[];

/** The name of a Python environment. */
export type PythonName = typeof PYTHON_PARTS[number]["name"];

/** The npm package `mlflow`, a client written by hand for Node. */
export const NPM_PART = { name: "npm-2.0.7", dependencies: { mlflow: "2.0.7" } } as const;

/** Installs Python packages several times faster than pip; without it pip does the same. */
export const UV_REQUIREMENT = "uv==0.13.8";

/** Oldest Python that every client above runs on. */
export const OLDEST_PYTHON = { major: 3, minor: 10 } as const;
