"""Builds a SQLite FTS5 index of JSON Lines, with English stemming and columns for the facets: fts5_build.py FILE DATABASE"""
import json
import sqlite3
import sys

FACETS = ("doc", "year", "author", "doctype", "language")


def main(source, target):
    database = sqlite3.connect(target)
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    database.execute("CREATE VIRTUAL TABLE paragraph USING fts5(id UNINDEXED, title, text, tokenize = 'porter unicode61')")
    columns = ", ".join(FACETS)
    database.execute(f"CREATE TABLE facet (paragraph INTEGER PRIMARY KEY, {columns})")
    with open(source, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            record = json.loads(line)
            name = f"{record['doc']}#{record['ordinal']}"
            database.execute("INSERT INTO paragraph(rowid, id, title, text) VALUES (?, ?, ?, ?)", (number, name, record["title"], record["text"]))
            database.execute(f"INSERT INTO facet VALUES (?, {', '.join('?' * len(FACETS))})", (number, *(record[name] for name in FACETS)))
    for name in FACETS:
        database.execute(f"CREATE INDEX by_{name} ON facet({name})")
    database.commit()


main(*sys.argv[1:])
