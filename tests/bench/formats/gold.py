#!/usr/bin/env python3
"""Scores the two gold reports of ../shared/gold in every format against their text: made by pandoc, LibreOffice, Chromium and groff.

    tests/bench/formats/gold.py [--program TRAVAUX-INDEX] [--work FOLDER] [--misses N] [--only SUBSTRING]

Office formats are made of the text by pandoc; LibreOffice makes its own of pandoc's. PDFs are set from the labelled units, in one and in two columns,
with real footnotes, running heads and page numbers. The measure of the issue: within .03 of the text. Files made once are kept in the folder.
"""
import argparse, collections, html, json, pathlib, re, subprocess, sys

root = pathlib.Path(__file__).resolve().parents[3]
shared = (root / "../shared").resolve()
asked = argparse.ArgumentParser()
asked.add_argument("--program", default=root / "build/test/bin/travaux-index")
asked.add_argument("--work", default="/tmp/travaux-gold", type=pathlib.Path)
asked.add_argument("--misses", type=int, default=0)
asked.add_argument("--only", default="")
asked = asked.parse_args()
docs = [row["id"] for row in json.loads((shared / "gold/docs.json").read_text())]
units = collections.defaultdict(list)
for line in (shared / "gold/paragraphs.jsonl").read_text().splitlines():
    units[json.loads(line)["doc"]].append(json.loads(line))

SIGNS = "¹²³⁴⁵⁶⁷⁸⁹"
RAISED = f"([{SIGNS}])"


def run(*command, out=None):
    subprocess.run(command, check=True, stdout=out or subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)


