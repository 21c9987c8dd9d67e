"""Finding runs: every kind of clause, ordering, paging, view types."""

import math

from checks import ON_REFERENCE, VERSION, check, check_refused, finish, new_experiment
from mlflow.entities import ViewType
from mlflow.tracking import MlflowClient

client = MlflowClient()
experiment_id = new_experiment("search")

# name: (start, loss, params, tags); `d` has no loss.
RUNS = {
    "a": (4000, 0.1, {"lr": "0.01", "model": "ResNet-50"}, {"team": "blue", "a b": "x"}),
    "b": (3000, 0.5, {"lr": "0.1", "model": "resnet-18"}, {"team": "red"}),
    "c": (2000, math.nan, {"lr": "1"}, {"team": "Blue"}),
    "d": (1000, None, {}, {}),
}
ids = {}
for name, (start, loss, params, tags) in RUNS.items():
    run = client.create_run(experiment_id, start_time=start, tags={"mlflow.runName": name, **tags})
    ids[name] = run.info.run_id
    if loss is not None:
        client.log_metric(run.info.run_id, "loss", loss)
        client.log_metric(run.info.run_id, "m x", start)
    for key, value in params.items():
        client.log_param(run.info.run_id, key, value)
client.set_terminated(ids["b"], "FAILED", end_time=5000)


def found(filter_string="", **more):
    """The names of the runs that a search finds, in its order."""
    runs = client.search_runs([experiment_id], filter_string, **more)
    return "".join(run.data.tags["mlflow.runName"] for run in runs)


check("no filter finds all, the latest start first", found(), "abcd")
check("metrics are compared as numbers", found("metrics.loss < 0.5"), "a")
check("metrics are compared with =", found("metrics.loss = 0.5"), "b")
check("NaN differs from every number", found("metrics.loss != 0.5"), "ac")
check("a key with a space is quoted", found("metrics.`m x` >= 3000"), "ab")
check("or in double quotes", found('metrics."m x" <= 3000'), "bc")
check("params are compared as text", found("params.lr = '0.1'"), "b")
check("a run without the param does not differ from it", found("params.lr != '0.1'"), "ac")
check("LIKE tells case", found("params.model LIKE 'ResNet%'"), "a")
check("ILIKE does not", found("params.model ILIKE 'resnet-__'"), "ab")
check("a tag by its value", found("tags.team = 'blue'"), "a")
check("a tag with a space", found("tags.`a b` = 'x'"), "a")
check("clauses are joined by AND", found("tags.team ILIKE 'blue' and params.lr = '1'"), "c")
check("a run by its status", found("attributes.status = 'FAILED'"), "b")
check("a run by the name tag", found("tags.mlflow.runName = 'd'"), "d")
check("a value may be in double quotes", found('params.model = "resnet-18"'), "b")
check("a filter that nothing matches finds nothing", found("metrics.loss > 99"), "")
if VERSION >= (2, 0):
    check("a run by its start time", found("attributes.start_time > 2000"), "ab")
    check("a run by its name", found("attributes.run_name LIKE '_' and run_name != 'a'"), "bcd")
    check("a run by its id", found(f"attributes.run_id = '{ids['c']}'"), "c")
    check("runs by their ids", found(f"run_id IN ('{ids['c']}', '{ids['a']}')"), "ac")
    check("a run by its end time", found("attributes.end_time = 5000"), "b")
if VERSION >= (3, 0) or not ON_REFERENCE:
    check("a run that lacks a param", found("params.model IS NULL"), "cd")
    check("a run that has a tag", found("tags.team IS NOT NULL"), "abc")
if not ON_REFERENCE:
    check("OR joins clauses", found("metrics.loss < 0.5 OR params.lr = '1'"), "ac")
    check("parentheses and NOT", found("NOT (tags.team = 'blue' OR tags.team = 'red')"), "cd")

check("order by a metric: numbers, NaN, none", found(order_by=["metrics.loss"]), "abcd")
check("order by a metric downwards: NaN and none still last", found(order_by=["metrics.loss DESC"]), "bacd")
check("order by a param, as text", found(order_by=["params.lr DESC"]), "cbad")
check("order by a tag: capitals first", found(order_by=["tags.team ASC"]), "cabd")
check("order by start time", found(order_by=["attributes.start_time ASC"]), "dcba")
check("order by two keys", found(order_by=["attributes.status", "params.lr"]), "bacd")

page = client.search_runs([experiment_id], max_results=3)
check("a page has as many runs as asked for", [run.data.tags["mlflow.runName"] for run in page], ["a", "b", "c"])
rest = client.search_runs([experiment_id], max_results=3, page_token=page.token)
check("its token gives the rest", [run.data.tags["mlflow.runName"] for run in rest], ["d"])
check("the last page has no token", rest.token or None, None)

client.delete_run(ids["a"])
check("deleted runs are left out", found(), "bcd")
check("unless they are asked for", found(run_view_type=ViewType.DELETED_ONLY), "a")
check("or all are", found(run_view_type=ViewType.ALL), "abcd")

other = client.create_experiment(f"other of {experiment_id}")
client.create_run(other, start_time=2500, tags={"mlflow.runName": "e"})
both = client.search_runs([experiment_id, other])
check("several experiments at once", "".join(run.data.tags["mlflow.runName"] for run in both), "becd")

BAD_FILTERS = ["metrics.loss > 'a'", "params.lr = 0.1", "params.lr > '1'", "foo.x = 1", "attributes.foo = '1'", "metrics.loss"]
for bad in BAD_FILTERS:
    check_refused(f"the filter {bad} is refused", "INVALID_PARAMETER_VALUE", lambda: found(bad))
for bad in ["foo.x", "metrics.loss SIDEWAYS"]:
    check_refused(f"the order {bad} is refused", "INVALID_PARAMETER_VALUE", lambda: found(order_by=[bad]))
check_refused(
    "a page token that is none is refused", "INVALID_PARAMETER_VALUE", lambda: found(page_token="nonsense")
)

finish()
