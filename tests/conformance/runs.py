"""The life of a run: start, log, nest, fail, rename, tag, delete, restore, and the links that are printed."""

import contextlib
import io
import urllib.request

import mlflow
from checks import TRACKING_URI, VERSION, check, check_refused, finish, new_experiment
from mlflow.entities import Metric, Param, RunTag
from mlflow.tracking import MlflowClient

client = MlflowClient()
experiment_id = new_experiment("runs")
mlflow.set_experiment(client.get_experiment(experiment_id).name)


def own_tags(run):
    """The run's tags without those that the client sets by itself."""
    return {key: value for key, value in run.data.tags.items() if not key.startswith("mlflow.")}


printed = io.StringIO()
with contextlib.redirect_stdout(printed), mlflow.start_run(run_name="parent") as parent:
    parent_id = parent.info.run_id
    mlflow.log_param("lr", 0.001)
    mlflow.log_params({"layers": 3, "name": "größer", "empty": ""})
    mlflow.log_metric("loss", 0.5)
    mlflow.log_metrics({"loss": 0.25, "acc": 0.9}, step=2)
    mlflow.set_tag("stage", "first")
    mlflow.set_tags({"stage": "second", "note": "line one\nline two"})
    status_inside = client.get_run(parent_id).info.status
    with mlflow.start_run(run_name="child", nested=True) as child:
        child_id = child.info.run_id

run = client.get_run(parent_id)
check("a run that has not ended is RUNNING", status_inside, "RUNNING")
check("a run that ended is FINISHED", run.info.status, "FINISHED")
check("it ended after it started", run.info.end_time >= run.info.start_time, True)
check("params are kept as text", run.data.params, {"lr": "0.001", "layers": "3", "name": "größer", "empty": ""})
check("metrics have their latest values", run.data.metrics, {"loss": 0.25, "acc": 0.9})
check("tags have their last values", own_tags(run), {"stage": "second", "note": "line one\nline two"})
check("its name is a tag", run.data.tags["mlflow.runName"], "parent")
check("a nested run names its parent", client.get_run(child_id).data.tags["mlflow.parentRunId"], parent_id)
if VERSION >= (2, 0):
    check("its name is in its info", run.info.run_name, "parent")
    check("a parent is found from its child", mlflow.get_parent_run(child_id).info.run_id, parent_id)

try:
    with mlflow.start_run() as broken:
        raise ValueError("a bug in the training code")
except ValueError:
    check("a run whose code fails is FAILED", client.get_run(broken.info.run_id).info.status, "FAILED")

with mlflow.start_run(run_id=parent_id):
    mlflow.log_param("resumed", True)
check("a run can be resumed", client.get_run(parent_id).data.params["resumed"], "True")

check_refused(
    "a param that was logged can't change",
    "INVALID_PARAMETER_VALUE",
    lambda: client.log_param(parent_id, "lr", "0.002"),
)
client.log_param(parent_id, "lr", "0.001")
check("the same param again is no change", client.get_run(parent_id).data.params["lr"], "0.001")

made = client.create_run(experiment_id, start_time=1000, tags={"mlflow.runName": "made", "a": "1"})
made_id = made.info.run_id
check("a run can be made without being started", (made.info.start_time, made.info.status), (1000, "RUNNING"))
client.log_batch(
    made_id,
    metrics=[Metric("m", value, 5, step) for step, value in enumerate([3.0, 2.0, 1.0])],
    params=[Param(f"p{number}", str(number)) for number in range(100)],
    tags=[RunTag(f"t{number}", str(number)) for number in range(100)],
)
made = client.get_run(made_id)
check("a batch keeps its metrics", made.data.metrics, {"m": 1.0})
check("a batch keeps its 100 params", made.data.params, {f"p{number}": str(number) for number in range(100)})
check("a batch keeps its 100 tags", len(own_tags(made)), 101)
client.set_terminated(made_id, "KILLED", end_time=2000)
check("a run can be ended from outside", client.get_run(made_id).info.status, "KILLED")
check("at a time that is given", client.get_run(made_id).info.end_time, 2000)
client.delete_tag(made_id, "a")
check("a tag can be deleted", "a" in client.get_run(made_id).data.tags, False)
check_refused("a tag that is not there can't", "RESOURCE_DOES_NOT_EXIST", lambda: client.delete_tag(made_id, "a"))
client.set_tag(made_id, "mlflow.note.content", "**described**")
check("a description is a tag", client.get_run(made_id).data.tags["mlflow.note.content"], "**described**")
if VERSION >= (2, 0):
    client.update_run(made_id, status="FINISHED", name="renamed")
    renamed = client.get_run(made_id)
    check("a run can be renamed", (renamed.info.run_name, renamed.info.status), ("renamed", "FINISHED"))
    check("its tag is renamed too", renamed.data.tags["mlflow.runName"], "renamed")
    mlflow.start_run(experiment_id=experiment_id)
    name = mlflow.active_run().info.run_name
    mlflow.end_run("KILLED")
    check("a run without a name gets one", len(name.split("-")), 3)

client.delete_run(made_id)
check("a deleted run is still found", client.get_run(made_id).info.lifecycle_stage, "deleted")
check_refused("it takes no metrics", "INVALID_PARAMETER_VALUE", lambda: client.log_metric(made_id, "m", 1))
found = [one.info.run_id for one in client.search_runs([experiment_id])]
check("it is not found by a search", made_id in found, False)
client.restore_run(made_id)
check("it can be restored", client.get_run(made_id).info.lifecycle_stage, "active")
check_refused("a run that nobody made is not found", "RESOURCE_DOES_NOT_EXIST", lambda: client.get_run("0" * 32))

if VERSION >= (2, 9):
    link = f"{TRACKING_URI}/#/experiments/{experiment_id}/runs/{parent_id}"
    check("the client prints a link to the run", link in printed.getvalue(), True)
    with urllib.request.urlopen(link) as page:
        check("the link opens a page", (page.status, page.headers.get_content_type()), (200, "text/html"))

finish()
