"""Compound files and old Word files for the tests, written here after [MS-CFB] and [MS-DOC]."""

import itertools
import struct

SECTOR, SMALL, CUTOFF = 512, 64, 4096
END, TABLE, FREE, NOBODY = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF, 0xFFFFFFFF


def compound(tree: dict) -> bytes:
    """A compound file of streams (bytes) and folders (dictionaries)."""
    entries, sectors, table, small, small_table = [], [], [], bytearray(), []

    def put(data: bytes) -> int:
        first = len(sectors)
        count = max(1, -(-len(data) // SECTOR))
        sectors.extend(data[n * SECTOR : (n + 1) * SECTOR].ljust(SECTOR, b"\0") for n in range(count))
        table.extend([*range(first + 1, first + count), END])
        return first

    def put_small(data: bytes) -> int:
        first, count = len(small_table), -(-len(data) // SMALL)
        small.extend(data.ljust(count * SMALL, b"\0"))
        small_table.extend([*range(first + 1, first + count), END])
        return first

    def add(name: str, content) -> int:
        number = len(entries)
        entries.append(None)
        if isinstance(content, dict):
            below = [add(key, value) for key, value in content.items()]
            # No balanced tree: each entry is the right neighbour of the one before.
            for one, after in zip(below, [*below[1:], NOBODY], strict=True):
                entries[one][3] = after
            entries[number] = [name, 1, NOBODY, NOBODY, below[0] if below else NOBODY, END, 0]
        elif len(content) < CUTOFF:
            start = put_small(content) if content else END
            entries[number] = [name, 2, NOBODY, NOBODY, NOBODY, start, len(content)]
        else:
            entries[number] = [name, 2, NOBODY, NOBODY, NOBODY, put(content), len(content)]
        return number

    add("Root Entry", tree)
    entries[0][1], entries[0][6] = 5, len(small)
    entries[0][5] = put(bytes(small)) if small else END
    small_at = put(struct.pack(f"<{len(small_table)}I", *small_table).ljust(SECTOR, b"\xff")) if small_table else END
    listing = b"".join(map(_entry, entries))
    directory_at = put(listing.ljust(-(-len(listing) // SECTOR) * SECTOR, b"\0"))
    count = -(-(len(table) + 1) // (SECTOR // 4 - 1))
    at = [len(sectors) + n for n in range(count)]
    table.extend([TABLE] * count)
    packed = struct.pack(f"<{len(table)}I", *table).ljust(count * SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIIII", count, directory_at, 0, CUTOFF, small_at, 1, END, 0, at[0])
    head += struct.pack(f"<{len(at) - 1}I", *at[1:])
    return head.ljust(SECTOR, b"\xff") + b"".join(sectors) + packed


def _entry(entry: list) -> bytes:
    name, kind, left, right, child, start, size = entry
    coded = (name + "\0").encode("utf-16-le")
    data = coded.ljust(64, b"\0") + struct.pack("<HBBIII", len(coded), kind, 1, left, right, child)
    return data.ljust(116, b"\0") + struct.pack("<IQ", start, size)


# Word's own order of stories in the text, and where the FIB counts them.
STORIES = {"body": 0x4C, "notes": 0x50, "heads": 0x54, "comments": 0x5C, "endnotes": 0x60, "boxes": 0x64}
FIB = 0x9A + 8 * 93


def word(
    body: str,
    *,
    heads: tuple[str, ...] = (),
    title_page: bool = False,
    box: tuple[int, str] | None = None,
    hidden: dict[tuple[int, int], bytes] | None = None,
    rows: dict[tuple[int, int], bytes] | None = None,
    pieces: tuple[tuple[int, bool], ...] = ((0, True),),
    lists: tuple[tuple[int, int, str], ...] = (),
    flags: int = 0,
    mark: tuple[int, int] = (0xA5EC, 0xC1),
    **stories: str,
) -> bytes:
    """A .doc. `body` and each of `heads` (even, odd, even foot, odd foot, first, first foot) end paragraphs by a CR.

    hidden   {(start, end): properties of these characters}, `rows` the same of paragraphs
    lists    (kind, start, label) of each level of its one list
    pieces   (start, whether two bytes a character): the text in pieces, the last one first in the file
    """
    if heads:
        cuts = [0] * 7
        for story in heads:
            cuts.append(cuts[-1] + len(story) + (1 if story else 0))
        stories["heads"] = "".join(story + "\r" for story in heads if story) + "\r"
        cuts.append(cuts[-1] + 1)
    if box:
        stories["boxes"] = box[1] + "\r\r"
    stories["body"] = body
    text = "".join(stories.get(name, "") for name in STORIES)
    main, places = bytearray(FIB), {}
    ends = [*(start for start, _ in pieces[1:]), len(text)]
    for n in reversed(range(len(pieces))):
        start, wide = pieces[n]
        places[n] = len(main)
        main += text[start : ends[n]].encode("utf-16-le" if wide else "cp1252", "surrogatepass" if wide else "strict")
    table, clx = bytearray(), struct.pack(f"<{len(pieces) + 1}I", *(start for start, _ in pieces), len(text))
    for n, (_, wide) in enumerate(pieces):
        clx += struct.pack("<HIH", 0, places[n] if wide else 0x40000000 | places[n] * 2, 0)
    parts = {33: b"\2" + struct.pack("<I", len(clx)) + clx}
    if heads:
        parts[11] = struct.pack(f"<{len(cuts) + 1}I", *cuts, cuts[-1])
    if box:
        anchor, shape = box[0], struct.pack("<I", 1025)
        parts[40] = struct.pack("<II", anchor, len(body)) + shape + bytes(22)
        words = struct.pack("<III", 0, len(box[1]) + 1, len(box[1]) + 2)
        parts[56] = words + bytes(14) + shape + bytes(4) + bytes(22)
    for which, runs, each in ((12, hidden or {}, 1), (13, rows or {}, 13)):
        if runs:
            page = _page(runs, each, places[0], 2 if pieces[0][1] else 1)
            main += bytes(-len(main) % 512)
            parts[which] = struct.pack("<III", 0, len(main), len(main) // 512)
            main += page
    if title_page:
        parts[6] = struct.pack("<IIHIHI", 0, len(body), 0, len(main), 0, 0)
        main += struct.pack("<HHB", 3, 0x300A, 1)
    behind = 0
    if lists:
        levels = b"".join(
            struct.pack("<iB23x", start, kind) + struct.pack("<H", len(label)) + label.encode("utf-16-le")
            for kind, start, label in (*lists, *[(255, 1, "")] * (9 - len(lists)))
        )
        parts[73], behind = struct.pack("<Hi24x", 1, 77) + levels, len(levels)
        parts[74] = struct.pack("<Ii12x", 1, 77)
    for which, data in parts.items():
        struct.pack_into("<II", main, 0x9A + 8 * which, len(table), len(data) - (behind if which == 73 else 0))
        table += data
    struct.pack_into("<HH", main, 0, *mark)
    struct.pack_into("<H", main, 0x0A, 0x0200 | flags)
    for name, at in STORIES.items():
        struct.pack_into("<I", main, at, len(stories.get(name, "")))
    return compound({"1Table": bytes(table), "WordDocument": bytes(main).ljust(CUTOFF, b"\0")})


def _page(runs: dict[tuple[int, int], bytes], each: int, first: int, wide: int) -> bytes:
    """A page of properties; between the runs lie such as have none."""
    bounds = sorted({0, *(n for run in runs for n in run)})
    page, heads, at = bytearray(512), [], 510
    for start, end in itertools.pairwise(bounds):
        properties = runs.get((start, end))
        if properties is None:
            heads.append(0)
            continue
        data = bytes([len(properties)]) + properties
        if each == 13:
            properties = b"\0\0" + properties
            properties += bytes(len(properties) % 2 == 0)
            data = bytes([(len(properties) + 1) // 2]) + properties
        at -= len(data) + len(data) % 2
        page[at : at + len(data)] = data
        heads.append(at // 2)
    struct.pack_into(f"<{len(bounds)}I", page, 0, *(first + wide * n for n in bounds))
    for n, head in enumerate(heads):
        page[4 * len(bounds) + each * n] = head
    page[511] = len(heads)
    return bytes(page)
