"""The units of the sample reports, for the scripts that write them in other formats."""
import json, pathlib, re, subprocess


def reports():
    corpus = pathlib.Path(__file__).resolve().parent.parent / "sample_corpus"
    return [path for path in sorted(corpus.iterdir()) if path.stem != "README"]


def units_of(program, report):
    """What the indexer sees in a report, a dictionary a unit."""
    out = subprocess.run([program, "--extract", report], capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def own_number(unit):
    """The number that the unit prints itself: "12(a)" below "12" prints "(a)"."""
    parts = re.findall(r"\([^)]*\)$", unit["label"] or "")
    return (parts[-1] if parts and not unit["label"].startswith("(") else unit["label"] or "")


def is_header(units, i):
    """The first row of a table names its columns."""
    unit = units[i]
    return unit["kind"] == "furniture" and " | " in unit["text"] and i + 1 < len(units) and units[i + 1]["kind"] == "table_row"


def is_counted(unit):
    """Numbers in front of the words; "Objective 1:" is words itself."""
    return bool(unit["label"]) and unit["kind"] in ("list_item", "paragraph") and not unit["text"].startswith(unit["label"])


def notes_of(units):
    """For each ordinal the notes that it refers to."""
    return {u["ordinal"]: [units[n] for n in u["notes"]] for u in units if u["kind"] != "footnote"}