def plain(text):
    """The words of a unit; \\1 and \\2 stand around emphasis."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("\\$", "$").replace("**", "")
    return re.sub(r"\*([^*]+)\*", "\1\\1\2", text).replace("\n", " ")


def notes_of(doc):
    found = [plain(unit["text"]).lstrip(SIGNS + " ") for unit in doc if unit["kind"] == "footnote"]
    return {str(i): text for i, text in enumerate(found, 1)}


def number_of(unit):
    return re.sub(r"^- (?=\()", "", (unit.get("marker") or "").strip())


def bullet(unit, sign):
    return sign if number_of(unit) in ("-", "") else number_of(unit)


def figure(sign):
    return str(SIGNS.index(sign) + 1)


def web(doc, columns):
    def words(text):
        return html.escape(text, quote=False).replace("\1", "<i>").replace("\2", "</i>")
    body = []
    for unit in doc:
        text = re.sub(RAISED, lambda found: f"<sup>{figure(found[1])}</sup>", words(plain(unit["text"])))
        number, tag = html.escape(number_of(unit)), f'h{min(unit["level"] or 0, 3) + 1}'
        if unit["kind"] == "heading":
            body.append(f"<{tag}>{number} {text}</{tag}>")
        elif unit["kind"] == "list_item":
            body.append(f'<p class=item>{html.escape(bullet(unit, "•"))}&nbsp;{text}</p>')
        elif unit["kind"] != "footnote":
            body.append(f'<p>{number + "&nbsp; " if number else ""}{text}</p>')
    body += ["<hr>"] + [f"<p class=note><sup>{n}</sup> {words(text)}</p>" for n, text in notes_of(doc).items()]
    return ('<!doctype html><html lang=en><meta charset=utf-8><style>@page{size:A4;margin:2.2cm}body{font:11pt "Liberation Serif",serif;text-align:justify;hyphens:auto}'
            "h1{font-size:18pt;text-align:center;hyphens:none}h2{font-size:14pt}h3{font-size:12pt}p{margin:0 0 .6em}.item{margin-left:2em;text-indent:-1.2em}"
            f'.note{{font-size:8.5pt}}div{{column-count:{columns};column-gap:.8cm}}</style><body><div>{chr(10).join(body)}</div>')


def office(doc, columns):
    notes = notes_of(doc)

    def words(text):
        return html.escape(text, quote=False).replace("\1", '<text:span text:style-name="I">').replace("\2", "</text:span>")

    def note(found):
        n = figure(found[1])
        return (f'<text:note text:note-class="footnote"><text:note-citation>{n}</text:note-citation><text:note-body>'
                f'<text:p text:style-name="Note">{words(notes[n])}</text:p></text:note-body></text:note>')

    def style(name, paragraph, text):
        return (f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {paragraph}/><style:text-properties '
                f'style:font-name="L" fo:language="en" fo:country="GB" fo:hyphenate="true" {text}/></style:style>')
    body = []
    for unit in doc:
        text, name, before = re.sub(RAISED, note, words(plain(unit["text"]))), "P", number_of(unit)
        if unit["kind"] == "footnote":
            continue
        if unit["kind"] == "heading":
            name, before = f'H{min(unit["level"] or 0, 3)}', before and before + " "
        elif unit["kind"] == "list_item":
            name, before = "Item", bullet(unit, "•") + "<text:tab/>"
        elif unit["kind"] == "furniture":
            name, before = "Plain", ""
        elif before:
            before += "<text:tab/>"
        body.append(f'<text:p text:style-name="{name}">{before}{text}</text:p>')
    parted = ('<style:columns fo:column-count="2" fo:column-gap="0.7cm"><style:column style:rel-width="1*" fo:start-indent="0cm" fo:end-indent="0.35cm"/>'
              '<style:column style:rel-width="1*" fo:start-indent="0.35cm" fo:end-indent="0cm"/></style:columns>') if columns == 2 else ""
    names = {"xsl-fo-compatible": "fo", "svg-compatible": "svg"}
    spaces = " ".join(f'xmlns:{names.get(n, n)}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
                      for n in ("office", "style", "text", "xsl-fo-compatible", "svg-compatible"))
    styles = (style("P", 'fo:text-align="justify" fo:margin-bottom="0.2cm"', 'fo:font-size="11pt"') + style("Plain", 'fo:margin-bottom="0.2cm"', 'fo:font-size="11pt"')
              + style("Item", 'fo:margin-left="1.2cm" fo:text-indent="-0.6cm" fo:text-align="justify" fo:margin-bottom="0.15cm"', 'fo:font-size="11pt"')
              + style("Note", 'fo:margin-left="0.4cm" fo:text-indent="-0.4cm"', 'fo:font-size="9pt"')
              + "".join(style(f"H{i}", 'fo:keep-with-next="always" fo:margin-top="0.4cm" fo:margin-bottom="0.2cm"' + (' fo:text-align="center"' if i == 0 else ""),
                              f'fo:font-weight="bold" fo:font-size="{size}pt"') for i, size in enumerate((17, 14, 12, 11))))
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">'
            f"<office:font-face-decls><style:font-face style:name=\"L\" svg:font-family=\"'Liberation Serif'\"/></office:font-face-decls><office:styles>{styles}</office:styles>"
            '<office:automatic-styles><style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
            f'<style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm">{parted}'
            "</style:page-layout-properties><style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles><office:master-styles>"
            '<style:master-page style:name="Standard" style:page-layout-name="pl"><style:header><text:p text:style-name="Plain">Working documents of the harbour board'
            '</text:p></style:header><style:footer><text:p text:style-name="Plain">Page <text:page-number/></text:p></style:footer></style:master-page></office:master-styles>'
            f'<office:body><office:text>{chr(10).join(body)}</office:text></office:body></office:document>')


def typeset(doc, columns):
    notes, parted = notes_of(doc), columns == 1
    out = [".nr PS 11", ".nr VS 13", ".nr LL 6.3i", ".nr PO 1i", ".ds LH", ".ds CH Working documents", ".ds RH", ".ds CF \\\\n[PN]", ".nr HM 1i", ".P1"]

    def words(text):
        text = text.replace("\\", "\\e").replace("\1", "\\fI").replace("\2", "\\fP")
        return "\\&" + text if text[:1] in ".'" else text
    for unit in doc:
        if unit["kind"] == "footnote":
            continue
        raw = plain(unit["text"])
        text = re.sub(RAISED, lambda found: f"\\*{{{figure(found[1])}\\*}}", words(raw))
        if unit["kind"] == "heading" and not unit["level"]:
            out += [".TL", text]
        elif unit["kind"] == "heading":
            out += ([] if parted else [".2C"]) + [f'.SH {unit["level"]}', f"{number_of(unit)} {text}".strip()]
            parted = True
        elif unit["kind"] == "list_item":
            out += [f'.IP "{bullet(unit, chr(92) + "(bu")}" 4', text]
        elif unit["kind"] == "furniture":
            out += [".LP", text]
        else:
            out += [".LP", f"{number_of(unit)}\\ \\ {text}"] if number_of(unit) else [".PP", text]
        for found in re.findall(RAISED, raw):
            out += [".FS", f"\\*{{{figure(found)}\\*}} {words(notes[figure(found)])}", ".FE"]
    return "\n".join(out) + "\n"


def make(kind, doc, path):
    """Writes the report in this format, by this producer."""
    producer, form = kind
    source = shared / f"corpus/{doc}.txt"
    if producer == "pandoc":
        return run("pandoc", "-f", "markdown", "-s", "--metadata", "title=", source, "-o", path)
    if producer == "LibreOffice" and form != "pdf":
        made = asked.work / f"pandoc/docx/{doc}.docx"
        return run("soffice", f"-env:UserInstallation=file://{asked.work}/profile", "--headless", "--convert-to", form, "--outdir", path.parent, made)
    if producer == "typed":
        return path.write_text(web(units[doc], 1))
    columns = int(kind[1][-1])
    if producer == "Chromium":
        page = path.with_suffix(".html")
        page.write_text(web(units[doc], columns))
        return run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={asked.work}/chromium", f"--print-to-pdf={path}", page)
    if producer == "LibreOffice PDF":
        page = path.with_suffix(".fodt")
        page.write_text(office(units[doc], columns))
        return run("soffice", f"-env:UserInstallation=file://{asked.work}/profile", "--headless", "--convert-to", "pdf", "--outdir", path.parent, page)
    page = path.with_suffix(".ms")
    page.write_text(typeset(units[doc], columns))
    with open(path, "wb") as out:
        run("groff", "-k", "-ms", "-Tpdf", page, out=out)


def score(name, files):
    records = []
    for path, doc in zip(files, docs):
        out = subprocess.run([asked.program, "--extract", path], capture_output=True, text=True).stdout
        records += [json.dumps({**json.loads(line), "doc": doc}) for line in out.splitlines()]
    scorer = [sys.executable, shared / "tools/score_extraction.py", shared / "gold", "-"]
    got = json.loads(subprocess.run([*scorer, "--json"], input="\n".join(records), capture_output=True, text=True, check=True).stdout)
    values = [got["segmentation"]["f1"], got["kind"], got["label"], got["objective"]["f1"], got["agency"]["f1"], got["mentions"]["f1"], got["commitment_accuracy"]]
    global base
    if base is None:
        base = values
    cells = [f"{value:.3f}" if value >= was - 0.03 else f"**{value:.3f}**" for value, was in zip(values, base)]
    print(f"| {name} | {' | '.join(cells)} | {sum(int(fact.split('/')[0]) for fact in got['document'].values())} |", flush=True)
    if asked.misses:
        out = subprocess.run([*scorer, "--misses", str(asked.misses)], input="\n".join(records), capture_output=True, text=True).stdout
        print("\n".join(line for line in out.splitlines() if line.startswith("   |")))


base = None
print("| from | segmentation | kind | label | objective | agency | mentions | commitment | facts of 14 |\n|---|---|---|---|---|---|---|---|---|")
score("text", [shared / f"corpus/{doc}.txt" for doc in docs])
kinds = [("pandoc", form) for form in ("docx", "odt", "html", "epub", "rtf")] + [("LibreOffice", form) for form in ("docx", "odt", "html", "rtf")]
kinds += [("typed", "html")]  # the numbers of lists typed, as official pages have them
kinds += [(producer, f"pdf{columns}") for producer in ("LibreOffice PDF", "Chromium", "groff") for columns in (1, 2)]
for kind in kinds:
    if asked.only not in " ".join(kind):
        continue
    folder = asked.work / kind[0].replace(" ", "") / kind[1]
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{doc}.{kind[1].rstrip('12')}" for doc in docs]
    for doc, path in zip(docs, files):
        if not path.exists():
            make(kind, doc, path)
    score(" ".join(kind), files)
