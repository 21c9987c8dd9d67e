"""What the scripts of this folder share: statements that are checked, and an experiment of their own."""

import os
import pathlib
import sys

import mlflow
from mlflow.tracking import MlflowClient

VERSION = tuple(int(part) for part in mlflow.__version__.split(".")[:2])
TRACKING_URI = os.environ["MLFLOW_TRACKING_URI"]
# Set when the server is MLflow's own, which lacks a few things that older clients need.
ON_REFERENCE = "KISEKI_REFERENCE_URL" in os.environ
# A folder that this run of the script has for itself; its name is used to make others unique.
WORK_FOLDER = pathlib.Path(os.environ["KISEKI_TEST_FOLDER"])

_checks = 0
_failures = 0


def check(sentence, actual, expected):
    """Prints whether the statement holds; a wrong one is shown with both values, and the script goes on."""
    global _checks, _failures
    _checks += 1
    if same(actual, expected):
        print(f"ok - {sentence}")
    else:
        _failures += 1
        print(f"FAIL - {sentence}: expected {expected!r}, got {actual!r}")


def same(actual, expected):
    """Equality that also tells 1 from 1.0 and takes NaN for itself; the order of a dict's keys means nothing."""
    if isinstance(actual, dict) and isinstance(expected, dict):
        return actual.keys() == expected.keys() and all(same(actual[key], expected[key]) for key in expected)
    return repr(actual) == repr(expected)


def check_refused(sentence, error_code, work):
    """The statement that a call is refused with MLflow's error code."""
    try:
        work()
    except mlflow.exceptions.MlflowException as error:
        check(sentence, error.error_code, error_code)
    else:
        check(sentence, "accepted", error_code)


def finish():
    """Ends the script; every statement must have held, and there must have been one."""
    sys.exit(1 if _failures or not _checks else 0)


def artifact_location(name):
    """Client 1.20.2 cannot send artifacts through a server: its experiments lie in a folder that both can reach."""
    return (WORK_FOLDER / name).as_uri() if VERSION < (1, 24) else None


def new_experiment(name):
    """Makes the experiment and gives its id."""
    return MlflowClient().create_experiment(f"{name} of {WORK_FOLDER.name}", artifact_location(name))


def new_run(name):
    """Makes an experiment with one run and gives the run's id."""
    return MlflowClient().create_run(new_experiment(name)).info.run_id


def points_of(history):
    """A history as (value, timestamp, step)."""
    return [(point.value, point.timestamp, point.step) for point in history]
