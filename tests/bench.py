"""Measure speed and memory as ratios within one run: `make bench`."""

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

RUNS = 5
SMALL, LARGE = 10_000, 100_000
FEW = 60
"""Competencies whose page takes 1.4 x their layout, but more where both share one processor."""
BARE = "import sys, yaml; yaml.load(open(sys.argv[1]).read(), Loader=yaml.CSafeLoader)"
MAKE = "import sys, maps; open(sys.argv[1], 'w').write(maps.large_map(int(sys.argv[2])))"
"""Made in a process of its own: what this one holds would count for those it starts."""
HERE = Path(__file__).parent
PATHPLAN = str(Path(sys.executable).parent / "pathplan")


def once(command: Sequence[str]) -> tuple[float, float]:
    """Return the seconds and the peak megabytes of one process."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode:
        sys.exit(f"this failed, so its time says nothing: {' '.join(command)}")
    return time.perf_counter() - start, used.ru_maxrss / 1024


def ratio(a: Sequence[str], b: Sequence[str], runs: int = RUNS) -> tuple[float, float]:
    """Return the medians of the ratios a/b of time and memory, run in turn after a warm-up."""
    pairs = [(once(a), once(b)) for _ in range(runs + 1)][1:]
    times = statistics.median(x[0] / y[0] for x, y in pairs)
    return times, statistics.median(x[1] / y[1] for x, y in pairs)


def say(what: str, value: float, most: float) -> None:
    sys.stdout.write(f"{what:<62}{value:>7.2f}   at most {most:g}\n")


def typed() -> float:
    """Return the time of an editor's check after a key, over that of a whole check: 1,000."""
    from maps import large_map

    from pathplan.cli.lsp.checks import checks
    from pathplan.cli.lsp.kept import Shelf
    from pathplan.library import Library
    from pathplan.pipeline import check_files

    text = large_map(1_000)
    name = "typed.map.yaml"
    shelf = Shelf()
    found = []
    for number in range(RUNS + 1):
        raw = text.replace("id: large", f"id: large{number}").encode()
        start = time.perf_counter()
        check_files(Library(unsaved={name: raw}), [name])
        between = time.perf_counter()
        checks({name: raw}, shelf)
        found.append((time.perf_counter() - between) / (between - start))
    return statistics.median(found[1:])


def over_json(data: bytes, read: Callable[[], object], runs: int) -> float:
    """Return the time to read a file over that to load its JSON, which is part of it.

    Both run without the garbage collector, as every command of pathplan does (`cli.main`).
    """
    found = []
    gc.collect()
    gc.disable()
    for _ in range(runs + 1):
        start = time.process_time()
        json.loads(data)
        between = time.process_time()
        read()
        found.append((time.process_time() - between) / (between - start))
    gc.enable()
    return statistics.median(found[1:])


def framework(folder: Path) -> tuple[float, float]:
    """Return the time to read a package of CASE over that to load its JSON, and of the command.

    The command is measured over a check of the map that it writes: it does that as well.
    """
    from maps import large_framework

    from pathplan.exchange import Foreign, loaded
    from pathplan.exchange.format import Asked

    read = loaded("case").read_map
    source, target = folder / "large.json", str(folder / "framework.map.yaml")
    source.write_text(json.dumps(large_framework(2_000, 2_800)))
    data = source.read_bytes()
    if read is None:
        raise SystemExit("frameworks are not read")
    times = over_json(data, lambda: read(Foreign("large.json", data), Asked()), 5 * RUNS)
    command = [PATHPLAN, "import", str(source), "-o", target, "--force"]
    once(command)
    return times, ratio(command, [PATHPLAN, "check", target])[0]


def _learners(folder: Path) -> Path:
    """Make a map of 1,000 competencies and 1,000 learners on it."""
    from maps import large_map

    (folder / "m.map.yaml").write_text(large_map(1_000))
    found = folder / "learners"
    found.mkdir()
    for n in range(1_000):
        text = f"format: pathplan-learner/1\nid: L{n}\nmap: ../m.map.yaml\ngoals: [c{n}]\n"
        (found / f"L{n}.learner.yaml").write_text(text + "pace: {hours_per_week: 4}\n")
    return found


