"""What the benchmarks of inlining build: sets of packages that keep the inliner, and programs compiled with each."""
import os
import pathlib
import platform as machine
import re
import shutil
import subprocess
import sys
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from built import REPOSITORY, result  # for those who import this

IMAGE = REPOSITORY / "image"
BENCHMARK, TAILSCALED = "tailscale.com/cmd/inlinebench", "tailscale.com/cmd/tailscaled"
PLATFORMS = {  # environment of Go
    "amd64": {"GOARCH": "amd64", "GOAMD64": "v1"},
    "arm64": {"GOARCH": "arm64", "GOARM64": "v8.0"},
    "armv7": {"GOARCH": "arm", "GOARM": "7"},
    "armv5": {"GOARCH": "arm", "GOARM": "5"},
}


def settings():
    return tomllib.loads((IMAGE / "image.toml").read_text())["tailscale"]


def packages():
    return list(settings()["inlining"]["packages"])


def sets(files=()):
    """Flags of go build by name: inlining everywhere, in the image's packages, in those of files, and nowhere."""
    elsewhere = "-gcflags=all=" + settings()["inlining"]["elsewhere"]
    chosen = {"set": packages()}
    for file in files:
        chosen[pathlib.Path(file).stem] = pathlib.Path(file).read_text().split()
    some = {name: [elsewhere, *(f"-gcflags={p}=" for p in listed)] for name, listed in chosen.items()}
    return {"all": [], **some, "none": [elsewhere]}


def pinned(pattern):
    return re.search(pattern, (IMAGE / "tailscale/go.mod").read_text(), re.M).group(1)


class Builder:
    def __init__(self, source, folder):
        self.tree, self.folder = folder / "tree", folder
        shutil.copytree(source, self.tree, symlinks=True)
        shutil.copytree(HERE / "program", self.tree / "src/cmd/inlinebench")
        self.tags = ",".join((IMAGE / "tailscale/tags.txt").read_text().split())
        self.experiments = ",".join(sorted(settings()["experiments"]))
        self.toolchain = pinned(r"^toolchain (\S+)")

    def build(self, platform, name, flags, package=BENCHMARK, extra_tags=""):
        out = self.folder / f"{package.rsplit('/', 1)[1]}-{platform}-{name}"
        environment = dict(os.environ, **PLATFORMS[platform], GOOS="linux", CGO_ENABLED="0", GOFLAGS="", GOWORK="off",
                           GOTOOLCHAIN=self.toolchain, GOEXPERIMENT=self.experiments)
        subprocess.run(["nice", "go", "build", "-mod=readonly", "-trimpath", "-buildvcs=false", "-tags=" + self.tags + extra_tags,
                        *flags, "-o", out, package], cwd=self.tree, env=environment, check=True)
        return out

    def profile(self):
        """Where this machine's time goes while packets go through two engines, for the compiler (go.dev/doc/pgo)."""
        platform = {"x86_64": "amd64", "aarch64": "arm64"}[machine.machine()]
        program = self.build(platform, "profiled", [], extra_tags=",inlinebench_profile")
        out = self.folder / "engine.pprof"
        subprocess.run([program, "engine", "1280", "400000", "5"], check=True, stdout=subprocess.DEVNULL,
                       env=dict(os.environ, INLINEBENCH_PROFILE=str(out)))
        return out

    def with_profile(self):
        """The image's set again, compiled with a profile: in the packages of the set alone, and everywhere."""
        profile = self.profile()
        chosen = sets()["set"]
        return {"set+pgo": [chosen[0], *(f"-gcflags={p}=-pgoprofile={profile}" for p in packages())],
                "set+pgo-all": [*chosen, f"-pgo={profile}"]}
