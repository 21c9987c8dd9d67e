// mlflow-skinny 3.17.2: the client without pandas, numpy and scikit-learn.
import { testPythonClient } from "./python_client.ts";

testPythonClient("skinny-3.17.2", ["experiments", "runs", "metrics", "search", "artifacts"]);
