"""The first tutorial: three calls (one param, one metric three times, one folder), and a run is there."""

import os
from random import randint, random

from mlflow import log_artifacts, log_metric, log_param

if __name__ == "__main__":
    log_param("param1", randint(0, 100))

    log_metric("foo", random())
    log_metric("foo", random() + 1)
    log_metric("foo", random() + 2)

    os.makedirs("outputs", exist_ok=True)
    with open("outputs/test.txt", "w") as file:
        file.write("hello world!")
    log_artifacts("outputs")
