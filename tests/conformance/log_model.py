"""`log_model` as clients before 3.0 do it: files below the run, and a note in one of its tags (runs/log-model)."""

import json
import pathlib

import mlflow
from checks import VERSION, WORK_FOLDER, check, finish, new_experiment
from mlflow.tracking import MlflowClient

client = MlflowClient()


class WordsModel:
    """A model as small as can be: `mlflow.models` of 1.20.2 wants pandas, which mlflow-skinny comes without."""

    def __init__(self, run_id):
        self.fields = {
            "run_id": run_id,
            "artifact_path": "model",
            "utc_time_created": "2026-11-21 05:00:00.000000",
            "flavors": {"words": {"file": "words.txt"}},
            "model_uuid": "0123456789abcdef0123456789abcdef",
        }

    def to_json(self):
        """What the client sends to runs/log-model."""
        return json.dumps(self.fields)


def log_words():
    """What Model.log does: the files, then the note about them."""
    run_id = mlflow.active_run().info.run_id
    model = WordsModel(run_id)
    client.log_text(run_id, "one two", "model/words.txt")
    client.log_text(run_id, f"run_id: {run_id}\n", "model/MLmodel")
    client._tracking_client.store.record_logged_model(run_id, model)


def log_forest():
    """Logs a real model, and loads it back."""
    import mlflow.sklearn
    from sklearn.ensemble import RandomForestRegressor

    forest = RandomForestRegressor(n_estimators=5, random_state=1).fit([[0.0], [1.0], [2.0]], [0.0, 1.0, 2.0])
    mlflow.sklearn.log_model(forest, "model", pip_requirements=["scikit-learn"])
    loaded = mlflow.sklearn.load_model(f"runs:/{mlflow.active_run().info.run_id}/model")
    check("the model predicts as before", loaded.predict([[1.5]]).tolist(), forest.predict([[1.5]]).tolist())


with mlflow.start_run(experiment_id=new_experiment("log_model")) as run:
    log_words() if VERSION < (2, 0) else log_forest()

run_id = run.info.run_id
history = json.loads(client.get_run(run_id).data.tags["mlflow.log-model.history"])
check("the run's tag tells of one model", [entry["artifact_path"] for entry in history], ["model"])
check("and of the run", history[0]["run_id"], run_id)
flavors = {"words"} if VERSION < (2, 0) else {"sklearn", "python_function"}
check("and of its flavors", set(history[0]["flavors"]) == flavors, True)
names = [item.path for item in client.list_artifacts(run_id, "model")]
check("its files are artifacts of the run", "model/MLmodel" in names, True)
path = client.download_artifacts(run_id, "model/MLmodel", str(WORK_FOLDER))
check("the description of the model names the run", f"run_id: {run_id}" in pathlib.Path(path).read_text(), True)

finish()
