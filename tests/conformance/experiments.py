"""The life of an experiment: create, find, tag, rename, delete, restore, list."""

import mlflow
from checks import ON_REFERENCE, VERSION, WORK_FOLDER, artifact_location, check, check_refused, finish
from mlflow.entities import ViewType
from mlflow.tracking import MlflowClient

client = MlflowClient()
name = f"experiments of {WORK_FOLDER.name}"
experiment_id = client.create_experiment(name, artifact_location("experiments"))

found = client.get_experiment(experiment_id)
check("an experiment is found by its id", found.name, name)
check("it is active", found.lifecycle_stage, "active")
check("it is found by its name", client.get_experiment_by_name(name).experiment_id, experiment_id)
check("a name that nobody has finds nothing", client.get_experiment_by_name("nobody's"), None)
check("set_experiment finds it too", mlflow.set_experiment(name) is None, VERSION < (1, 24))
location = artifact_location("experiments") or f"mlflow-artifacts:/{experiment_id}"
check("it lies where it was told to, or below the server", found.artifact_location, location)
check_refused("its name is taken", "RESOURCE_ALREADY_EXISTS", lambda: client.create_experiment(name))
check_refused("an id that nobody has is not found", "RESOURCE_DOES_NOT_EXIST", lambda: client.get_experiment("987654"))

client.set_experiment_tag(experiment_id, "team", "blue")
client.set_experiment_tag(experiment_id, "team", "größer als blau 🚀")
check("a tag keeps its last value", client.get_experiment(experiment_id).tags, {"team": "größer als blau 🚀"})
if VERSION >= (3, 0):
    client.delete_experiment_tag(experiment_id, "team")
    check("a tag can be deleted", client.get_experiment(experiment_id).tags, {})

client.rename_experiment(experiment_id, f"{name} renamed")
check("it can be renamed", client.get_experiment(experiment_id).name, f"{name} renamed")
check("its old name is free again", client.get_experiment_by_name(name), None)

run_id = client.create_run(experiment_id).info.run_id
client.delete_experiment(experiment_id)
check("a deleted experiment is still found", client.get_experiment(experiment_id).lifecycle_stage, "deleted")
check("its runs are deleted with it", client.get_run(run_id).info.lifecycle_stage, "deleted")
check_refused("it takes no runs", "INVALID_PARAMETER_VALUE", lambda: client.create_run(experiment_id))
client.restore_experiment(experiment_id)
check("it can be restored", client.get_experiment(experiment_id).lifecycle_stage, "active")
check("its runs are restored with it", client.get_run(run_id).info.lifecycle_stage, "active")

if VERSION < (2, 0):
    if not ON_REFERENCE:
        names = [experiment.name for experiment in client.list_experiments()]
        check("it is listed", f"{name} renamed" in names, True)
        check("Default is listed", "Default" in names, True)
        client.delete_experiment(experiment_id)
        deleted = [experiment.experiment_id for experiment in client.list_experiments(ViewType.DELETED_ONLY)]
        check("deleted ones are listed on request", experiment_id in deleted, True)
else:
    others = [client.create_experiment(f"{name} {letter}") for letter in "abc"]
    pages = client.search_experiments(filter_string=f"name LIKE '{name} _'", order_by=["name DESC"], max_results=2)
    check("a search gives a page", [one.experiment_id for one in pages], [others[2], others[1]])
    rest = client.search_experiments(
        filter_string=f"name LIKE '{name} _'", order_by=["name DESC"], max_results=2, page_token=pages.token
    )
    check("the token gives the rest", [one.experiment_id for one in rest], [others[0]])
    check("the last page has no token", rest.token or None, None)
    client.delete_experiment(others[0])
    deleted = client.search_experiments(ViewType.DELETED_ONLY, filter_string=f"name ILIKE '{name.upper()} _'")
    check("deleted ones are found on request", [one.experiment_id for one in deleted], [others[0]])

finish()
