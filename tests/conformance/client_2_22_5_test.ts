// MLflow's client 2.22.5, the last of its line.
import { testPythonClient } from "./python_client.ts";

testPythonClient("client-2.22.5", ["experiments", "runs", "metrics", "search", "artifacts", "log_model"]);
