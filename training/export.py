#!/usr/bin/env python3
"""The trained weights as the model file that `crates/reader` carries: rows of small integers with a scale each.

    python training/export.py WEIGHTS.pt VOCABULARY.txt OUT --name NAME [--temperature kind=1 status=1 role=1] [--threshold 0.5] [--scaling 1 0]

Pieces that no English text holds (unused ones, other scripts) are left out and read as unknown.
"""
import argparse
import hashlib
import json
import re
import struct

import torch

from network import FEATURES, KINDS, MODES, ROLES, STATUS

WINDOW = 180
LATIN = re.compile(r"(##)?[\x21-\x7e\u00a1-\u024f\u2010-\u203a\u20ac]+")


def small(rows):
    """Each row as integers of -127..127 and the scale that gives it back."""
    scale = rows.abs().amax(1).clamp(min=1e-8) / 127.0
    values = (rows / scale[:, None]).round().clamp(-127, 127).to(torch.int8)
    return scale.numpy().astype("<f4").tobytes() + values.numpy().tobytes()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights")
    parser.add_argument("vocabulary")
    parser.add_argument("out")
    parser.add_argument("--name", required=True)
    parser.add_argument("--temperature", nargs="*", default=[])
    parser.add_argument("--threshold", type=float, default=0.5)
    parser.add_argument("--scaling", type=float, nargs=2, default=[1.0, 0.0], help="slope and shift of the log-odds of an act")
    parser.add_argument("--roles", type=float, nargs=5, default=[0.5] * 5, help="the least chance of a word in each role")
    given = parser.parse_args()
    state = torch.load(given.weights, map_location="cpu")["last"]
    with open(given.vocabulary, encoding="utf-8") as lines:
        vocabulary = lines.read().splitlines()
    kept = [i for i, piece in enumerate(vocabulary) if piece in ("[UNK]", "[CLS]", "[SEP]") or (LATIN.fullmatch(piece) and not piece.startswith("["))or piece == "["]
    sections, payload = [], b""

    def add(name, rows, is_small):
        nonlocal payload
        rows = rows.float()
        sections.append({"name": name, "small": is_small, "rows": rows.shape[0], "columns": rows.shape[1]})
        payload += small(rows) if is_small else rows.contiguous().numpy().astype("<f4").tobytes()

    add("pieces", state["pieces.weight"][kept], True)
    add("positions", state["positions.weight"][:WINDOW], False)
    for index, (name, _) in enumerate(FEATURES):
        add(f"features.{name}", state[f"features.{index}.weight"], False)
    layers = 1 + max(int(key.split(".")[1]) for key in state if key.startswith("layers."))
    role_layers = 1 + max(int(key.split(".")[1]) for key in state if key.startswith("role_layers."))
    norms = ["norm0"] + [f"layers.{i}.{n}" for i in range(layers) for n in ("norm1", "norm2")]
    linears = [f"layers.{i}.{n}" for i in range(layers) for n in ("mix", "out", "up", "down")] + ["kind", "status", "mode", "of_query", "of_key", "of_none", "side_query", "side_none", "role_word", "role_act", "role_out"]
    linears += [f"role_layers.{i}.{n}" for i in range(role_layers) for n in ("mix", "out", "up", "down")]
    norms += ["role_norm"] + [f"role_layers.{i}.{n}" for i in range(role_layers) for n in ("norm1", "norm2")]
    for name in norms:
        add(f"{name}.weight", state[f"{name}.weight"][None], False)
        add(f"{name}.bias", state[f"{name}.bias"][None], False)
    for name in linears:
        add(f"{name}.weight", state[f"{name}.weight"], True)
        add(f"{name}.bias", state[f"{name}.bias"][None], False)
    add("role_kind", state["role_kind.weight"], False)
    add("role_distance", state["role_distance.weight"], False)
    temperature = {"kind": 1.0, "status": 1.0, "role": 1.0, **{k: float(v) for k, v in (one.split("=") for one in given.temperature)}}
    header = json.dumps({
        "name": given.name, "sha256": hashlib.sha256(payload).hexdigest(), "features": [list(one) for one in FEATURES], "kinds": KINDS,
        "standings": STATUS, "roles": ROLES, "modes": MODES, "vocabulary": [vocabulary[i] for i in kept], "temperature": temperature,
        "threshold": given.threshold, "role_thresholds": given.roles, "act_scaling": given.scaling, "sections": sections}, ensure_ascii=False).encode()
    with open(given.out, "wb") as file:
        file.write(b"CHREADER" + struct.pack("<II", 2, len(header)) + header + payload)
    print(f"{len(kept)} pieces, {16 + len(header) + len(payload)} bytes, sha256 {hashlib.sha256(payload).hexdigest()}")


if __name__ == "__main__":
    main()
