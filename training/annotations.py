#!/usr/bin/env python3
"""Annotated texts as the trainer reads them: events with byte offsets, beside the id and SHA-256 of their text.

    python training/annotations.py guide TEXTS.jsonl CODING_DIR > OUT.jsonl     lines of the coding guide
    python training/annotations.py bundles FILE ... > OUT.jsonl                 bundles of models/reader/bundles
    python training/annotations.py check TEXTS.jsonl ANN.jsonl                  are these the texts that were annotated?
    python training/annotations.py modes ANN.jsonl EVENTS.jsonl > OUT.jsonl     ANN with the modes that EVENTS, lines of
                                                                                `chancery code`, have for the same acts

A line: {"id","sha256","events":[{"trigger":[a,b],"kind","mode","status","actors":[{"country","sector","span"}],"recipients":[..],
"holder":{"country","span"}|null,"time":{"start","end","grain","span"}|null,"place":{"country","span"}|null,"numbers","happening","sure"}]}.
A span is [a,b], bytes of the text, or null where the words stand out of reach. No word of the text is in it.
"""
import hashlib
import json
import re
import sys
from pathlib import Path

import bundles

REACH = 600


def occurrences(text, words):
    """Where `words` stand by themselves; inside of other words only if nowhere else."""
    found = [m.start() for m in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)]
    return found or [m.start() for m in re.finditer(re.escape(words), text)]


def nearest(text, words, low, high, inside=None):
    """The span of `words` nearest to the trigger at low..high, first of all inside the quote."""
    if not words:
        return None
    found = occurrences(text, words)
    within = [at for at in found if inside and inside[0] <= at and at + len(words) <= inside[1]]
    best = min(within or found, key=lambda at: max(low - (at + len(words)), at - high, 0), default=None)
    if best is None or max(low - (best + len(words)), best - high, 0) > REACH:
        return None
    return [best, best + len(words)]


def of_guide(text, line):
    start = text.find(line["quote"])
    if start < 0:
        return None
    quote = start, start + len(line["quote"])
    found = [at for at in occurrences(line["quote"], line["trigger"])]
    if not found:
        return None
    low = start + found[0]
    high = low + len(line["trigger"])
    party = lambda p: {"country": p["country"], "sector": p.get("sector") or "UNK", "span": nearest(text, p.get("text"), low, high, quote)}
    holder, place, date = line.get("holder"), line.get("place"), line.get("date") or {}
    return {
        "trigger": [low, high], "kind": line["event"], "mode": None, "status": line["status"],
        "actors": [party(p) for p in line["actors"]], "recipients": [party(p) for p in line["recipients"]],
        "holder": holder and {"country": holder.get("country"), "span": nearest(text, holder.get("text"), low, high)},
        "time": {"start": date["start"], "end": date["end"], "grain": date["grain"], "span": nearest(text, line.get("date_text"), low, high, quote)} if date.get("start") else None,
        "place": place and {"country": place.get("country"), "span": nearest(text, line.get("place_text"), low, high, quote)},
        "numbers": line.get("numbers") or {}, "happening": None, "sure": bool(line.get("sure", 1)),
    }


def of_bundle(row):
    span = lambda found: found and [found["start"], found["end"]]
    party = lambda p: p and {"country": p["country"], "sector": p["sector"], "span": span(p["span"])}
    return {
        "trigger": span(row["trigger"]), "kind": row["kind"], "mode": row["mode"] or "", "status": row["status"],
        "actors": [party(p) for p in row["actors"]], "recipients": [party(p) for p in row["recipients"]],
        "holder": row["holder"] and {"country": row["holder"]["country"], "span": span(row["holder"]["span"])},
        "time": row["date"] and {**{k: row["date"][k] for k in ("start", "end", "grain")}, "span": span(row["date"]["span"])},
        "place": row["place"] and {"country": row["place"]["country"], "span": span(row["place"]["span"])},
        "numbers": row["numbers"], "happening": row["happening"], "sure": row["sure"],
    }


def in_bytes(value, places):
    """All spans of an event, from characters to bytes."""
    if isinstance(value, dict):
        return {key: [places[a] for a in inner] if key in ("span", "trigger") and inner else in_bytes(inner, places) for key, inner in value.items()}
    if isinstance(value, list):
        return [in_bytes(inner, places) for inner in value]
    return value


def line(identifier, text, events):
    places, at = [], 0
    for character in text:
        places.append(at)
        at += len(character.encode())
    places.append(at)
    events = sorted((e for e in events if e), key=lambda e: e["trigger"])
    return {"id": identifier, "sha256": hashlib.sha256(text.encode()).hexdigest(), "events": in_bytes(events, places)}


def with_modes(events, coded):
    """An act without a mode takes that of the event with a trigger in common and the same kind; "" where that one has none."""
    for event in events:
        low, high = event["trigger"]
        for other in coded:
            if event["mode"] is None and other["kind"] == event["kind"] and other["trigger"]["start"] < high and other["trigger"]["end"] > low:
                event["mode"] = other["mode"] or ""
    return events


def main(command, arguments):
    if command == "check":
        with open(arguments[0], encoding="utf-8") as lines:
            hashes = {row["id"]: hashlib.sha256(row["text"].encode()).hexdigest() for row in map(json.loads, lines)}
        with open(arguments[1], encoding="utf-8") as lines:
            other = [row["id"] for row in map(json.loads, lines) if hashes.get(row["id"]) != row["sha256"]]
        if other:
            raise SystemExit(f"{len(other)} texts are missing or not those that were annotated, the first {other[0]}")
    elif command == "modes":
        coded = {}
        with open(arguments[1], encoding="utf-8") as lines:
            for event in map(json.loads, lines):
                coded.setdefault(event["document"], []).append(event)
        with open(arguments[0], encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                row["events"] = with_modes(row["events"], coded.get(row["id"], []))
                print(json.dumps(row, ensure_ascii=False))
    elif command == "guide":
        texts, folder = arguments
        with open(texts, encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                path = Path(folder) / (row["id"] + ".jsonl")
                if path.exists():
                    events = [of_guide(row["text"], json.loads(one)) for one in path.read_text(encoding="utf-8").splitlines() if one.strip()]
                    print(json.dumps(line(row["id"], row["text"], events), ensure_ascii=False))
    else:
        for path in arguments:
            documents, faults = bundles.read(path)
            if faults:
                raise SystemExit(f"{path}: {len(faults)} faults; see bundles.py check")
            for document in documents:
                print(json.dumps(line(document["id"], document["text"], [of_bundle(e) for e in document["events"]]), ensure_ascii=False))


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ("guide", "bundles", "modes", "check"):
        raise SystemExit(__doc__)
    main(sys.argv[1], sys.argv[2:])
