"""Tries what docs/ci.md offers as far as it can be tried here: the action, the hooks, GitLab's job, alerts and make.

Usage: ci.py SKEP, where SKEP is the executable. Nothing leaves this machine. GitHub is played by files, variables and the
few lines below that evaluate what action.yml says; the actions of others that it uses do not run, only what they would get
is looked at.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent
LEAK = "SESSIONS = {}\n\n\nasync def on_connect(request):\n    SESSIONS[request.id] = request\n"
CLEAN = LEAK + "\n\nasync def on_close(request):\n    SESSIONS.pop(request.id, None)\n"

skep = Path(sys.argv[1]).resolve()
WITHOUT_SKEP = os.pathsep.join(
    folder for folder in os.environ["PATH"].split(os.pathsep) if not (Path(folder) / "skep").exists()
)
WITH_SKEP = f"{skep.parent}{os.pathsep}{os.environ['PATH']}"


def run(command, folder, code=0, **variables):
    """Returns what the command prints, both streams; it is to exit with this code."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PATH": WITH_SKEP, **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == code, f"{command}: {done.returncode}, not {code}\n{done.stdout}"
    return done.stdout


def make_project(folder, text=LEAK):
    """Makes a repository with one file, and returns it."""
    folder.mkdir(parents=True)
    (folder / "service.py").write_text(text)
    run(["git", "init", "--quiet"], folder)
    return folder


