#!/usr/bin/env python3
"""Pages of PDF a second, beside `pdftotext -layout` of poppler-utils: CPU and wall seconds of each, medians of several turns.

    tests/bench/formats/pages.py [--runs 5] [--program TRAVAUX-INDEX] [FILE.pdf ...]

Without files: all of ../shared/reports. `travaux-index --extract` also finds structure and facets; what it spends before it looks at a file is measured
with a one-line text and taken off its CPU seconds, as pdftotext's is next to nothing. Pictures of pages are not recognised here: no tesseract is in its path.
"""
import argparse, pathlib, re, resource, statistics, subprocess, sys, tempfile, time

root = pathlib.Path(__file__).resolve().parents[3]
asked = argparse.ArgumentParser()
asked.add_argument("--runs", type=int, default=5)
asked.add_argument("--program", default=root / "build/test/bin/travaux-index")
asked.add_argument("files", nargs="*", type=pathlib.Path)
asked = asked.parse_args()


def seconds(*command, path="/usr/bin:/bin"):
    """(CPU, wall) of a command with all its children."""
    def used():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime
    cpu, wall = used(), time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={"PATH": path})
    return used() - cpu, time.monotonic() - wall


def median(runs):
    return [statistics.median(column) for column in zip(*runs)]


def pages_of(path):
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, errors="replace").stdout
    found = re.search(r"^Pages:\s+(\d+)", info, re.M)
    return int(found[1]) if found and "Encrypted:       yes" not in info else 0


files = asked.files or sorted((root / "../shared/reports").rglob("*.pdf"))
with tempfile.NamedTemporaryFile(suffix=".txt") as line:
    line.write(b"A line.\n"), line.flush()
    start = median([seconds(asked.program, "--extract", line.name) for _ in range(asked.runs)])
print(f"start of travaux-index: {start[0]:.3f} s of CPU\n")
print("| file | pages | ours: pages / CPU s | pages / wall s | pdftotext: pages / CPU s | CPU / pdftotext |\n|---|---|---|---|---|---|")
total = [0, 0.0, 0.0, 0.0]
for path in files:
    pages = pages_of(path)
    if not pages:
        continue
    turns = [(seconds(asked.program, "--extract", path, path="/nowhere"), seconds("pdftotext", "-layout", path, "-")) for _ in range(asked.runs)]
    ours, theirs = median([turn[0] for turn in turns]), median([turn[1] for turn in turns])
    ours[0] = max(ours[0] - start[0], 1e-3)
    total = [a + b for a, b in zip(total, (pages, *ours, theirs[0]))]
    print(f"| {path.name[:40]} | {pages} | {pages / ours[0]:.0f} | {pages / ours[1]:.0f} | {pages / theirs[0]:.0f} | {ours[0] / theirs[0]:.1f} |")
pages, cpu, wall, theirs = total
print(f"| all | {pages} | {pages / cpu:.0f} | {pages / wall:.0f} | {pages / theirs:.0f} | {cpu / theirs:.1f} |")