def chosen(folder: Path) -> float:
    """Return the worst time of a plan through 200 choices, over 2 checks and loading the solver."""
    from maps import map_with_choices

    found = []
    for seed in range(3):
        path = folder / f"choices{seed}.map.yaml"
        path.write_text(map_with_choices(seed))
        commands = (
            [PATHPLAN, "plan", str(path), "--goal", "c999"],
            [PATHPLAN, "check", str(path)],
            [sys.executable, "-c", "import highspy"],
        )
        runs = [[once(command)[0] for command in commands] for _ in range(RUNS + 1)][1:]
        found.append(statistics.median(plan / (2 * check + load) for plan, check, load in runs))
    return max(found)


def _curriculum(path: Path, courses: int) -> str:
    """Write a curriculum of so many courses; return where."""
    head = "Course ID,Course Name,Prefix,Number,Prerequisites,Corequisites,Strict-Corequisites"
    rows = [f"{head},Credit Hours"]
    for n in range(1, courses + 1):
        before = ";".join(str(other) for other in (n - 1, n - 3, n - 7) if other > 0)
        rows.append(f"{n},Course {n},CS,{100 + n},{before},,,3")
    path.write_text("\n".join(rows) + "\n")
    return str(path)


def brought(folder: Path) -> float:
    """Return the time of a whole import of 80 courses, over one of a single course and 3 loads.

    Nearly all of both is start-up. To make a map of 5 kB takes less than a millisecond, though
    `csv` alone takes a twenty-fifth of that: what is measured is that nobody waits for it.
    """
    many, one = (_curriculum(folder / f"courses{n}.csv", n) for n in (80, 1))
    load = f"import csv\nfor _ in range(3): list(csv.reader(open({many!r})))"
    commands = [
        *([PATHPLAN, "import", path, "-o", f"{path}.map.yaml", "--force"] for path in (many, one)),
        [sys.executable, "-c", load],
    ]
    runs = [[once(command)[0] for command in commands] for _ in range(RUNS + 1)][1:]
    return statistics.median(import_ / (start + loaded) for import_, start, loaded in runs)


def stated() -> float:
    """Return the time to know and read 22,000 statements, over that to load their JSON."""
    from pathplan.exchange import Foreign, known, loaded
    from pathplan.exchange.format import Asked

    statements = [
        {
            "id": f"00000000-0000-4000-8000-{n:012d}",
            "actor": {"account": {"homePage": "https://lms.example", "name": f"u{n % 500}"}},
            "verb": {"id": "http://adlnet.gov/expapi/verbs/passed"},
            "object": {
                "id": f"https://lms.example/c/{n % 300}",
                "definition": {"name": {"en": f"Competency {n % 300}"}},
            },
            "result": {"success": True, "score": {"scaled": 0.9, "raw": 9, "min": 0, "max": 10}},
            "timestamp": "2026-12-01T10:00:00Z",
        }
        for n in range(22_000)
    ]
    data = json.dumps(statements).encode()
    statements.clear()
    read = loaded("xapi").read_evidence

    def known_and_read() -> None:
        file = Foreign("statements.json", data)
        if known(file, "evidence") != ["xapi"] or read is None:
            raise SystemExit("the statements are not known for what they are")
        read([file], Asked())

    return over_json(data, known_and_read, 2 * RUNS)


