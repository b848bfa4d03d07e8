"""What the steps of ./mt build made, for benchmarks."""
import functools
import json
import os
import pathlib
import subprocess
import sys
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent


@functools.cache
def steps():
    """The steps of ./mt build, and which results of its cache they have."""
    with tempfile.TemporaryDirectory(prefix="mt-inline-") as out:  # dist/ is left as it is
        said = subprocess.run([REPOSITORY / "mt", "build", "--json", "--out", out],
                              stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(said.stdout)["steps"]


def result(name, platform=None):
    """The folder with what a step made."""
    step = next(step for step in steps() if step["name"] == name and step.get("arch") == platform)
    cache = os.environ.get("MT_CACHE") or pathlib.Path(
        os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache", "mikrotik-tailscale")
    found = [folder for folder in pathlib.Path(cache, "steps").glob(f"{name}-*") if folder.name.rsplit("-", 1)[1] in step["key"]]
    if len(found) != 1:
        sys.exit(f"what the step {name} made ({step['key']}) is not in {cache}")
    return found[0] / "output"
