#!/usr/bin/env python3
"""The example sentences of cases/kinds as texts for the trainer; their labels are models/reader/kinds.jsonl.

    python training/kinds.py texts FILE.cases ... > OUT.jsonl
"""
import json
import sys
from pathlib import Path


def texts(path):
    kind, name, lines = Path(path).stem, None, []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if line.startswith("--- "):
            name, lines = line[4:].split()[0], []
        elif line.startswith("=>") and name:
            yield {"id": f"k-{kind}-{name}", "text": "\n".join(lines)}
            name = None
        elif name and line:
            lines.append(line)


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] != "texts":
        raise SystemExit(__doc__)
    for path in sys.argv[2:]:
        for row in texts(path):
            print(json.dumps(row, ensure_ascii=False))
