#!/usr/bin/env python3
"""What a model was made from and how it scored, as JSON.

    python training/manifest.py MODEL SCORES.log --encoder FILE --input FILE LICENCE [--input ...] > MANIFEST.json

SCORES.log is what train.py printed; its last line of scores is kept.
"""
import argparse
import hashlib
import json
from pathlib import Path


def sha256(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("log")
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--input", nargs=2, action="append", default=[], metavar=("FILE", "LICENCE"))
    given = parser.parse_args()
    lines = Path(given.log).read_text(encoding="utf-8").splitlines()
    scores = [line[line.index("{"):] for line in lines if '"trigger F1"' in line]
    folder = Path(__file__).parent
    print(json.dumps({
        "model": {"file": Path(given.model).name, "sha256": sha256(given.model)},
        "encoder": {"name": "all-MiniLM-L6-v2", "licence": "Apache-2.0", "sha256": sha256(given.encoder)},
        "learned_from": [{"file": Path(file).name, "licence": licence, "sha256": sha256(file)} for file, licence in given.input],
        "trainer": {name: sha256(folder / name) for name in ("annotations.py", "bundles.py", "calibrate.py", "export.py", "kinds.py", "network.py", "train.py")},
        "texts": lines[0] if lines else None,
        "scores_on_texts_held_out": json.loads(scores[-1]) if scores else None,
    }, indent=1))


if __name__ == "__main__":
    main()
