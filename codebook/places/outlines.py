"""Makes outlines.txt, the outlines of the brief's map, from Natural Earth (public domain).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python3 outlines.py package/countries-10m.json countries.tsv > outlines.txt

The package holds Natural Earth 4.1.0, 1:10m, as a topology: lines that are shared by the lands on both sides.
They are thinned (more finely where this project looks most), small islands are left out, and disputed lines are
told apart; a few that Natural Earth draws in another layer are added below, about and by hand.
"""

import csv
import json
import sys

HEAD = """\
# Outlines of lands for the map of the brief. Made by outlines.py from Natural Earth 4.1.0, 1:10m
# (naturalearthdata.com), which is in the public domain, by way of the npm package world-atlas 2.0.2. Disputed lines
# inside Georgia, Moldova and Azerbaijan, in the west of the Golan Heights and the north of Western Sahara are drawn by
# hand, about.
#
# A line (coast, border, disputed, seam), its name, then its first point and the steps to the next ones: east and
# north, in hundredths of a degree. Lines are numbered from 1.
# state: a code, a name, and rings parted by `;`: numbers of lines, negative if run from their end.
# area: ground whose holder is disputed, by its name, and its ring."""

# Degrees of longitude and latitude within which outlines are kept fine.
FINE = (25.0, 12.0, 75.0, 47.0)

# Borders that are disputed, or not recognised by both sides: the two lands, within which box, and a name.
WORLD = (-180, -90, 180, 90)
DISPUTED = [
    ("Russia", "Ukraine", (33, 45.5, 35.2, 46.4), "Crimea"),
    ("Israel", "Syria", WORLD, "Golan Heights"),
    ("Israel", "Palestine", WORLD, "West Bank and Gaza Strip"),
    ("India", "Pakistan", (73.4, 32.35, 78, 36), "Kashmir"),
    ("China", "Pakistan", WORLD, "Kashmir"),
    ("India", "China", (77, 32.3, 80, 36), "Kashmir"),
    ("India", "China", (91, 27, 98, 30), "Arunachal Pradesh"),
    ("Siachen Glacier", None, WORLD, "Kashmir"),
    ("Morocco", "W. Sahara", WORLD, "Western Sahara"),
    ("Kosovo", "Serbia", WORLD, "Kosovo"),
    ("N. Cyprus", None, WORLD, "Northern Cyprus"),
    ("Somaliland", "Somalia", WORLD, "Somaliland"),
    ("Egypt", "Sudan", (33, 21, 37, 23), "Halaib Triangle"),
    ("Kenya", "S. Sudan", WORLD, "Ilemi Triangle"),
    ("Sudan", "S. Sudan", (27.7, 9, 29.2, 11), "Abyei"),
    ("North Korea", "South Korea", WORLD, "the Korean demarcation line"),
    ("Guyana", "Venezuela", WORLD, "Essequibo"),
]

# Lines of our own, from general knowledge and no more exact than a tenth of a degree. Longitude, latitude.
BY_HAND = {
    "Abkhazia": [(41.56, 42.38), (41.75, 42.55), (41.90, 42.72), (42.05, 42.83), (42.35, 42.92), (42.55, 43.02),
                 (42.57, 43.17)],
    "South Ossetia": [(43.75, 42.60), (43.56, 42.52), (43.60, 42.38), (43.50, 42.28), (43.60, 42.17), (43.85, 42.19),
                      (43.98, 42.19), (44.12, 42.22), (44.25, 42.10), (44.42, 42.03), (44.58, 42.10), (44.60, 42.28),
                      (44.52, 42.45), (44.60, 42.62), (44.57, 42.74)],
    "Karabakh (until 2023)": [(46.30, 40.17), (46.55, 40.28), (46.80, 40.30), (46.95, 40.25), (46.87, 40.05),
                              (46.80, 39.92), (46.98, 39.82), (47.10, 39.72), (47.20, 39.55), (47.10, 39.42),
                              (46.95, 39.45), (46.80, 39.52), (46.70, 39.60), (46.58, 39.68), (46.50, 39.80),
                              (46.38, 39.90), (46.30, 40.00), (46.30, 40.17)],
    "Transnistria": [(28.42, 48.15), (28.75, 48.03), (28.95, 47.85), (29.10, 47.55), (29.15, 47.35), (29.30, 47.05),
                     (29.45, 46.88), (29.45, 46.78), (29.60, 46.70), (29.85, 46.55), (30.00, 46.42)],
    "Golan Heights": [(35.63, 33.26), (35.62, 33.20), (35.63, 33.08), (35.62, 33.00), (35.64, 32.93), (35.64, 32.88),
                      (35.65, 32.80), (35.65, 32.72), (35.75, 32.72)],
    "Western Sahara": [(-13.17, 27.67), (-8.67, 27.67)],
}

