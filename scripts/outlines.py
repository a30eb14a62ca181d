"""Make the map's outlines from Natural Earth's, once: `src/onrecord/web/outlines.json`.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/outlines.py package/countries-50m.json

world-atlas (ISC licence) is Natural Earth (public domain) as TopoJSON. Borders are simplified arc by arc, so that two
neighbours keep one line between them; what would be smaller than a few points on the page becomes a dot. The projection
is Equal Earth (Šavrič, Patterson, Jenny 2018): a map of states should not make the north large.
"""

import json
import math
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "web" / "outlines.json"
WIDTH = 1000
TOLERANCE = 0.5
"""Units of the drawing, which is `WIDTH` wide: finer bends are left out."""

DOT = 4.0
"""Square units below which a state is a dot."""

ISLET = 0.8
"""Square units below which a part of a larger state is left out."""

A = (1.340264, -0.081106, 0.000893, 0.003796)


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    m = math.sqrt(3) / 2
    theta = math.asin(m * math.sin(math.radians(latitude)))
    t2, t6 = theta**2, theta**6
    slope = A[0] + 3 * A[1] * t2 + t6 * (7 * A[2] + 9 * A[3] * t2)
    return math.radians(longitude) * math.cos(theta) / (m * slope), theta * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2))


EAST, NORTH = equal_earth(180, 0)[0], equal_earth(0, 90)[1]
SCALE = WIDTH / (2 * EAST)


def place(longitude: float, latitude: float) -> tuple[float, float]:
    x, y = equal_earth(longitude, latitude)
    return (x + EAST) * SCALE, (NORTH - y) * SCALE


def arcs(topology) -> list[list[tuple[float, float]]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    made = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        made.append(simpler(unbroken(line)))
    return made


def unbroken(line, before=None):
    """The same line without the leap from 180 degrees east to 180 west: it goes on beyond the edge of the map."""
    made = []
    for longitude, latitude in line:
        last = made[-1][0] if made else before
        turn = 0 if last is None else round((last - longitude) / 360) * 360
        made.append((longitude + turn, latitude))
    return made


def simpler(line):
    """Douglas and Peucker's way, measured on the map: the farthest point stays, if it is far enough."""
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = place(*line[0]), place(*line[-1])
    length = math.hypot(bx - ax, by - ay)
    far, at = 0.0, 0
    for i, point in enumerate(line[1:-1], start=1):
        x, y = place(*point)
        away = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else math.hypot(x - ax, y - ay)
        if away > far:
            far, at = away, i
    if far < TOLERANCE:
        return [line[0], line[-1]]
    return simpler(line[: at + 1])[:-1] + simpler(line[at:])


def ring(indexes, lines):
    points = []
    for index in indexes:
        line = lines[index] if index >= 0 else lines[~index][::-1]
        points += unbroken(line, points[-1][0])[1:] if points else line
    centre = sum(longitude for longitude, _ in points) / len(points)
    home = -360 * round(centre / 360)
    return [place(longitude + home, latitude) for longitude, latitude in points]


def area(points) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True))) / 2


def middle(points) -> list[float]:
    return [round(sum(p[n] for p in points) / len(points), 1) for n in (0, 1)]


def absolute(points) -> str:
    """One ring in tenths of a unit: its first point in its place, the others from the one before."""
    (x, y), *rest = [(round(px * 10), round(py * 10)) for px, py in points[:-1]]
    pieces, at = [f"M{x},{y}l"], (x, y)
    for px, py in rest:
        if (px, py) != at:
            pieces.append(f"{px - at[0]},{py - at[1]} ")
            at = (px, py)
    return "".join(pieces).rstrip() + "z"


def main() -> None:
    topology = json.loads(Path(sys.argv[1]).read_text())
    lines = arcs(topology)
    made = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = sorted((ring(polygon[0], lines) for polygon in polygons), key=area, reverse=True)
        code, name = shape.get("id"), shape["properties"]["name"]
        # Three outlines have no ISO number; Antarctica is no state.
        code = code or {"Kosovo": "XKX"}.get(name, name)
        if name == "Antarctica":
            continue
        if area(rings[0]) < DOT:
            made[code] = {"dot": middle(rings[0])}
            continue
        kept = [r for r in rings if area(r) >= ISLET]
        start = made.get(code, {}).get("path", "")
        made[code] = {"path": start + "".join(absolute(r) for r in kept)}
    OUT.write_text(json.dumps(made, separators=(",", ":"), sort_keys=True) + "\n")
    print(f"{len(made)} outlines, {OUT.stat().st_size:,} bytes", file=sys.stderr)


main()
