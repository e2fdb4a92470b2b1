#!/usr/bin/env python3
"""Bundles: happenings made up for the project, each told by several outlets and annotated as it was written.

    python training/bundles.py check FILE ...            print each fault; exit status 1 on any
    python training/bundles.py documents FILE ...        the texts and events as JSON lines
    python training/bundles.py texts FILE ...            the texts alone, as the program reads them

A bundle file holds one happening told by several texts:

    happening: what is made up, in one line

    == agency | The Meridian Wire | 2017-03-14
    Headline

    Dateline and paragraphs, a blank line between.
    -- events
    the ministry [expelled] two diplomats | SANCTION/expel | happened | actors: ARM GOV "the ministry" (Armenia) | ...

The fields of an event line stand in this order after quote, kind and standing; all but the first three may be left out:

    actors: / recipients:   COUNTRY SECTOR "words in the text" (name as resolved) ; next party. Words `-`: not in reach
    date: START..END grain "words"      one day once; START alone for a day
    place: COUNTRY "words" (name)
    holder: COUNTRY "words" (name)
    numbers: killed=1 wounded=2
    h: label of the happening within the bundle; the same label in any text of the bundle tells the same happening
    unsure                              debatable
"""
import hashlib
import json
import re
import sys
from pathlib import Path

KINDS = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
STATUS = "happened negated planned threatened hypothetical alleged".split()
GRAINS = "day week month season year range".split()
SECTORS = "GOV MIL LEG JUD SPY COP PTY REB OPP CVL MED BUS IGO PAR UNK".split()
PARTY = re.compile(r'(?P<country>[A-Z]{3}|---|IGO:[\w.-]+)(?: (?P<sector>[A-Z]{3}))? (?:"(?P<text>[^"]+)"|(?P<none>-))(?: \((?P<name>[^)]*)\))?')
DATE = re.compile(r'(?P<start>\d{4}-\d\d-\d\d)(?:\.\.(?P<end>\d{4}-\d\d-\d\d))? (?P<grain>[a-z]+)(?: (?:"(?P<text>[^"]+)"|-))?')


class Fault(Exception):
    """What is wrong with a line of a bundle."""


def nearest(text, words, low, high):
    """The occurrence of `words` nearest to the trigger at low..high, and no further than a sentence or two."""
    best = None
    # By themselves ("he"), and inside of other words ("t[he]") only if they stand nowhere else.
    found = list(re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)) or list(re.finditer(re.escape(words), text))
    for at in (match.start() for match in found):
        distance = max(low - (at + len(words)), at - high, 0)
        if best is None or distance < best[0]:
            best = distance, at
    if best is None:
        raise Fault(f"not in the text: {words!r}")
    return {"start": best[1], "end": best[1] + len(words), "text": words} if best[0] <= 600 else None


def party(text, source, low, high):
    match = PARTY.fullmatch(source.strip())
    if not match:
        raise Fault(f"party {source!r}")
    if match["sector"] and match["sector"] not in SECTORS:
        raise Fault(f"sector {match['sector']!r}")
    span = nearest(text, match["text"], low, high) if match["text"] else None
    return {"country": match["country"], "sector": match["sector"] or "UNK", "name": match["name"] or match["text"], "span": span}


