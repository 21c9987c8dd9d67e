// MLflow's client 1.20.2 (2021): the oldest that is supported. It knows no proxied artifacts and no searched experiments.
import { testPythonClient } from "./python_client.ts";

testPythonClient("client-1.20.2", ["experiments", "runs", "metrics", "search", "artifacts", "log_model"]);