def drawn(folder: Path, size: int) -> tuple[float, float, float, int]:
    """Return how a drawing and a page compare with their layout alone, and how large they are.

    The first two are times over that of the layout, the others bytes: of the drawing a box or
    line, of the page in all.
    """
    from maps import large_map

    from pathplan.cli.drawing import map_drawing
    from pathplan.cli.imaging import usual_how
    from pathplan.cli.pages import map_page
    from pathplan.cli.planning import Asked
    from pathplan.library import Library
    from pathplan.picture import View
    from pathplan.render import engine
    from pathplan.render.drawings._content import content
    from pathplan.render.drawings._graphviz import FORM, question
    from pathplan.render.image import image
    from pathplan.study import study

    path = folder / f"drawn{size}.map.yaml"
    path.write_text(large_map(size))
    library, asked = Library(), Asked(today=date(2026, 11, 23))
    known = study(library, str(path), asked.today)
    picture = map_drawing(known, View(extent="all"))
    text, program = question(content(picture)), engine.bundled()
    found = []
    for _ in range(RUNS + 1):
        times = [time.perf_counter()]
        data, _ = image(picture, "svg")
        times.append(time.perf_counter())
        page = map_page(library, known, picture, usual_how(), asked)
        times.append(time.perf_counter())
        engine.run(program, text, FORM)
        times.append(time.perf_counter())
        drawing, whole, layout = (after - before for before, after in pairwise(times))
        found.append((drawing / layout, whole / layout))
    parts = len(picture.boxes) + len(picture.gates) + len(picture.edges)
    times_ = (statistics.median(ratios) for ratios in zip(*found[1:], strict=True))
    return (*times_, len(data) / parts, len(page))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        small, large = (str(Path(folder) / f"{n}.map.yaml") for n in (SMALL, LARGE))
        for path, size in ((small, SMALL), (large, LARGE)):
            subprocess.run([sys.executable, "-c", MAKE, path, str(size)], check=True, cwd=HERE)
        version = ratio([PATHPLAN, "--version"], [sys.executable, "-c", "import click"], 15)
        say("pathplan --version / import click", version[0], 1.4)
        check = [PATHPLAN, "check", small]
        bare = ratio(check, [sys.executable, "-c", BARE, small])
        say("check 10,000 / yaml.load with CSafeLoader: time", bare[0], 0.5)
        say("check 10,000 / yaml.load with CSafeLoader: peak memory", bare[1], 1)
        grown = ratio([PATHPLAN, "check", large], check, 1)
        say("check 100,000 / check 10,000: time", grown[0], 12)
        plan = ratio([PATHPLAN, "plan", small, "--goal", f"c{SMALL - 1}"], check)
        say("plan for one goal / check, on 10,000: time", plan[0], 1.3)
        courses = brought(Path(folder))
        say("whole import of 80 courses / (of one + 3 times load the table)", courses, 1)
        routes = chosen(Path(folder))
        say("plan with 200 choices / (2 checks + loading the solver)", routes, 1)
        case = framework(Path(folder))
        say("read CASE, 2,000 items and 2,800 links / load its JSON: time", case[0], 3)
        say("import of it / check of the map that it makes: time", case[1], 2)
        say("read 22,000 xAPI statements / load their JSON: time", stated(), 3)
        thousand = _learners(Path(folder))
        batch = once(
            [PATHPLAN, "plan", str(thousand), "-o", f"{folder}/plans/", "--format", "markdown"]
        )
        first = [PATHPLAN, "plan", str(thousand / "L0.learner.yaml"), "-o", f"{folder}/one.md"]
        alone = statistics.median(once(first)[0] for _ in range(RUNS))
        say("1,000 learners on 1,000 competencies / one learner: time", batch[0] / alone, 150)
        for size in (60, 300, 800, 2_000):
            drawing, page, bytes_, whole = drawn(Path(folder), size)
            say(f"drawing {size:,} competencies / laying them out: time", drawing, 1.5)
            most = 1.5 if size > FEW else 1.8
            say(f"page about {size:,} competencies / laying them out: time", page, most)
            say(f"drawing {size:,} competencies: bytes a box or line", bytes_, 700)
            say(f"page about {size:,} competencies: kB each", whole / size / 1000, 2.5)
        say("an editor's check after a key / check, on 1,000: time", typed(), 1.25)


main()
