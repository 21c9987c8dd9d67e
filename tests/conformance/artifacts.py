"""Files of a run: log one, a folder, text, a dict, pictures; list, download, delete."""

import os

import mlflow
from checks import VERSION, WORK_FOLDER, check, finish, new_run
from mlflow.tracking import MlflowClient

client = MlflowClient()
run_id = new_run("artifacts")
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cfc0f01f0005000180") + bytes(range(256))
BIG = os.urandom(3_000_000)

source = WORK_FOLDER / "to log"
(source / "deep" / "er").mkdir(parents=True)
(source / "a.txt").write_text("hello")
(source / "größe 100%.txt").write_text("umlaut")
(source / "deep" / "er" / "big.bin").write_bytes(BIG)
(source / "empty").touch()
(WORK_FOLDER / "image.png").write_bytes(PNG)


def listed(path=None):
    """A listing as (path, size), the size None for folders; the original tells no size of an empty file."""
    found = client.list_artifacts(run_id, path)
    return sorted((item.path, None if item.is_dir else item.file_size or 0) for item in found)


def downloaded(path):
    """The bytes of an artifact."""
    target = WORK_FOLDER / "back"
    target.mkdir(exist_ok=True)
    with open(client.download_artifacts(run_id, path, str(target)), "rb") as file:
        return file.read()


check("a new run has no artifacts", listed(), [])
client.log_artifact(run_id, str(WORK_FOLDER / "image.png"))
client.log_artifact(run_id, str(source / "a.txt"), "texts/first")
client.log_artifacts(run_id, str(source), "folder")
client.log_text(run_id, "größer\n", "texts/note.txt")
client.log_dict(run_id, {"b": [1, 2.5, None], "a": "ü"}, "config/params.json")

check("the root lists files and folders", listed(), [("config", None), ("folder", None), ("image.png", len(PNG)), ("texts", None)])
check("a folder lists what is in it", listed("texts"), [("texts/first", None), ("texts/note.txt", 9)])
expected = [("folder/a.txt", 5), ("folder/deep", None), ("folder/empty", 0), ("folder/größe 100%.txt", 6)]
check("odd names are listed as they are", listed("folder"), expected)
check("deep folders too", listed("folder/deep/er"), [("folder/deep/er/big.bin", len(BIG))])
check("a folder that is not there is empty", listed("nowhere"), [])

check("a picture comes back byte by byte", downloaded("image.png"), PNG)
check("three megabytes too", downloaded("folder/deep/er/big.bin") == BIG, True)
check("an empty file too", downloaded("folder/empty"), b"")
check("text is UTF-8", downloaded("texts/note.txt"), "größer\n".encode())
check("a name with an umlaut, a space and a percent sign", downloaded("folder/größe 100%.txt"), b"umlaut")
folder = client.download_artifacts(run_id, "folder", str(WORK_FOLDER))
names = sorted(os.path.relpath(os.path.join(at, name), folder) for at, _, files in os.walk(folder) for name in files)
check("a whole folder is downloaded", names, ["a.txt", "deep/er/big.bin", "empty", "größe 100%.txt"])

client.log_text(run_id, "changed", "texts/note.txt")
check("logging again replaces", downloaded("texts/note.txt"), b"changed")

if VERSION >= (2, 0):
    uri = f"runs:/{run_id}/config/params.json"
    check("a dict is loaded back", mlflow.artifacts.load_dict(uri), {"b": [1, 2.5, None], "a": "ü"})
    check("a text is loaded back", mlflow.artifacts.load_text(f"runs:/{run_id}/texts/note.txt"), "changed")
    path = mlflow.artifacts.download_artifacts(run_id=run_id, artifact_path="texts/note.txt")
    with open(path, "rb") as file:
        check("download_artifacts finds it by run and path", file.read(), b"changed")
    from mlflow.store.artifact.artifact_repository_registry import get_artifact_repository

    repository = get_artifact_repository(client.get_run(run_id).info.artifact_uri)
    repository.delete_artifacts("folder/a.txt")
    check("a file can be deleted", [path for path, _ in listed("folder")], ["folder/deep", "folder/empty", "folder/größe 100%.txt"])
    repository.delete_artifacts("folder")
    check("a folder can be deleted", listed("folder"), [])

try:
    import numpy
    from matplotlib import figure
except ImportError:
    pass  # mlflow-skinny comes without both
else:
    drawing = figure.Figure()
    drawing.subplots().plot([1, 2, 3])
    client.log_figure(run_id, drawing, "plots/line.png")
    check("a figure is logged as a picture", downloaded("plots/line.png")[:8], b"\x89PNG\r\n\x1a\n")
    client.log_image(run_id, numpy.zeros((4, 4, 3), dtype=numpy.uint8), "plots/black.png")
    check("an image is logged as a picture", downloaded("plots/black.png")[:8], b"\x89PNG\r\n\x1a\n")

finish()
