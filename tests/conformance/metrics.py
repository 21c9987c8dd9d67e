"""What a metric may be, and its whole history back again: special values, odd steps, batches, 30,000 points."""

import math

import mlflow
from checks import VERSION, check, check_refused, finish, new_run, points_of
from mlflow.entities import Metric
from mlflow.tracking import MlflowClient

client = MlflowClient()
run_id = new_run("metrics")
GREATEST = 1.7976931348623157e308

client.log_metric(run_id, "special", math.nan, timestamp=1, step=1)
client.log_metric(run_id, "special", math.inf, timestamp=2, step=2)
client.log_metric(run_id, "special", -math.inf, timestamp=3, step=3)
expected = [(math.nan, 1, 1), (GREATEST, 2, 2), (-GREATEST, 3, 3)]
check("NaN and the infinities are kept", points_of(client.get_metric_history(run_id, "special")), expected)

doubles = [0.1 + 0.2, 5e-324, 1 / 3, 123456789.12345679, 1e22]
for step, value in enumerate(doubles):
    client.log_metric(run_id, "doubles", value, timestamp=step, step=step)
expected = [(value, step, step) for step, value in enumerate(doubles)]
check("doubles keep every digit", points_of(client.get_metric_history(run_id, "doubles")), expected)

steps = [-(2**63), -5, 0, 2**53 + 1, 2**63 - 1]
client.log_batch(run_id, metrics=[Metric("steps", 1.0, 7, step) for step in steps])
check("steps are whole int64", points_of(client.get_metric_history(run_id, "steps")), [(1.0, 7, step) for step in steps])

client.log_metric(run_id, "latest", 1.0, timestamp=10, step=5)
client.log_metric(run_id, "latest", 2.0, timestamp=99, step=4)
client.log_metric(run_id, "latest", 3.0, timestamp=9, step=5)
check("the latest value is that of the greatest step, then time", client.get_run(run_id).data.metrics["latest"], 1.0)
for _ in range(3):
    client.log_metric(run_id, "twice", 1.0, timestamp=10, step=5)
check("the same point again is one point", points_of(client.get_metric_history(run_id, "twice")), [(1.0, 10, 5)])

# The client before 2.9 refuses colons by itself.
key = "größe/val loss" + (":1" if VERSION >= (2, 9) else "")
client.log_metric(run_id, key, 1.0)
check("a key may have slashes, spaces and letters of any script", key in client.get_run(run_id).data.metrics, True)
for bad in ["a//b", "../a", "/a", "a*b", "k" * 251]:
    check_refused(f"the key {bad[:10]!r} is refused", "INVALID_PARAMETER_VALUE", lambda: client.log_metric(run_id, bad, 1))
check("a history that nobody logged is empty", points_of(client.get_metric_history(run_id, "nothing")), [])

points = [(step / 7, 1_790_000_000_000 + step, step) for step in range(30_000)]
for start in range(0, len(points), 1000):
    chunk = points[start : start + 1000]
    client.log_batch(run_id, metrics=[Metric("long", value, timestamp, step) for value, timestamp, step in chunk])
check("30,000 points come back whole and in order", points_of(client.get_metric_history(run_id, "long")), points)

client.log_batch(run_id, metrics=[Metric(f"many{number}", number, 1, 0) for number in range(1000)])
check("a thousand keys fit in one batch", client.get_run(run_id).data.metrics["many999"], 999.0)

if VERSION >= (2, 9):
    with mlflow.start_run(run_id=run_id):
        for step in range(500):
            mlflow.log_metric("async", step, step=step, synchronous=False)
        mlflow.log_params({"async": "yes"}, synchronous=False)
        mlflow.set_tag("async", "yes", synchronous=False)
        mlflow.flush_async_logging()
    logged = sorted(point.step for point in client.get_metric_history(run_id, "async"))
    check("asynchronous logging loses nothing", logged, list(range(500)))
    run = client.get_run(run_id)
    check("asynchronous params and tags arrive", (run.data.params["async"], run.data.tags["async"]), ("yes", "yes"))

finish()
