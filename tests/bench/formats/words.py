#!/usr/bin/env python3
"""Word recall and precision of every format of ../shared/reports/languages against the plain text that each must yield.

    tests/bench/formats/words.py [TRAVAUX-INDEX]

What a unit prints counts: its text, and its label where that is not within it. The measure of the issue: .98 for PDF, .995 for the others.
"""
import collections, json, pathlib, re, subprocess, sys, unicodedata

root = pathlib.Path(__file__).resolve().parents[3]
program = sys.argv[1] if len(sys.argv) > 1 else root / "build/test/bin/travaux-index"
reports = root / "../shared/reports/languages"


def words(text):
    return collections.Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def printed(unit):
    label = unit["label"] or ""
    return unit["text"] if unit["kind"] == "heading" or unit["text"].startswith(label) else f'{label} {unit["text"]}'


print("| report | precision | recall | units | language |\n|---|---|---|---|---|")
for text in sorted(reports.glob("*.txt")):
    want = words(text.read_text(encoding="utf-8"))
    for path in sorted(reports.glob(text.stem + ".*")):
        out = subprocess.run([program, "--extract", path], capture_output=True, text=True).stdout
        units = [json.loads(line) for line in out.splitlines()]
        have = words("\n".join(map(printed, units)))
        common = (want & have).total()
        print(f"| {path.name} | {common / max(1, have.total()):.4f} | {common / want.total():.4f} | {len(units)} | {units[0]['language'] if units else ''} |")
