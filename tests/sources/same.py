"""Whether two readings of one letter tell the same: header field by field, statements by act and words."""

HEADER = ("kind", "date", "place", "sender", "recipients", "copies", "subject", "language")


def header(letter):
    def parties(side):
        return tuple((p.name, p.role, p.organisation, p.state) for p in side)

    return {
        "kind": letter.kind.value,
        "date": str(letter.date.value) if letter.date else None,
        "place": letter.place.name if letter.place else None,
        "sender": parties(letter.sender),
        "recipients": parties(letter.recipients),
        "copies": parties(letter.copies),
        "subject": letter.subject.value if letter.subject else None,
        "language": letter.language,
    }


def statements(letter):
    return {(s.act.value, " ".join(s.quote.exact.split())) for s in letter.statements}


def differing(one, other):
    """Names of header fields that differ."""
    a, b = header(one), header(other)
    return [name for name in HEADER if a[name] != b[name]]