# Leased grounds and bases that are no lands of their own on a small map; Antarctica has no states.
LEFT_OUT = {"Antarctica", "USNB Guantanamo Bay", "Akrotiri", "Dhekelia"}
OF = {"Baikonur": "Kazakhstan"}

# Codes of lands that the table of countries does not place: by name.
CODES = {"N. Cyprus": "XNC", "Somaliland": "XSL", "Kosovo": "XKX", "W. Sahara": "ESH", "Congo": "COG",
         "Dem. Rep. Congo": "COD", "Antigua and Barb.": "ATG", "São Tomé and Principe": "STP",
         "Marshall Is.": "MHL"}


def within(point, box):
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def bounds(points):
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def area(points):
    pairs = zip(points, points[1:] + points[:1])
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def inside(point, ring):
    (x, y), odd = point, False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def south_of(points, latitude):
    """The part of a ring south of a parallel."""
    kept = []
    for a, b in zip(points[-1:] + points[:-1], points):
        if (a[1] > latitude) != (b[1] > latitude):
            kept.append((a[0] + (b[0] - a[0]) * (latitude - a[1]) / (b[1] - a[1]), latitude))
        if b[1] <= latitude:
            kept.append(b)
    return kept


def thinned(points, coarse):
    """Douglas and Peucker: what lies within a tolerance (in degrees) of the line is left out."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        far, at = 0.0, None
        for i in range(first + 1, last):
            x, y = points[i]
            if length == 0:
                away = ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
            else:
                away = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
            away /= 0.013 if within(points[i], FINE) else coarse
            if away > far:
                far, at = away, i
        if at is not None and far > 1:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def read(path):
    topology = json.load(open(path))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    lands = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        polygons = {"Polygon": [geometry.get("arcs")], "MultiPolygon": geometry.get("arcs")}[geometry["type"]]
        if name not in LEFT_OUT:
            lands[name] = [ring for polygon in polygons for ring in polygon]
    return arcs, lands


def ring_points(ring, arcs):
    points = []
    for i in ring:
        points += (arcs[i] if i >= 0 else arcs[~i][::-1])[:-1]
    return points


def codes(lands, arcs, table):
    """The code of each land, by its name or by a point in its middle, from the codebook's own table."""
    rows = [r for r in csv.reader(open(table), delimiter="\t", quoting=csv.QUOTE_NONE) if not r[0].startswith("#")]
    found = dict(CODES)
    names = {row[3]: row[0] for row in reversed(rows[1:])}
    for row in rows[1:]:
        for name in [row[0], *row[1].split("|")]:
            if name in lands:
                found.setdefault(name, row[3])
    for row in rows[1:]:
        point = (float(row[6]), float(row[5]))
        for name in lands:
            if name not in found and row[3] not in found.values():
                if any(inside(point, ring_points(ring, arcs)) for ring in lands[name]):
                    found[name] = row[3]
    return found, names


def nature(owners, point):
    """What a line is at a point of it: coast, border, a disputed border by its name, or none to be drawn."""
    owners = {OF.get(name, name) for name in owners}
    if len(owners) == 1:
        return ("coast", "-")
    for a, b, box, name in DISPUTED:
        if a in owners and (b is None or b in owners) and within(point, box):
            return ("disputed", name)
    return ("border", "-")


