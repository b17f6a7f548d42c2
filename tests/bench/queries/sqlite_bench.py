#!/usr/bin/python3
"""SQLite FTS5's side of the query comparison: sqlite_bench.py index FILE.jsonl DB | search DB CLASSES.tsv ROUNDS"""
import json, re, sqlite3, sys, time

FACETS = ("year", "author", "doctype", "language")


def index(source, target):
    db = sqlite3.connect(target)
    db.execute("PRAGMA synchronous=off")
    db.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize='porter unicode61')")
    db.execute("CREATE TABLE facts (id INTEGER PRIMARY KEY, doc, year, author, doctype, language)")
    for number, line in enumerate(open(source, encoding="utf-8"), 1):
        record = json.loads(line)
        db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, record["text"]))
        db.execute("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?)", (number, record["doc"], *(record.get(facet) for facet in FACETS)))
    db.execute("CREATE INDEX by_year ON facts (year)")
    db.execute("CREATE INDEX by_author ON facts (author)")
    db.execute("INSERT INTO words (words) VALUES ('optimize')")
    db.commit()


def once(db, text):
    filters = re.findall(r"(year|author):(\S+)", text)
    words = re.sub(r"(year|author):\S+", "", text).strip().replace("*", "")
    where = ["id IN (SELECT rowid FROM words WHERE words MATCH ?)"] if words else []
    where += [f"{field} = ?" for field, _ in filters]
    values = ([words] if words else []) + [int(value) if field == "year" else value for field, value in filters]
    condition = " AND ".join(where) or "1"
    for facet in FACETS:
        db.execute(f"SELECT {facet}, count(*), count(DISTINCT doc) FROM facts WHERE {condition} GROUP BY {facet} ORDER BY 2 DESC LIMIT 10", values).fetchall()
    if words:
        more = "".join(f" AND {field} = ?" for field, _ in filters)
        db.execute(f"SELECT words.rowid, snippet(words, 0, '<', '>', '…', 40) FROM words JOIN facts ON id = words.rowid WHERE words MATCH ?{more} ORDER BY words.rank LIMIT 10", values).fetchall()
    else:
        db.execute(f"SELECT text FROM words WHERE rowid IN (SELECT id FROM facts WHERE {condition} LIMIT 10)", values).fetchall()


def search(source, classes, rounds):
    db = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
    rows = [line.rstrip("\n").split("\t") for line in open(classes, encoding="utf-8") if not line.startswith(("#", "class\t"))]
    times = {}
    for number in range(-1, rounds):
        for name, query in rows:
            start = time.perf_counter()
            once(db, query)
            if number >= 0:
                times.setdefault(name, []).append((time.perf_counter() - start) * 1000)
    for name, took in times.items():
        took.sort()
        print(f"sqlite\t{name}\t{took[len(took) // 2]:.2f}\t{took[len(took) * 99 // 100]:.2f}")


if sys.argv[1] == "index":
    index(sys.argv[2], sys.argv[3])
else:
    search(sys.argv[2], sys.argv[3], int(sys.argv[4]))