def blocks(document):
    """Returns the blocks of YAML that name their file in the first line, and the block of make."""
    text = (ROOT / document).read_text()
    named = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    unnamed = re.findall(r"^```yaml\n(?!# \S+\n)", text, re.MULTILINE)
    assert not unnamed, f"{document}: a block of YAML names no file in its first line"
    made = [("Makefile", block) for block in re.findall(r"^```makefile\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)]
    return named + made


def check_schema(path, schema, *more):
    run([TOOLS / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *more, path], ROOT)


class Action:
    """action.yml, with as much of GitHub as it uses."""

    def __init__(self, folder):
        self.manifest = yaml.safe_load((ROOT / "action.yml").read_text())
        self.folder = folder
        self.summary = folder / "summary.md"

    def check_wiring(self):
        """Whatever is given is used, and no expression is read by a shell."""
        steps = self.manifest["runs"]["steps"]
        text = (ROOT / "ci/action.sh").read_text()
        given = {name: value for step in steps for name, value in step.get("env", {}).items()}
        for step in steps:
            assert "${{" not in step.get("run", ""), step
        for name, value in given.items():
            assert re.search(rf"\b{name}\b", text), f"ci/action.sh does not use {name}"
            if name.startswith("INPUT_"):
                assert value == "${{ inputs.%s }}" % name[6:].lower().replace("_", "-"), (name, value)
        for name in set(re.findall(r"\b(?:INPUT|PLAN|CHECK|EVENT|UPLOAD)_[A-Z_]+", text)):
            assert name in given, f"action.yml does not give {name}"
        whole = (ROOT / "action.yml").read_text()
        for name in self.manifest["inputs"]:
            assert f"${{{{ inputs.{name} }}}}" in whole, f"the input {name} is not used"

    def play(self, github, inputs, outcomes=None, code=0, path=WITH_SKEP):
        """Runs the steps in order, and returns the log, the outputs and what the actions of others were given."""
        declared = self.manifest["inputs"]
        assert set(inputs) <= set(declared), inputs
        defaults = {name: declared[name].get("default", "") for name in declared}
        context = {"github": github, "inputs": {**defaults, **inputs}, "steps": {}, "runner": {"os": "Linux"}}
        log, used, ended = [], {}, 0
        for step in self.manifest["runs"]["steps"]:
            if "if" in step and not condition(step["if"], context):
                context["steps"][step["id"]] = {"outcome": "skipped", "outputs": {}}
                continue
            if "uses" in step:
                outcome = (outcomes or {}).get(step["id"], "success")
                used[step["id"]] = {name: filled(value, context) for name, value in step["with"].items()}
                context["steps"][step["id"]] = {"outcome": outcome, "outputs": {}}
                assert outcome == "success" or step["continue-on-error"], step
                continue
            text, ended, outputs = self.run_step(step, context, path)
            log.append(text)
            context["steps"][step["id"]] = {"outcome": "success" if ended == 0 else "failure", "outputs": outputs}
            if ended != 0:
                break
        assert ended == code, f"{ended}, not {code}\n" + "\n".join(log)
        outputs = {name: filled(entry["value"], context) for name, entry in self.manifest["outputs"].items()}
        return "\n".join(log), outputs, used

    def run_step(self, step, context, path):
        temp = self.folder / "temp"
        temp.mkdir(exist_ok=True)
        output = temp / "output"
        output.write_text("")
        variables = {name: filled(value, context) for name, value in step.get("env", {}).items()}
        script = self.folder / "step.sh"
        script.write_text(step["run"])
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
            cwd=self.folder / "project",
            env={
                "PATH": path,
                "GITHUB_ACTION_PATH": str(ROOT),
                "GITHUB_OUTPUT": str(output),
                "GITHUB_STEP_SUMMARY": str(self.summary),
                "RUNNER_TEMP": str(temp),
                **variables,
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
            check=False,
        )
        outputs = dict(line.split("=", 1) for line in output.read_text().splitlines())
        return done.stdout, done.returncode, outputs


def value_of(name, context):
    """Returns what a name with dots stands for; nothing where there is none, as GitHub has it."""
    value = context
    for part in name.split("."):
        value = value.get(part, "") if isinstance(value, dict) else ""
    return {True: "true", False: "false"}.get(value, value)


def filled(text, context):
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda match: value_of(match[1], context), text)


def condition(text, context):
    """Evaluates comparisons with a text, joined by `&&`; action.yml uses no others."""
    comparisons = [re.fullmatch(r"([\w.-]+) (==|!=) '(\w+)'", part) for part in text.split(" && ")]
    assert all(comparisons), f"the condition is more than is understood here: {text}"
    return all((value_of(one[1], context) == one[3]) == (one[2] == "==") for one in comparisons)


def annotations(log):
    return re.findall(r"^::(?:error|warning|notice) file=", log, re.MULTILINE)


def check_action(folder):
    check_schema("action.yml", "github-actions")
    shutil.copytree(ROOT / "examples/swarm", folder / "project")
    run(["git", "init", "--quiet"], folder / "project")
    action = Action(folder)
    action.check_wiring()
    repository = lambda private: {"event": {"repository": {"private": private}}, "sha": "1234", "actor": "somebody"}
    public = repository(False)

    log, outputs, used = action.play(public, {}, code=1)
    assert (outputs["exit-code"], outputs["findings"]) == ("1", "6"), outputs
    assert used["upload"] == {"sarif_file": outputs["sarif"], "category": "skep"}, used
    assert Path(used["upload"]["sarif_file"]).is_file() and Path(used["facts"]["path"]).is_dir(), used
    assert "built" not in used and not annotations(log), log
    assert action.summary.read_text().count("## skep check: violated") == 1

    log, _, _ = action.play(public, {}, outcomes={"upload": "failure"}, code=1)
    assert len(annotations(log)) == 6 and "::notice title=skep::the SARIF file could not" in log, log
    assert action.summary.read_text().count("## skep check: violated") == 2

    fork = {**public, "event": {**public["event"], "pull_request": {"head": {"repo": {"fork": True}}}}}
    for github in (repository(True), fork):
        log, _, used = action.play(github, {"cache": "false"}, code=1)
        assert len(annotations(log)) == 6 and not used, (log, used)

    log, outputs, _ = action.play(public, {"command": "mem leaks", "path": "services/replies.py\nservices/limits.py"})
    assert (outputs["exit-code"], outputs["findings"]) == ("0", "1"), outputs
    log, outputs, used = action.play(public, {"path": "agents"}, code=3)
    assert (outputs["findings"], "upload" in used) == ("", False) and "no answer (exit 3)" in log, (log, outputs)

    who = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"]
    run(["git", "add", "."], folder / "project")
    run(["git", *who, "commit", "--quiet", "--message", "all of it"], folder / "project")
    log, outputs, _ = action.play(public, {"new-since": "HEAD"})
    assert (outputs["exit-code"], outputs["findings"]) == ("0", "0"), (log, outputs)

    # The category goes to an action of others, not to a shell.
    for name in set(action.manifest["inputs"]) - {"category"}:
        action.play(repository(True), {name: "$(touch pwned); touch pwned"}, code=2)
        assert not list(folder.rglob("pwned")), name

    # Where no skep is there, one is built; how that ends is not for here. What would be kept has a name.
    (folder / "bin").mkdir()
    for tool in ("bash", "cut", "find", "sha256sum", "sort", "xargs"):
        (folder / "bin" / tool).symlink_to(shutil.which(tool))
    log, _, used = action.play(public, {}, code=2, path=str(folder / "bin"))
    assert "there is no cargo to build skep with" in log and used["built"]["key"].startswith("skep-"), (log, used)


def check_hooks(folder):
    """pre-commit runs the hook from a clone of this repository, as it is committed."""
    pre_commit = TOOLS / "pre-commit"
    run([pre_commit, "validate-manifest", ".pre-commit-hooks.yaml"], ROOT)
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert [hook["id"] for hook in hooks if hook["pass_filenames"] is False] == [hook["id"] for hook in hooks]
    commit = run(["git", "rev-parse", "HEAD"], ROOT).strip()
    home = {"PRE_COMMIT_HOME": str(folder / "home")}
    config = f"repos:\n- repo: {ROOT}\n  rev: {commit}\n  hooks:\n  - id: skep-system\n"
    for name, text, code in [("leaky", LEAK, 1), ("clean", CLEAN, 0)]:
        project = make_project(folder / name, text)
        (project / ".pre-commit-config.yaml").write_text(config)
        # A second one: the hook is given no names, or it would be given two.
        (project / "other.py").write_text("LIMIT = 8\n")
        run(["git", "add", "."], project)
        said = run([pre_commit, "run", "--all-files", "--color=never"], project, code, **home)
        assert ("Failed" in said, "Passed" in said) == (code == 1, code == 0), said
        assert ("service.py:1:1: high module-collection-grows SESSIONS" in said) == (code == 1), said
    (project / "notes.txt").write_text("no source")
    run(["git", "add", "."], project)
    said = run([pre_commit, "run", "--files", "notes.txt", "--color=never"], project, 0, **home)
    assert "Skipped" in said, said


def check_gitlab(folder):
    """The job's script, as GitLab's runner gives it to bash: each entry in the same shell, which ends at an error."""
    check_schema("ci/gitlab.yml", "gitlab-ci", "--data-transform", "gitlab-ci")
    manifest = yaml.safe_load((ROOT / "ci/gitlab.yml").read_text())
    job = manifest["skep"]
    script = "set -eo pipefail\n" + "\n".join(job["script"])

    def play(project, code, **more):
        variables = {**manifest["variables"], **job["variables"], **more}
        variables = {name: value.replace("$CI_PROJECT_DIR", str(project)) for name, value in variables.items()}
        return run(["bash", "-c", script], project, code, CI_PROJECT_DIR=str(project), **variables)

    project = make_project(folder / "leaky")
    play(project, 1)
    for report in job["artifacts"]["reports"].values():
        assert "SESSIONS" in (project / report).read_text(), report
    assert (project / ".skep-ci/cache/skep").is_dir(), "the facts are not kept where the job's cache looks"
    play(project, 0, SKEP_FAIL_ON="never")
    said = play(project, 2, SKEP_PATH="$(touch pwned); touch pwned")
    assert "cannot look at `$(touch pwned); touch pwned`" in said and not (project / "pwned").exists(), said
    play(make_project(folder / "clean", CLEAN), 0)
    said = play(project, 2, PATH=WITHOUT_SKEP)
    assert "the image has no skep; set SKEP_SOURCE" in said, said
    check_gitlab_build(play, project, folder)
    empty = folder / "empty"
    empty.mkdir()
    play(empty, 3)


def check_gitlab_build(play, project, folder):
    """Where the image has no skep, one is built once. A cargo of ours stands in for the build, which takes minutes."""
    source = make_project(folder / "source")
    run(["git", "checkout", "--quiet", "-b", "main"], source)
    run(["git", "add", "."], source)
    run(["git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message", "all of it"], source)
    (folder / "bin").mkdir()
    cargo = folder / "bin/cargo"
    cargo.write_text(
        '#!/bin/sh\n[ "$1 $2 $3 $5" = "install --locked --path --root" ] && [ -f "$4/service.py" ] || exit 9\n'
        f'mkdir -p "$6/bin" && ln -s {skep} "$6/bin/skep"\n'
    )
    cargo.chmod(0o755)
    path = f"{folder / 'bin'}{os.pathsep}{WITHOUT_SKEP}"
    assert "exit 1: 1 at or above" in play(project, 1, PATH=path, SKEP_SOURCE=f"file://{source}")
    cargo.unlink()
    assert "exit 1: 1 at or above" in play(project, 1, PATH=path, SKEP_SOURCE="file:///nowhere")


def check_documents(folder):
    """What the documents tell a reader to copy is what it says it is."""
    inputs = set(yaml.safe_load((ROOT / "action.yml").read_text())["inputs"])
    seen = []
    for document in ("README.md", "docs/ci.md", "docs/gate.md"):
        for name, text in blocks(document):
            seen.append(name)
            file = folder / document / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
            if name.startswith(".github/workflows/"):
                check_schema(file, "github-workflows")
                steps = [step for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"]]
                [step] = [step for step in steps if "/skep@" in step.get("uses", "")]
                assert set(step.get("with", {})) <= inputs, step
            elif name == ".gitlab-ci.yml":
                check_schema(file, "gitlab-ci", "--data-transform", "gitlab-ci")
                known = yaml.safe_load((ROOT / "ci/gitlab.yml").read_text())["variables"]
                assert set(yaml.safe_load(text)["variables"]) <= set(known), text
            elif name == ".pre-commit-config.yaml":
                run([TOOLS / "pre-commit", "validate-config", file], ROOT)
                hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
                assert {hook["id"] for hook in yaml.safe_load(text)["repos"][0]["hooks"]} <= hooks, text
            elif name == "skep.rules.yml":
                run(["promtool", "check", "rules", file], ROOT)
                written = run([skep, "check", "examples/swarm", "--format", "prometheus"], ROOT, 1)
                for metric in set(re.findall(r"\bskep_\w+", text)):
                    assert re.search(rf"^{metric}\{{", written, re.MULTILINE), metric
            elif name == "Makefile":
                for kind, source, code in [("leaky", LEAK, 2), ("clean", CLEAN, 0)]:
                    project = make_project(folder / "make" / kind, source)
                    (project / name).write_text(text)
                    said = run(["make", "skep"], project, code)
                    assert ("exit 1: 1 at or above" in said) == (code == 2), said
            else:
                sys.exit(f"tests/ci.py: {document} shows {name}, and nothing here tries it")
    assert {".gitlab-ci.yml", ".pre-commit-config.yaml", "skep.rules.yml", "Makefile"} <= set(seen), seen


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        for check in (check_action, check_hooks, check_gitlab, check_documents):
            (folder / check.__name__).mkdir()
            check(folder / check.__name__)
    print("the action, the hooks, GitLab's job and what docs/ci.md shows do what they say")


main()
