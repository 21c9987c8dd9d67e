"""The second tutorial: a named experiment, a model that is trained, what matters about it logged, and the run found again."""

import math
import random

import mlflow
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_squared_error

mlflow.set_experiment("energy_forecasting")

random.seed(7)
hours = [[hour % 24, hour % 168] for hour in range(600)]
load = [50 + 20 * math.sin(hour / 24 * 2 * math.pi) + random.random() for hour, _ in hours]
params = {"n_estimators": 20, "max_depth": 6, "random_state": 42}

with open("requirements.txt", "w") as file:
    file.write("mlflow\nscikit-learn\n")

with mlflow.start_run(run_name="baseline-rf"):
    model = RandomForestRegressor(**params).fit(hours[:500], load[:500])
    rmse = mean_squared_error(load[500:], model.predict(hours[500:])) ** 0.5

    mlflow.log_params(params)
    mlflow.log_metric("rmse", rmse)
    mlflow.log_artifact("requirements.txt")
    mlflow.set_tag("git_commit", "3f2c1ab")

runs = mlflow.search_runs(
    experiment_names=["energy_forecasting"],
    filter_string="params.max_depth = '6' AND metrics.rmse < 10 AND tags.git_commit = '3f2c1ab'",
    order_by=["metrics.rmse ASC"],
)
print(runs[["run_id", "metrics.rmse", "params.n_estimators"]])
assert runs.iloc[0]["tags.mlflow.runName"] == "baseline-rf"