def main():
    arcs, lands = read(sys.argv[1])
    code_of, names = codes(lands, arcs, sys.argv[2])
    owners = {}
    for name, rings in lands.items():
        for ring in rings:
            for i in ring:
                owners.setdefault(i if i >= 0 else ~i, []).append(name)
    seams = {i for i, names in owners.items() if len(names) > 1 and len({OF.get(n, n) for n in names}) == 1}

    def fine(points):
        return any(within(p, FINE) for p in points)

    def kept(name):
        sized = sorted(((area(ring_points(r, arcs)), k) for k, r in enumerate(lands[name])), reverse=True)
        return [lands[name][k] for size, k in sized
                if k == sized[0][1] or size > (0.0015 if fine(ring_points(lands[name][k], arcs)) else 0.05)]

    lines, numbers = [], {}

    def numbered(i):
        """The numbers of an arc's pieces, thinned and cut where its nature changes."""
        if i in numbers:
            return numbers[i]
        points = arcs[i]
        x0, y0, x1, y1 = bounds(points)
        small = max(x1 - x0, y1 - y0) < 1.0 and len(owners[i]) == 1
        points = thinned(points, 0.025 if small else 0.075)
        pieces = []
        for a, b in zip(points, points[1:]):
            middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
            what = ("seam", "-") if i in seams else nature(owners[i], middle)
            if pieces and pieces[-1][0] == what:
                pieces[-1][1].append(b)
            else:
                pieces.append((what, [a, b]))
        numbers[i] = []
        for what, piece in pieces:
            lines.append((what, piece))
            numbers[i].append(len(lines))
        return numbers[i]

    def as_numbers(ring):
        out = []
        for i in ring:
            out += numbered(i) if i >= 0 else [-n for n in numbered(~i)[::-1]]
        return out

    states, areas = {}, []
    for name in sorted(lands, key=lambda name: (code_of.get(name, "-"), name)):
        if name in OF:
            continue
        for ring in kept(name):
            points = ring_points(ring, arcs)
            box = bounds(points)
            if name == "Russia" and within(box[:2], (32, 44, 34, 46)) and box[2] < 37:
                areas.append(("Crimea", as_numbers(ring)))
            else:
                states.setdefault(code_of.get(name, "-"), []).append(as_numbers(ring))
    for name in OF:
        states[code_of[OF[name]]] += [as_numbers(ring) for ring in lands[name]]
    for name, points in BY_HAND.items():
        lines.append((("disputed", name), points))
        if name == "Golan Heights":
            east = next(i for i, names in owners.items() if set(names) == {"Israel", "Syria"})
            ring = numbered(east)
            ends = lines[ring[-1] - 1][1][-1]
            far = abs(ends[1] - points[0][1]) > 0.3
            number = len(lines)
            areas.append((name, ring + ([-number] if far else [number])))

    print(HEAD)

    # What Natural Earth draws as Morocco's south.
    morocco = max((ring_points(ring, arcs) for ring in lands["Morocco"]), key=area)
    south = south_of(morocco, 27.67)
    lines.append((("seam", "-"), thinned(south + south[:1], 0.04)))
    areas.append(("Western Sahara", [len(lines)]))

    def whole(value):
        return round(value * 100)

    for (what, name), points in lines:
        cells, before = [], (0, 0)
        for x, y in points:
            now = (whole(x), whole(y))
            if not cells or now != before:
                cells += [now[0] - before[0], now[1] - before[1]]
            before = now
        print(what, name, " ".join(map(str, cells)), sep="\t")
    for code in sorted(states):
        print("state", code, names.get(code, "-"), ";".join(" ".join(map(str, ring)) for ring in states[code]), sep="\t")
    for name, ring in areas:
        print("area", name, " ".join(map(str, ring)), sep="\t")


main()