def event(text, line, previous):
    fields = [field.strip() for field in line.split(" | ")]
    if len(fields) < 3:
        raise Fault("fewer than three fields")
    quote, kind, status = fields[:3]
    if quote.count("[") != 1 or quote.count("]") != 1:
        raise Fault("the trigger stands in one pair of square brackets")
    before, rest = quote.split("[")
    trigger, after = rest.split("]")
    found = [m.start() for m in re.finditer(re.escape(before + trigger + after), text)]
    if not found:
        raise Fault(f"quote not in the text: {before + trigger + after!r}")
    if len(found) > 1:
        raise Fault("quote stands more than once in the text; make it longer")
    low = found[0] + len(before)
    high = low + len(trigger)
    kind, _, mode = kind.partition("/")
    if kind not in KINDS:
        raise Fault(f"kind {kind!r}")
    if status not in STATUS:
        raise Fault(f"status {status!r}")
    row = {"trigger": {"start": low, "end": high, "text": trigger}, "kind": kind, "mode": mode or None, "status": status,
           "actors": [], "recipients": [], "date": None, "place": None, "holder": None, "numbers": {}, "happening": None, "sure": True}
    for field in fields[3:]:
        name, _, value = field.partition(":")
        value = value.strip()
        if field == "unsure":
            row["sure"] = False
        elif name in ("actors", "recipients"):
            row[name] = [party(text, one, low, high) for one in value.split(" ; ") if one.strip() and one.strip() != "-"]
        elif name == "date":
            match = DATE.fullmatch(value)
            if not match or match["grain"] not in GRAINS:
                raise Fault(f"date {value!r}")
            span = nearest(text, match["text"], low, high) if match["text"] else None
            row["date"] = {"start": match["start"], "end": match["end"] or match["start"], "grain": match["grain"], "span": span}
        elif name == "place":
            match = PARTY.fullmatch(value)
            if not match:
                raise Fault(f"place {value!r}")
            row["place"] = {"country": match["country"], "name": match["name"] or match["text"],
                            "span": nearest(text, match["text"], low, high) if match["text"] else None}
        elif name == "holder":
            row["holder"] = party(text, value, low, high)
        elif name == "numbers":
            row["numbers"] = {key: float(count) for key, count in (pair.split("=") for pair in value.split())}
        elif name == "h":
            row["happening"] = value
        else:
            raise Fault(f"field {field!r}")
    return row


def read(path):
    """The texts of a bundle with their events; each fault as (line, message)."""
    documents, faults, happening = [], [], None
    manner = publisher = published = None
    body, inside = [], None
    name = Path(path).name.split(".")[0]

    def close():
        if manner is None:
            return
        text = "\n".join(body).strip() + "\n"
        row = {"id": f"{name}-{len(documents) + 1}", "bundle": name, "happening": happening, "manner": manner, "publisher": publisher,
               "published": published, "text": text, "sha256": hashlib.sha256(text.encode()).hexdigest(), "events": []}
        for number, line in pending:
            try:
                row["events"].append(event(text, line, row["events"]))
            except Fault as fault:
                faults.append((number, str(fault)))
        row["events"].sort(key=lambda e: e["trigger"]["start"])
        documents.append(row)

    pending = []
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("== "):
            close()
            parts = [part.strip() for part in line[3:].split("|")]
            if len(parts) != 3 or not re.fullmatch(r"\d{4}-\d\d-\d\d", parts[2]):
                faults.append((number, "a text begins: == manner | publisher | YYYY-MM-DD"))
                parts = (parts + ["", "", ""])[:3]
            manner, publisher, published = parts
            body, pending, inside = [], [], "text"
        elif line.strip() == "-- events":
            inside = "events"
        elif inside == "text":
            body.append(line)
        elif inside == "events" and line.strip():
            pending.append((number, line.strip()))
        elif line.startswith("happening:"):
            happening = line.partition(":")[2].strip()
    close()
    if happening is None:
        faults.append((1, "no line `happening:`"))
    return documents, faults


def main(command, paths):
    bad = total = 0
    kinds, standings = {}, {}
    for path in paths:
        documents, faults = read(path)
        for number, message in faults:
            bad += 1
            print(f"{path}:{number}: {message}", file=sys.stderr)
        for document in documents:
            total += len(document["events"])
            for row in document["events"]:
                kinds[row["kind"]] = kinds.get(row["kind"], 0) + 1
                standings[row["status"]] = standings.get(row["status"], 0) + 1
            if command == "texts":
                print(json.dumps({key: document[key] for key in ("id", "published", "text")}, ensure_ascii=False))
            if command == "documents":
                print(json.dumps(document, ensure_ascii=False))
    if command == "check":
        print(f"{len(paths)} bundles, {total} events, {bad} faults", dict(sorted(kinds.items())), dict(sorted(standings.items())))
    return bad > 0


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ("check", "documents", "texts"):
        raise SystemExit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
