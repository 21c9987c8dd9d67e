// MLflow's client 3.17.2, whose protocol the server speaks.
import { testPythonClient } from "./python_client.ts";

testPythonClient("client-3.17.2", ["experiments", "runs", "metrics", "search", "artifacts"]);
